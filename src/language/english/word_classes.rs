//! Classes of words that only extraction asks for, by their part in what it reads: the rows of `word_classes.csv`.

use hashbrown::HashMap;
use std::sync::LazyLock;

/// All classes that a word is of: one look-up for the many questions that extraction asks of each word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordClasses(u128);

impl WordClasses {
    /// The classes that `word` (lower case, folded) is of.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::language::english::word_classes::{WordClass, WordClasses};
    /// let classes = WordClasses::of("helicopter");
    /// assert!(classes.has(WordClass::Aircraft) && !classes.has(WordClass::RoadVehicle));
    /// assert_eq!(WordClasses::of("xqzzyv"), WordClasses::default());
    /// ```
    pub fn of(word: &str) -> Self {
        CLASSES.get(word).copied().unwrap_or_default()
    }

    /// These and others.
    pub fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether `class` is one of them.
    pub fn has(self, class: WordClass) -> bool {
        self.0 & 1 << class as u128 != 0
    }
}

static CLASSES: LazyLock<HashMap<&str, WordClasses>> = LazyLock::new(|| {
    let mut classes: HashMap<&str, WordClasses> = HashMap::with_capacity(1 << 11);
    for (name, words) in rows() {
        let Some((class, _)) = ALL.iter().find(|(_, of)| *of == name) else { continue };
        for word in words {
            classes.entry(word).or_default().0 |= 1 << *class as u128;
        }
    }
    classes
});

/// The name of each class of the file with its words; the first line is a header.
fn rows() -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    let lines = include_str!("word_classes.csv").lines().skip(1);
    lines.filter_map(|line| line.split_once(',')).map(|(name, words)| (name, words.split(" | ")))
}

/// A class is a bit of [`WordClasses`]; more of them need a wider number there.
const _: () = assert!(ALL.len() <= u128::BITS as usize);

