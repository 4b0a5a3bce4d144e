//! Closed classes of English words that recognition and extraction ask for. All lower case, as folded.

use hashbrown::HashMap;
use std::sync::LazyLock;

/// A long list of words, kept in a file.
#[derive(Debug)]
pub struct WordList {
    list: List,
    lines: &'static str,
}

/// Words that stand in lower case inside sentences, and so begin sentences without being names.
pub static COMMON_WORDS: WordList = WordList { list: List::Common, lines: include_str!("common_words.txt") };
/// First words of persons' names.
pub static GIVEN_NAMES: WordList = WordList { list: List::GivenName, lines: include_str!("given_names.txt") };
/// Last words of persons' names.
pub static SURNAMES: WordList = WordList { list: List::Surname, lines: include_str!("surnames.txt") };

impl WordList {
    /// The words, sorted.
    pub fn words(&self) -> Vec<&'static str> {
        self.lines.lines().collect()
    }

    /// Whether `word` (lower case) is on the list.
    pub fn has(&self, word: &str) -> bool {
        Lists::of(word).has(self.list)
    }
}

/// All lists that a word is on: one look-up for the many questions that recognition asks of each word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lists(u64);

impl Lists {
    /// The lists that `word` (lower case) is on.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::language::english::words::{List, Lists};
    /// let lists = Lists::of("minister");
    /// assert!(lists.has(List::Title) && lists.has(List::Common) && !lists.has(List::Surname));
    /// ```
    pub fn of(word: &str) -> Self {
        LISTS.get(word).copied().unwrap_or_default()
    }

    /// These and others.
    pub fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether `list` is one of them.
    pub fn has(self, list: List) -> bool {
        self.0 & 1 << list as u64 != 0
    }

    /// Whether the word may begin a name of which it says nothing alone, or a person's.
    pub fn may_open_name(self) -> bool {
        const OPENING: u64 =
            1 << List::NameOpening as u64 | 1 << List::Title as u64 | 1 << List::GivenName as u64;
        self.0 & OPENING != 0
    }

    /// Whether the word says what kind of place the name beside it is.
    pub fn has_feature_word(self) -> bool {
        const FEATURES: u64 = 1 << List::SettlementWord as u64
            | 1 << List::DivisionWord as u64
            | 1 << List::WaterWord as u64
            | 1 << List::TerrainWord as u64
            | 1 << List::RoadWord as u64;
        self.0 & FEATURES != 0
    }
}

/// A list is a bit of [`Lists`]; one more than these needs a wider number there.
const _: () = assert!(List::Common as usize == 0 && SHORT.len() + 3 <= u64::BITS as usize);

static LISTS: LazyLock<HashMap<&str, Lists>> = LazyLock::new(|| {
    let long = [&COMMON_WORDS, &GIVEN_NAMES, &SURNAMES].map(|long| (long.list, long.lines));
    let mut lists: HashMap<&str, Lists> = HashMap::with_capacity(1 << 15);
    for (list, words) in long.into_iter().chain(SHORT.iter().copied()) {
        for word in words.split_ascii_whitespace() {
            lists.entry(word).or_default().0 |= 1 << list as u64;
        }
    }
    lists
});

