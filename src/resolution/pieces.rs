//! The names of all pieces of evidence. They end up in `why` and in files, so they say in words what is the case.

macro_rules! pieces {
    ($($piece:ident $words:literal)*) => {
        /// A piece of evidence for or against a candidate.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Piece {
            $($piece),*
        }

        impl Piece {
            /// All of them.
            pub(super) const ALL: &[Self] = &[$(Self::$piece),*];

            /// The name in `weights.csv`.
            pub(crate) fn words(self) -> &'static str {
                match self {
                    $(Self::$piece => $words),*
                }
            }
        }
    };
}

pieces! {
    // No place at all, which the best candidate has to exceed.
    NoCandidate "none of the candidates"
    // How the spelling was matched.
    Name "the name itself"
    Alternate "another declared spelling"
    Inflected "inflected form"
    Transliteration "transliteration"
    TypingError "typing error"
    // How often a place of this kind and size is meant by its name.
    Country "country"
    RegionOrSea "region or sea"
    FirstLevel "first-level division"
    SecondLevel "second-level division"
    Capital "capital"
    Seat "seat of a first-level division"
    Settlement "settlement"
    PartOfTown "part of a town"
    OtherDivision "other division"
    WaterOrRelief "water or relief"
    Inhabitants "inhabitants (powers of ten)"
    DivisionInhabitants "inhabitants of the division (powers of ten)"
    DivisionWidth "width of the division (to 100 km)"
    RegionWidth "width of the region (powers of ten of km)"
    UsersRow "row of the user's gazetteer"
    // What else has the name.
    Unique "no other place of this name"
    NameOfDivisionElsewhere "name of a first-level division of another country"
    LikeItsLargeTown "named like its large town"
    LikeATownInIt "named like a town in it"
    LikeItsCountry "named like its country"
    Dwarfed "dwarfed by a namesake of its country"
    Overshadowed "overshadowed by a larger namesake of its country"
    // What the words beside the mention say.
    Odds "reads like a place (log odds)"
    Placed "behind a preposition of place"
    HamletInOtherName "hamlet in the name of something else"
    InOtherName "in the name of something else"
    DemonymOfCountry "demonym of a country"
    CalledSettlement "called a settlement and is one"
    CalledCity "called a city and is one"
    CalledDivision "called a division and is one"
    CalledWater "called a water and is one"
    CalledRelief "called relief and is one"
    CalledRoad "called a road and is one"
    CalledElse "called something else"
    NamedAfterElse "named after something else"
    BesideContainer "beside its container"
    HoldsPlaceBefore "container of the place before it"
    ListedWithRegions "in a list with regions of its country"
    WherePut "where the words put it"
    FarFromWherePut "far from where the words put it"
    // How well known it is, where the report names no country of any place of this name.
    InhabitantsAlone "inhabitants and no country named (powers of ten)"
    SpellingsAlone "spellings and no country named (powers of two)"
    // What the report says as a whole.
    Focus "focus country"
    NearDateline "around the place of the dateline"
    NearHome "around the outlet's home"
    HomeCountry "in the country of the outlet's home"
    ShareOfNames "share of the report's other names"
    CountryNamed "country named in the report"
    ShareOfCountries "share of the report's countries"
    OthersNamed "other countries named only"
    LittleKnownOthersNamed "little known and other countries named only"
    NamesakeInNamed "namesake of some size in a country that is named"
    OtherNamesInDivision "other names have places in its division"
    ContainerInSentence "container named in the sentence"
    ContainerInReport "container named in the report"
    OutsideDivisions "outside the divisions named in the report"
    NearInSentence "near other places of the sentence"
    NearInReport "near other places of the report"
}