macro_rules! word_classes {
    ($($(#[$doc:meta])* $class:ident)*) => {
        /// A class of words: what they are, or what stands before or behind them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum WordClass {
            $($(#[$doc])* $class,)*
        }

        /// The classes with their names in the file.
        const ALL: &[(WordClass, &str)] = &[$((WordClass::$class, stringify!($class))),*];
    };
}

word_classes! {
    /// Words behind the age of somebody in a list of the dead.
    AfterAge
    /// Words right behind "another" where no noun follows: "wounding another when".
    AfterAnother
    /// Words right behind a number that counts people without a noun: "wounding 30 in".
    AfterCount
    /// Words right behind a demonym that is one person and no adjective: "a Syrian was".
    AfterDemonym
    /// Words right behind a verb in "ing" that make it no name: "gunning down".
    AfterGerund
    /// Auxiliaries and "not" behind a modal, whose verb is in the passive or the perfect: "could have been".
    AfterModal
    /// Words right behind a "no" that says that nobody was harmed.
    AfterNo
    /// Words behind the pronoun that a verb of denial has as its object: "denied it on".
    AfterObject
    /// Prepositions right behind a verb of saying, which lead in no speaker: "said over".
    AfterSaid
    /// Words behind some of those who are counted: what they suffered, or how many more there were.
    AfterShare
    /// Words of what became of one who was shot, or of shots that do not kill.
    AfterShot
    /// Words for what flies with a pilot.
    Aircraft
    /// Participles behind a hyphen that say whose people are: "coalition-backed".
    Allegiance
    /// Animals.
    Animal
    /// Nouns for what a deed has for an answer: revenge, an inquiry, an amnesty.
    AnswerToDeed
    /// Verbs that say something where a clause follows: "responded that".
    Answering
    /// Words for harm of either kind, so that "no" means neither dead nor wounded.
    AnyHarm
    /// People in general, and bodies: no one kind of people.
    AnyPeople
    /// Words that open what is told aside about a speaker: "who", "speaking", "reached".
    AsideOpening
    /// Verbs of an attack of which those who were named are said to have died.
    Assault
    /// Auxiliaries and adverbs between a subject and what was done to it: "have reportedly been".
    Auxiliary
    /// Auxiliaries and adverbs between a number and what was done, with no noun among them.
    BareAuxiliary
    /// Nouns for what one comes under.
    Barrage
    /// Verbs that go with "to death".
    Beating
    /// Auxiliaries before a participle that is said of people: "a nun was hit".
    BeforeHit
    /// Words between a toll and the number that it comes to: "has reached".
    BeforeTotal
    /// Words between a number and a verb that leave the number without a noun: "five are now known to have been".
    BeforeVerb
    /// Words with which the phrase for those who are counted is over.
    BeforeVictim
    /// Words behind "had" whose wounds are no plain object of it: "had no wounds", "had died of burns".
    BeforeWound
    /// Verbs of what else was done, whose object is nobody's harm: "took away his wife".
    BesidesHarm
    /// Words of a deed of violence and of whose it was, in a clause that is denied.
    BlamedDeed
    /// Forms of "hit" and "strike".
    Blow
    /// Nouns for a body of people.
    BodyOfPeople
    /// What "border" makes a place: a post, a town, a gate.
    BorderPlace
    /// Verbs of calling people onto the street.
    CallingOut
    /// Those who hold an office without arms, and their bodies.
    CivilOffice
    /// Civilians, and the buildings in which they are.
    CivilianTarget
    /// Verbs of how those who attack came to a place.
    Coming
    /// Who judges what others did and answers for none of it.
    Commentator
    /// Words of a figure that replaces an earlier one.
    Correcting
    /// Nouns and numerals before "of" and a number that is no age: "a toll of 34", "a group of 34".
    CountedGroup
    /// Deeds of violence, more than one.
    Deeds
    /// People who cannot fight those who shoot them.
    Defenceless
    /// Verbs right behind a "there" that means no place: "there were".
    Existing
    /// Nouns for a body of people who may fight a state.
    Faction
    /// Words for those of a faith or a people that no country has its name from.
    Faith
    /// Those who fight or march, of whom "fell" says that they died.
    Fighting
    /// Words for streets and squares in other languages.
    ForeignStreet
    /// Words of bodies that are found, and of how they are.
    Found
    /// Words of something else than what was told: "another", "elsewhere", "meanwhile".
    Further
    /// Nouns for people who come together.
    Gathering
    /// Words for people on their way.
    Going
    /// Words that are, or begin, words for what was done to people.
    HarmOpening
    /// Words for harm that "nobody" and "no" deny.
    HarmToNobody
    /// Words of harm with which no clause about one harm ends: totals, bodies, treatment.
    HarmTotal
    /// Verbs and nouns of killing and wounding, whose object is one person without a number.
    Harming
    /// Buildings and works that forces take from each other.
    HeldBuilding
    /// Ground that forces take from each other.
    HeldGround
    /// Who serves a state, beside those of [`List::Military`](super::words::List::Military).
    InUniform
    /// Offices and buildings that a class of places only describes: "the district hospital", "the city council".
    Institution
    /// People who take up arms or the street without a state.
    Irregular
    /// Verbs of giving out a denial.
    Issuing
    /// Words between two places of a list.
    Joining
    /// What one is to another: relatives, a driver, a bodyguard.
    Kin
    /// Words of how things stood since, or went on.
    Lasting
    /// Verbs of what aircraft do with what they carry.
    Launching
    /// Participles of what was done with a bomb where it went off later.
    Laying
    /// Participles of what is done to people before they are shot.
    LeadingAway
    /// Words of a war, or of weeks and longer, whose dead a number counts.
    LongTime
    /// Adverbs of how badly somebody was hurt.
    Manner
    /// What "military" makes a target: a base, a facility, a site.
    MilitaryObject
    /// Verbs of a toll that is told again: it rose to so many, it stands at so many.
    Mounting
    /// Nouns for the killing of somebody.
    Murder
    /// Buildings and ways that are named after people and places: "the Kali-Ballee Mosque".
    NamedBuilding
    /// Deeds that are named after a place: "the Genc killings".
    NamedDeed
    /// Words in the names of newspapers.
    Newspaper
    /// Words that are no adjective before a noun for people.
    NoAdjective
    /// Nouns for what happens somewhere: "the incident occurred".
    Occurrence
    /// Words for those who did it or whom it befell, and for what came of it.
    OfDeed
    /// Words with which a sentence tells of one more event: "another", "again", "on the same day".
    OneMore
    /// Soldiers and police, who are one side only: "no losses among the troops".
    OneSide
    /// Words of how a war begins.
    Onset
    /// Words of opening fire: who did it first began it.
    OpeningFire
    /// Words that open another clause, or are its verb.
    OtherClause
    /// Adjectives that make "city" another one than was told of, or a part of it: "a nearby town".
    OtherPlace
    /// Verbs of what a deed led to, and of making that known.
    Outcome
    /// Words that stand before no person who is the object of a verb.
    OutsideObject
    /// Pronouns for the side that speaks.
    OwnSide
    /// Words for a part of a town, and for a spot in it.
    PartOfTown
    /// Words in the names of parties and armed groups.
    PartyWord
    /// Words shortly before a participle that make it a passive: "was", "reported", "among".
    PassiveSign
    /// What lasts for days and is no war: a truce, talks, a feast.
    Peace
    /// Nouns for a place that was named before: "in the town".
    PlaceNoun
    /// Words of plays, films and stories, two of which make a sentence one of them.
    Played
    /// What a country has somewhere and which does nothing itself: bases, embassies, schools.
    Premises
    /// Words of being somewhere: "no planes in the area".
    Presence
    /// What flies and hits people.
    Projectile
    /// Nouns for what guards against violence.
    Protection
    /// Verbs that put a toll at a number, or raise it to one.
    Putting
    /// Words that call the name before them a part of a town.
    Quarter
    /// Participles of bodies that are found.
    Recovering
    /// Adjectives of deeds that are told of in general.
    Recurrent
    /// Negations, and participles of not doing, before a verb of denial.
    Refraining
    /// Those who care for the wounded, beside those of [`List::Carer`](super::words::List::Carer).
    Rescuer
    /// Verbs of a toll that rises.
    Rising
    /// What people drive and ride on roads.
    RoadVehicle
    /// Words that make a number a rough one: "more than", "about".
    Roughly
    /// Words for those whose post it is: "a border post".
    SecurityForce
    /// Numerals and pronouns for more than one.
    Several
    /// Words of shots, and of what is shot.
    Shots
    /// Words between "the number" and what it is.
    Standing
    /// Offices and bodies of a state, beside titles.
    StateOffice
    /// Buildings, vehicles and places that are said to have been hit.
    StruckThing
    /// Pronouns, and "and", where the subject of a verb would stand.
    SubjectPronoun
    /// Verbs whose object is lives.
    TakingLives
    /// Prepositions and participles before what acts in nothing: it is somewhere, carried, guarded or aimed at.
    TakingObject
    /// Times of the day without a number.
    TimeOfDay
    /// Units of time, from hours to years, by which one deed is told to follow another.
    TimeUnit
    /// Words after which "to" says where something is: "at the entrance to", "close to".
    Towards
    /// Participles and adjectives of what did not happen, or not yet.
    Undone
    /// Verbs of what police used against people.
    UsingForce
    /// Articles and numbers before places that are not named: "two villages in".
    VagueCount
    /// Nouns for violence and for what does it, whose cause is told otherwise.
    Violence
    /// Verbs of where somebody spoke, met or lives.
    Visiting
    /// Words for coming to where harm was done, or around it.
    WayIn
    /// Words that say where those are who are counted: "aboard".
    Whereabouts
    /// Verbs of wanting and asking for.
    Wish
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn each_class_has_one_row_and_each_row_a_class() {
        let named: Vec<&str> = ALL.iter().map(|(_, name)| *name).collect();
        let rows: Vec<&str> = rows().map(|(name, _)| name).collect();
        assert_eq!(rows, named);
        assert!(rows.is_sorted_by(|a, b| a < b));
        assert_eq!(rows.len() + 1, include_str!("word_classes.csv").lines().count());
    }

    #[test]
    fn words_are_single_and_folded_in_order_and_none_stands_twice_in_a_class() {
        for (name, words) in rows() {
            let words: Vec<&str> = words.collect();
            assert!(words.is_sorted_by(|a, b| a < b), "{name}");
            for word in words {
                assert!(
                    word.bytes().all(|b| b.is_ascii_alphanumeric()) && !word.is_empty(),
                    "{name}: `{word}`"
                );
                assert_eq!(fold(word), word, "{name}");
            }
        }
    }

    #[test]
    fn a_word_has_the_classes_of_its_rows_and_no_others() {
        for (name, words) in rows() {
            for word in words {
                let of = |(class, _): &&(WordClass, &str)| WordClasses::of(word).has(*class);
                let has: Vec<&str> = ALL.iter().filter(of).map(|(_, name)| *name).collect();
                let stands =
                    |row: &str| rows().any(|(name, mut words)| name == row && words.any(|w| w == word));
                assert!(has.contains(&name) && has.into_iter().all(stands), "{word}");
            }
        }
        assert_eq!(WordClasses::of(""), WordClasses::default());
    }
}