macro_rules! word_lists {
    ($($(#[$doc:meta])* $ask:ident $list:ident: $words:literal)*) => {
        /// A list of words.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum List {
            /// [`COMMON_WORDS`].
            Common,
            /// [`GIVEN_NAMES`].
            GivenName,
            /// [`SURNAMES`].
            Surname,
            $($(#[$doc])* $list,)*
        }

        /// The lists that stand in this file.
        const SHORT: &[(List, &str)] = &[$((List::$list, $words)),*];

        $(
            $(#[$doc])*
            pub fn $ask(word: &str) -> bool {
                Lists::of(word).has(List::$list)
            }
        )*
    };
}

word_lists! {
    /// Titles and offices that stand before a person's name.
    is_title Title: "mr mrs ms miss dr prof professor president minister premier chancellor king queen prince princess
        sheikh ayatollah imam pope bishop rabbi reverend sir lord lady gen general lt lieutenant col colonel maj major
        capt captain sgt sergeant cpl corporal pvt private adm admiral cmdr commander chief judge justice senator sen
        representative rep governor gov mayor ambassador secretary spokesman spokeswoman spokesperson aide director
        chairman chairwoman officer ombudsman mp congressman leader deputy reporter correspondent photographer coach
        striker lawyer activist"

    /// Words of armed groups' names that name no place.
    is_of_armed_group ArmedGroup: "boko haram shabaab shabab qaeda qaida taliban hezbollah hizbollah hizbullah hamas
        houthi houthis isis isil iswap jnim seleka balaka janjaweed codeco sayyaf jaish lashkar"

    /// Makes of vehicles, drones, missiles and guns: no places and no parties.
    is_make Make: "lada zhiguli niva uaz kamaz toyota hilux opel mitsubishi pajero nissan mercedes bmw volkswagen ford
        hyundai honda mazda suzuki isuzu volvo peugeot renault fiat skoda audi jeep chevrolet mahindra bajaj yamaha fpv
        shahed geran iskander kalibr kinzhal grad smerch uragan tochka himars atacms scud qassam katyusha fateh bayraktar
        ural orlan rpg lancet mavic reaper predator hellfire javelin kornet kalashnikov glock beretta cessna antonov tupolev sukhoi"

    /// Words that open names of places and name none alone: "Abu Salim", "Deir Hafer", "Kafr Nabl".
    opens_name NameOpening: "abu umm um banu ibn wadi tal tall tell tel deir dayr der kafr kufr kfar kafar beit bayt
        khirbet khirbat ain ayn ras jabal jebel djebel bir nahr hay hayy bab dar haji datu kampung kampong barangay sitio
        koh ban phum unguwan unguwar ungwan anguwan san santa santo sao saint st ste barrio vereda velyka velyki velykyi
        malyi nova novyi stara staryi novaya staraya verkhniy nizhniy yukhari verin nerkin"

    /// Words that make the capitalised words before them an organisation.
    is_organisation Organisation: "group ministry embassy university college school institute academy fc club league
        premier cup times post herald tribune news press radio television tv agency police army navy corps brigade
        battalion division regiment council committee commission court parliament congress senate assembly airlines
        airways air bank company corporation inc ltd corp party union association federation foundation fund organization
        organisation office department administration bureau authority government guard command treaty agreement accord
        accords process convention declaration summit conference forum initiative watch cross crescent front movement
        liberation forces brigades network hotel inn hospital stadium arena airport station museum church cathedral mosque
        daily gazette journal observer today review studios express rovers united wanderers athletic prosecutor
        prosecutors tourism festival open marathon prize award awards act law war battle revolution constitution
        republicans democrats senators state's knot"

    /// Words that say that the name beside them is a settlement.
    is_settlement_word SettlementWord: "city town village settlement hamlet township municipality suburb neighborhood
        neighbourhood quarter borough capital cities towns villages settlements suburbs municipalities port camp kibbutz
        moshav"

    /// Words that say that the name beside them is a division or a region.
    is_division_word DivisionWord: "district region province oblast rayon raion county governorate prefecture department
        state territory canton parish division districts regions provinces oblasts counties governorates departments
        states republic regency regencies enclave exclave emirate voivodeship krai kray republics marz rayonu
        lga lgas"

    /// Words that say that the name beside them is water.
    is_water_word WaterWord: "river lake sea gulf bay strait reservoir canal lagoon rivers ocean dam"

    /// Words that say that the name beside them is a mountain, a pass, a forest or the like.
    is_terrain_word TerrainWord: "mountain mountains mount mt hill hills pass heights valley peninsula island islands
        desert gorge ridge plateau peak forest forests woods jungle"

    /// Words that say that the name beside them is a road.
    is_road_word RoadWord: "road highway corridor motorway street avenue route bridge tunnel square boulevard lane"

    /// Prepositions that stand before a place.
    is_place_preposition PlacePreposition: "in at near outside around inside within from to towards toward into onto on
        against over across through along between above beyond behind off of by throughout surrounding amid"

    /// Months and weekdays: capitalised, never names of places here.
    is_calendar_word CalendarWord: "january february march april june july august september october november december jan
        feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mondays
        tuesdays wednesdays thursdays fridays saturdays sundays mon tue
        tues wed thu thurs fri sat sun"

    /// Points of the compass and their adjectives.
    is_direction Direction: "north south east west northern southern eastern western central northeast northwest
        southeast southwest northeastern northwestern southeastern southwestern upper lower greater"

    /// Verbs of saying, in the forms that follow a speaker.
    is_saying Saying: "said says say saying told tells announced announces reported reports claimed claims claim stated
        states added adds adding confirmed confirms confirming accused accuses accuse accusing blamed blames blame
        alleged alleges warned warns insisted insists declared declares denied denies deny denying wrote writes tweeted
        posted condemned condemns condemning rejected rejects rejecting dismissed dismisses dismissing refuted refutes
        vowed vows called calls acknowledged admitted described describes explained noted informed counted gave estimates
        estimated spoke thinks thought believes swore swears maintained maintains replied replies
        answered disclosed discloses divulged countered counters swore affirmed affirms asserted asserts contended contends argued argues retorted retorts
        disclaimed contradicted disputed attributed attributes repeated reiterated reiterates"

    /// Words for those who tell of events by their office or their part in it, without a name.
    is_speaking_office SpeakingOffice: "alliance officials official police prosecutors prosecutor ministry minister witnesses
        witness residents resident media authorities army military government office presidency spokesman spokeswoman
        spokesperson mayor governor commissioner commander general colonel force forces navy coalition command mission
        medics medic doctors doctor hospital hospitals rescuers villagers villager rebels rebel separatists militants
        insurgents activists monitors observatory agency agencies group union sources source state television broadcaster
        administration council administrator chief coroner rescuer survivors survivor soldiers teacher priest pastor
        bishop imam lawmaker lawmakers association leader leaders community party movement organisation organization
        faction outfit company chiefs premier president prefect prefecture clan clans elders sheikh caller junta kingpin warlord representative representatives"

    /// Auxiliaries and adverbs that may stand between a speaker and the verb of saying.
    is_auxiliary Auxiliary: "has have had also earlier later then again once categorically repeatedly reportedly
        immediately officially jointly"

    /// Verbs of denial.
    is_denying Denying: "denied denies deny denying denials denial rejected rejects rejecting dismissed dismisses
        dismissing refuted refutes refuting disputed disputes disputing disowned disavowed disavows repudiated repudiates
        rebutted rebuts contested contests disclaimed disclaims rubbished rebuffed rebuffs
        deny reject dismiss refute dispute contradicted contradicts contradicting disclaims negated trashed trashes debunked debunks"

    /// Nouns for what others say, which is denied.
    is_accusation Accusation: "claim claims allegation allegations accusation accusations report reports reporting
        statement statements charge charges suggestion suggestions blame account accounts version versions assertion
        assertions insinuation insinuations rumour rumours rumor rumors narrative finding findings testimony testimonies
        story stories video videos footage images tale tales
        remark remarks contention contentions suspicion suspicions news pictures photographs photos information"

    /// Nouns for a part in a deed, which is denied.
    is_disowned Disowned: "responsibility responsible involvement involved role part hand behind connection connections
        link links anything complicity participation complicit implicated relation"

    /// Words that call false what others say.
    is_falsehood Falsehood: "false falsehood falsehoods untrue lie lies baseless groundless unfounded unsubstantiated
        fabricated fabrication fabrications fake fakes propaganda disinformation misinformation provocation provocations
        slander slanderous nonsense absurd ridiculous invention hoax staged fiction inaccurate incorrect fictitious libel
        smear canard canards rubbish fable fables exaggerated
        montage montages invented concoction concocted myth fanciful fantasy fantasies bogus preposterous laughable ludicrous mendacious malicious"

    /// Verbs of denial whose object is a deed: "disclaimed the shot".
    is_disowning Disowning: "disclaimed disclaims disowned disowns disavowed disavows repudiated repudiates"

    /// Verbs that say what one takes others' words for: "dismissed this as a lie".
    is_calling Calling: "call calls called calling brand brands branded branding describe describes described describing
        dismiss dismissed dismisses dismissing label labels labelled labeled condemned condemns condemning denounced
        denounces denouncing decried decries ridiculed derided derides rejected rejects rejecting termed terms dubbed dubs"

    /// What is denied to people where nothing is denied to have happened.
    is_withheld Withheld: "access entry entrance permission bail visa visas passage treatment medical food water aid
        asylum request requests rights application service services parole justice humanitarian"

    /// Words of not knowing or not having said, which deny nothing.
    is_unknowing Unknowing: "know known knew clear who whether confirm confirmed sure yet immediately immediate comment
        warning receive received aware seen identify identified claimed claim information details evidence decided
        certain surprised suspect suspects group nobody if hesitate tolerate
        doubt choice option wonder further able rule suicide enemy more arrest arrests talks decision decisions"

    /// Nouns for what people suffer who are wounded.
    is_wound Wound: "injury injuries wound wounds concussion concussions contusion contusions burns burn cuts fracture
        fractures bruises bruise shrapnel bullet bullets lacerations trauma suffocation inhalation
        shock scratches grazes bruising eardrum eardrums reaction"

    /// Where a body is hit without dying of it as a rule.
    is_limb Limb: "arm arms leg legs limb limbs foot feet hand hands finger fingers toe toes knee knees thigh thighs
        shoulder shoulders ankle ankles calf calves buttock buttocks hip hips stomach abdomen back face elbow elbows wrist
        wrists jaw neck ear cheek groin ribs chin forearm forearms shin shins eye eyes pelvis heel"

    /// Participles of what hits a body.
    is_hit Hit: "hit shot struck stabbed cut slashed chopped hacked grazed knifed speared bitten"

    /// Verbs of suffering a wound.
    is_suffering Suffering: "got suffered suffering suffers sustained sustaining sustains received receiving receives
        nursing"

    /// Verbs of taking people from where they were harmed.
    is_transport Transport: "taken shifted moved referred transferred evacuated rushed airlifted flown brought sent
        admitted treated transported hospitalised hospitalized ferried carried driven warded"

    /// Words that end the name of a building or of a place inside a town.
    is_building Building: "hospital clinic school university college hotel mosque church airport prison station market
        stadium academy restaurant cafe plant bridge square street beach junction mall theatre cinema bar nightclub
        neighbourhood neighborhood quarter roundabout intersection crossroads avenue"

    /// Adjectives between a number and the people that it counts.
    is_counted_adjective CountedAdjective: "prominent leading top village tribal district his her my co presumed unidentified unnamed masked off-duty pregnant homeless
        young elderly local armed unarmed innocent other more army police military ethnic foreign suspected alleged
        government security civil school aid health pro special forces border idf un male female peaceful additional its
        their our senior married retired displaced returning fleeing stranded"

    /// Nouns for those who attack.
    is_attacker Attacker: "militants attackers gunmen assailants bombers terrorists suspects rebels insurgents fighters
        jihadists bandits outlaws guerrillas extremists infiltrators intruders raiders kidnappers"

    /// Nouns for things that are counted where people are killed or wounded: no people.
    is_counted_thing CountedThing: "houses homes buildings apartments flats rooms shops stores schools hospitals clinics
        churches mosques bridges villages towns cities districts regions provinces countries camps tents vehicles cars
        trucks lorries buses airliners airplanes aeroplanes trains tanks tankers trailers tractors helicopters planes jets aircraft drones boats ships vessels
        missiles rockets shells mortars bombs grenades mines rounds bullets weapons rifles guns strikes attacks raids
        explosions blasts incidents clashes times days hours minutes weeks months years seconds nights kilometres
        kilometers metres meters miles feet acres hectares dollars euros pounds percent cows goats sheep camels horses
        cattle animals livestock heads families households others wounds injuries deaths fatalities casualties charges
        counts cases arrests trees poles pylons sites targets positions bases posts checkpoints stations floors storeys stories parts pieces
        points places areas sides reports sources statements losses"

    /// Words of strikes for better pay.
    is_of_labour Labour: "union unions wage wages pay salary salaries walkout walkouts hunger industrial strikers picket
        pickets"

    /// Nouns that a person's noun before them only qualifies: "a police station".
    is_site_noun SiteNoun: "station house home base hospital school convoy post bus car vehicle camp"

    /// Those who only saw or treated what happened, and have no part in it to deny.
    is_onlooker Onlooker: "witness witnesses resident residents survivor survivors medic medics doctor doctors nurse
        nurses hospital hospitals villager villagers neighbour neighbours relatives families bystanders rescuers
        charity charities un nations peacekeepers humanitarian cross crescent ombudsman observers critics analysts aid union"

    /// Verbs of accusation, whose object is the accused.
    is_accusing Accusing: "accused accuses accuse accusing blamed blames blame blaming"

    /// Verbs of which a government is the usual subject or object.
    is_government_act GovernmentAct: "brokered backed mediated led sponsored held agreed signed imposed recognized
        recognised breached violated demanded urged vowed retaliated rejects wants seeks refuses refused expelled
        summoned responded insists responsible complained
        protested welcomed welcomes hailed hails urges vows pledged pledges lodged severed recalled deplored applauded
        reacted retaliates retaliating sanctioned ratified negotiated"

    /// Nouns for people who can be killed or wounded.
    is_human Human: "vigilante vigilantes sarpanch mukhiya pradhan headmen councillor councillors cadre cadres chiefs headman headmen cleric clerics preachers imams pastors constables hitmen hitman gangsters gangster gendarmes gendarme waitress people person persons individual
        individuals martyr martyrs helper helpers private privates sergeants grandchild grandchildren stepson stepdaughter grandson grandsons granddaughter
        granddaughters grandmother grandmothers civilian civilians man men woman women child children kid kids boy boys
        girl girls baby babies toddler toddlers infant infants teenager teenagers teen youth youths soldier soldiers
        troops troop serviceman servicemen servicewoman servicewomen conscripts conscript reservist reservists officer
        officers policeman policemen policewoman police personnel guard guards bodyguard bodyguards paramilitary
        paramilitaries militant militants fighter fighters gunman gunmen attacker attackers assailant assailants bomber
        bombers insurgent insurgents rebel rebels terrorist terrorists guerrilla guerrillas militia militiaman militiamen
        resident residents villager villagers inhabitant inhabitants local locals citizen citizens national nationals
        journalist journalists reporter reporters photographer cameraman worker workers staff employee employees aid
        medic medics doctor doctors nurse nurses paramedic paramedics rescuer rescuers firefighter firefighters teacher
        teachers student students pupil pupils pilgrim pilgrims worshipper worshippers worshiper worshipers mourner
        mourners passenger passengers driver drivers pedestrian pedestrians pensioner pensioners farmer farmers peasant
        peasants shepherd shepherds merchant merchants fisherman fishermen miner miners prisoner prisoners detainee
        detainees hostage hostages refugee refugees migrant migrants pilot pilots sailor sailors crew marine marines
        commander commanders general generals captain sergeant lieutenant colonel major victim victims casualty
        casualties members member protester protesters protestor protestors demonstrator demonstrators brother brothers
        sister sisters son sons daughter daughters father mother parents wife husband couple family families relatives
        others other more elderly minister official officials politician politicians mayor lawmaker lawmakers tourist
        tourists foreigner foreigners volunteers volunteer peacekeeper peacekeepers owner bystander bystanders settler
        settlers souls lives suspect suspects combatants martyrs assistant assistants shopkeeper shopkeepers clerk clerks
        cashier engineer engineers lawyers activist activists priest priests imam monk monks nun nuns judge judges
        councillor councillors hunter hunters trader traders vendor vendors guest guests customer customers shopper
        shoppers waiter singer spectator spectators fan fans commuter commuters motorist motorists cyclist cyclists
        schoolboy schoolboys schoolgirl schoolgirls schoolchildren grandmother uncle aunt cousin cousins niece nephew
        guide guides interpreter translator contractor contractors labourer labourers laborer laborers herder herders
        herdsman herdsmen tribesman tribesmen elder elders passerby passersby patient patients inmate inmates technician
        technicians cadet cadets recruits trainees climber climbers swimmer hikers skiers schoolteacher businessman
        thieves thief robber robbers adult adults minors minor toddlers fishers sailors seafarers crewmen crewman airmen
        airman pilgrims devotees supporters survivor survivors opponents partygoers revellers concertgoers churchgoers
        musicians footballers athletes teens christians muslims copts hindus sikhs jews yazidis shiites sunnis alawites
        catholics believers
        workman workmen tradesman tradesmen craftsman craftsmen chef chefs watchmen sentries boatman boatmen ferrymen
        holidaymaker holidaymakers backpacker backpackers missionary missionaries adolescent adolescents nomad nomads
        pastoralist pastoralists gamekeeper gamekeepers poacher poachers trappers businessmen midwife midwives firemen
        vaccinator vaccinators cameramen councilman councilmen aldermen unionists diners returnees evacuees squatters
        townspeople islanders expatriates policewoman policewomen guardsman guardsmen infantryman infantrymen warder
        warders jailers bandits jihadists extremists separatists grandparents twins conductors servants dancers jockeys"

    /// Nouns for one person, which alone make one of the killed or wounded.
    is_one_human OneHuman: "director manager secretary sarpanch sub-inspector inspector constable grandfather stepfather stepmother fiancee fiance commander emir chief leader gendarme
        waitress prosecutor ranger cleric candidate headmaster headmistress midwife governor councilwoman councilman
        bishop nanny cook cleaner postman carpenter tailor baker barber person individual pupil militiaman helper head
        grandson granddaughter baby son-in-law guerrilla civilian man woman child boy girl baby toddler infant teenager
        soldier serviceman conscript reservist officer policeman guard bodyguard militant fighter gunman insurgent rebel
        resident villager journalist reporter photographer cameraman worker medic doctor nurse paramedic rescuer
        firefighter teacher student pilgrim passenger driver pensioner farmer shepherd fisherman miner prisoner hostage
        refugee migrant pilot sailor peacekeeper protester demonstrator bystander lawmaker tourist policewoman lieutenant
        sergeant colonel assistant shopkeeper clerk cashier engineer lawyer activist priest imam monk nun judge
        councillor hunter trader vendor guest customer shopper waiter singer spectator fan commuter motorist cyclist
        schoolboy schoolgirl grandmother uncle aunt cousin niece nephew guide interpreter translator contractor labourer
        laborer herder herdsman tribesman elder passerby patient inmate technician cadet climber swimmer hiker skier
        schoolteacher businessman thief robber adult minor owner peasant merchant politician mayor official husband wife
        son daughter brother sister mother father neighbour neighbor caretaker settler constable jawan usher deacon
        gardener watchman beekeeper private corporal tapper housekeeper maid chauffeur professor lecturer rabbi seminarian catechist trucker seaman electrician plumber welder foreman magistrate diplomat ambassador woodcutter farmhand stevedore docker
        builder devotee loader majhi inspector superintendent captain mate pastor vicar reverend rabbi apprentice owner
        occupant youth lad teen surgeon dentist electrician mechanic plumber welder mason cobbler seller hawker
        schoolmaster professor lecturer warden barrister biker recruit butcher blacksmith painter roofer porter passer
        accountant treasurer receptionist bookkeeper librarian registrar magistrate notary pharmacist chemist vet
        veterinarian agronomist geologist surveyor architect academic scholar poet writer blogger broadcaster presenter
        editor publisher musician drummer comedian footballer referee banker economist diplomat consul attache bricklayer
        docker rancher logger lumberjack woodcutter healer herbalist innkeeper bartender grocer fishmonger milkman
        newsagent jeweller goldsmith hairdresser seamstress weaver potter locksmith foreman janitor doorman maid
        housekeeper housewife chauffeur trucker steward stewardess courier messenger rider motorcyclist jogger
        prospector digger fireman lifeguard detective sheriff sapper deminer gunner trooper brigadier seaman deckhand
        skipper boatman crewman missionary catechist seminarian preacher muezzin mullah sexton worshipper mourner voter
        campaigner alderman senator stepson stepdaughter orphan widow widower bride groom newborn relative colleague
        workmate schoolmate classmate companion pedestrian commando paratrooper marine peddler pedlar beggar
        lodger tenant landlord landlady busker juror defendant plaintiff farmhand farmhands stevedore stevedores docker dockers
        housekeeper housekeepers maid maids nanny nannies chauffeur chauffeurs gardener gardeners peshmerga
        jawan jawans carabinieri lecturer lecturers professor professors bishop bishops rabbi rabbis deacon
        deacons seminarian seminarians catechist catechists nomads trucker truckers sapper sappers seaman
        seamen stewardess stewardesses electrician electricians plumber plumbers welder welders foreman
        foremen lawyer prosecutor prosecutors magistrate magistrates diplomat diplomats barber barbers bakers
        weavers tailors mechanics blogger bloggers rangers woodcutter woodcutters loggers quarryman quarrymen
        beekeeper beekeepers
        volunteer headman sheikh chieftain correspondent airman rector legislator storekeeper retiree captive detainee
        workman tradesman craftsman holidaymaker adolescent pastoralist gamekeeper poacher councilman midwife
        policewoman guardsman infantryman warder backpacker nomad vaccinator chef"

    /// Nouns for people who carry no arms.
    is_civilian Civilian: "civilian civilians woman women child children boy boys girl girls baby babies toddler resident
        residents villager villagers passengers worshippers students pupils inhabitants teacher teachers traders farmers
        shepherds fishermen miners labourers laborers pilgrims travellers commuters motorists shopkeepers mourners tourists"

    /// Words before an event that make it unreal: denied, planned, feared, imagined.
    is_unreal Unreal: "would could might may should will if unless threatened threaten threatens threatening plan plans
        planned planning intend intended intends fear fears feared risk prevent prevented preventing avert averted avoid
        foiled thwarted possible potential hypothetical scheduled warning warned vow vowed must can allow rather deter
        rumour rumours rumor rumors expected pretend pretends pretended
        without not never no n't neither nor against-all"

    /// What a side fights with, beside its people.
    is_force Force: "forces army drone drones jets planes aircraft warplanes helicopters artillery guns gunners batteries
        launchers rockets missiles units side"

    /// Words that end or name a state of war rather than an incident.
    is_war War: "war wars conflict conflicts fighting hostilities violence outbreak outburst clashes unrest crisis
        escalation campaign offensive insurgency invasion"

    /// Words of war that hardly occur in peace: one of them makes a report one about armed conflict.
    is_warlike Warlike: "shelling shelled artillery missile missiles mortar mortars airstrike airstrikes warplane
        warplanes howitzer insurgent insurgents militants guerrillas jihadist jihadists paramilitaries ceasefire
        frontline battlefield bombardment gunships munitions"

    /// Words of war that also occur in peace: two of them make a report one about armed conflict.
    is_military Military: "army military militia militias troops soldiers soldier servicemen forces rebels rebel
        guerrilla militant paramilitary separatist separatists rocket rockets drone drones uav tanks truce occupied
        occupation battalion brigade regiment combatants fighters offensive counter-offensive warring militiamen junta
        terrorists"

    /// What governments have, make and wage: a name before it is theirs ("the Karabakh conflict", "Kyiv's army").
    is_of_state OfState: "border front frontline authorities officials forces army military troops separatists conflict
        war agreement agreements accord accords process protocol protocols treaty statute convention conventions summit rifles regiment"

    /// Those to whom people speak, and where they do.
    is_audience Audience: "reporters journalists conference radio television studio court briefing summit parliament
        statement communique bulletin newspapers newsmen newsrooms"

    /// Houses where the wounded and the dead are brought.
    is_house_of_care HouseOfCare: "hospital hospitals clinic clinics morgue mortuary infirmary college centre center ward
        unit"

    /// Those who care for the wounded.
    is_carer Carer: "doctors surgeons nurses surgeon"

    /// What is done with the wounded and the dead: no attack on where it is done.
    is_caring Caring: "taken rushed driven evacuated transferred referred shifted admitted treated treatment airlifted brought
        flown moved sent succumbed transported ferried carried recovering burns surgeons operated reporters journalists
        are laid lie lies lying remain remains received receives treating admitting delivered took hospitalised hospitalized"

    /// Those who speak for others, and where they sit nothing happened.
    is_representative Representative: "official officials diplomat spokesman spokeswoman spokesperson spokesmen diplomats analysts observers
        ministry ministries embassy ministers representative representatives correspondents correspondent negotiators envoys"

    /// Words of courts: what they speak of happened long before.
    is_legal Legal: "trial convicted sentenced jailed pleaded indicted verdict inquest guilty lawsuit plotting defendant
        acquitted appeal sentencing parole prosecuted imprisoned"

    /// Words of remembrance: what they speak of happened years ago.
    is_remembering Remembering: "anniversary anniversaries commemorate commemorates commemorated commemorating
        commemoration commemorations remembrance remembered remembers remembering centenary bicentenary simulated
        simulating simulates simulation drill drills exercises war-games wargames mock re-enactment reenactment rehearsal
        exhibition exhibitions wreath wreaths re-enactors reenactors re-enacted reenacted manoeuvres maneuvers"

    /// Words of drills, of which a report about one is full.
    is_drill Drill: "test-fired test-fires test-firing drill drills exercise exercises manoeuvres maneuvers war-games wargames wargame live-fire simulated
        simulation simulating scenario rehearsal decommissioned"

    /// Words of what is only acted.
    is_pretence Pretence: "blanks make-believe mock simulated simulating simulates simulation imagined imaginary script
        scenario actors extras dummies fictitious role-play"

    /// Words of films, novels and games.
    is_fiction Fiction: "memoir memoirs prose poem poems poet narrator chapters film films movie movies novel novels thriller thrillers sitcom screenplay script stuntman stuntmen protagonist episode
        episodes sequel fictional fiction videogame video-game video gamers trilogy blockbuster miniseries documentary
        hollywood netflix drama dramas premiere premieres premiered cinema cinemas opera playwright novelist audiences
        box-office scene scenes character characters review gamers actors actress starring subtitles screen debut
        performances director"

    /// Words of sports reports.
    is_sport Sport: "football soccer league cup goal goals goalkeeper striker midfielder match matches championship
        champions tournament season coach fixtures fixture stadium scored club clubs players player semifinal
        quarterfinal basketball tennis cricket wicket innings rugby points standings kick-off boxing boxer bout knockout
        referee quarterback touchdown offside halftime half-time equaliser equalizer goalless unbeaten playoff playoffs
        medal medals heavyweight middleweight wicketkeeper batsman bowler peloton hat-trick scrum footballers relegation
        derby champion midfield defenders winger penalties semi-final semi-finals quarter-final quarter-finals olympic
        olympics title derby leaders sixes fours overs bowler bowlers seamer seamers spinner spinners opener batter
        batters fielders run-out scoreline scorer scorers dugout pitch linebacker pitcher inning homer jockey racecourse
        marathon sprint sprinter podium grand-prix set-piece free-kick backhand forehand racket grandmaster strikers
        goalkeepers wingers batsmen bowling challenger uppercut welterweight flyweight esports e-sports"

    /// Words that sports reports share with others.
    is_sporting Sporting: "fans visitors hosts tourists keeper squad finals winners bell canvas crossbar header lap captain
        manager round rounds supporters half wingers flanks helmet hook ring team teams victory defeat record"

    /// Words of business news, whose battles and sieges are fought with money.
    is_business Business: "shares share shareholders shareholder bid bids bidder bidders takeover merger analysts stock
        stocks investors profit profits revenue earnings brewer retailer dividend board valuation acquisition chairman"

    /// Animals that attack people, and the weather.
    is_wild Wild: "elephant elephants tusker leopard tiger bear bears shark crocodile wolf wolves hippo lion lions python
        cyclone hurricane storm storms typhoon hail hailstones waves winds rain blizzard tornado"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_have_their_words_and_no_others() {
        for list in [&COMMON_WORDS, &GIVEN_NAMES, &SURNAMES] {
            assert!(list.words().len() > 1000 && list.words().is_sorted());
            assert!(!list.has("stepanakert") && !list.has("") && !list.has("\u{10FFFF}"));
        }
        assert!(COMMON_WORDS.has("of") && COMMON_WORDS.has("reading"));
    }
}
