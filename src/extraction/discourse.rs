//! The thread of a report: what each sentence adds to the events told before it.

mod background;
mod belated;
mod counting;
mod dating;
mod denying;
mod disputing;
mod expecting;
mod harm;
mod kinds;
mod making;
mod narrative;
mod nowhere;
mod occurring;
mod order;
mod quote;
mod retelling;
mod scene;
mod shares;
mod sides;
mod unplaced;
mod whereabouts;

use crate::extraction::likelihood::{self, Expected};
use crate::extraction::reading::Reading;
use crate::extraction::reality::Reality;
use crate::extraction::statement::Statement;
use crate::extraction::tolls::{Figure, Tolls};
use crate::extraction::{attribution, site, statement, tolls, victims, when};
use crate::language::english::word_classes::WordClass;
use crate::language::lexicon::{Actor, Role};
use crate::model::{DateClaim, EventMention, Party, SubEventType, Toll};
use crate::text::{BlockKind, Span};
use hashbrown::HashMap;
use std::ops::Range;

/// The events of a document, in the order of their triggers, and whether there are more than a report may have.
///
/// Where the rules leave a place out that likely is an incident's, they read the document again with that in mind.
pub(super) fn events(reading: &Reading<'_>, text_sha256: &str) -> (Vec<EventMention>, bool) {
    if !tells_of_events(reading) {
        return (Vec::new(), false);
    }
    // What is only imagined or of a war makes no event.
    let told = match states(reading, |s| matches!(s.reality, Reality::Told | Reality::Denied)) {
        true => thread(reading, text_sha256, &[]),
        false => (Vec::new(), false),
    };
    if reading.core.is_some() {
        return told;
    }
    let expected = likelihood::expected(reading, &told.0);
    if expected.is_empty() { told } else { thread(reading, text_sha256, &expected) }
}

/// The events that the rules find and those that are expected, and whether there are more.
fn thread(reading: &Reading<'_>, text_sha256: &str, expected: &[Expected]) -> (Vec<EventMention>, bool) {
    let mut thread = Thread {
        reading,
        text_sha256,
        expected,
        events: Vec::new(),
        focus: Vec::new(),
        pending: None,
        left: None,
        outdated: Vec::new(),
        sides: HashMap::new(),
        early_denials: Vec::new(),
        groups: 0,
        live: false,
        last_day: None,
        sentence_of: Vec::new(),
        context: Context::default(),
        alleged: None,
        is_full: false,
    };
    let (order, live) = order::order(reading);
    thread.live = live;
    for n in order {
        if thread.tells(n) {
            thread.read(n);
        }
    }
    thread.read_titles();
    thread.keep_outdated();
    thread.allege();
    thread.join_nameless();
    thread.keep_nowhere();
    thread.deny_early();
    thread.place_by_title();
    thread.place_by_detail();
    thread.date_by_detail();
    thread.join_parts_of_town();
    thread.join_echoes();
    thread.leave_background();
    (thread.finish(), thread.is_full)
}

/// The events that the rules find by themselves.
#[cfg(feature = "training")]
pub(super) fn told(reading: &Reading<'_>, text_sha256: &str) -> Vec<EventMention> {
    if tells_of_events(reading) { thread(reading, text_sha256, &[]).0 } else { Vec::new() }
}

/// Whether some sentence has a statement, of whatever reality: every event is made of one.
fn tells_of_events(reading: &Reading<'_>) -> bool {
    states(reading, |_| true)
}

/// Whether some sentence has such a statement.
fn states(reading: &Reading<'_>, such: impl Fn(&Statement<'_>) -> bool) -> bool {
    let states = |n: usize| {
        let triggers = reading.triggers_in(&reading.doc.sentences[n].tokens);
        !triggers.is_empty() && reading.statements(n).iter().any(&such)
    };
    (0..reading.doc.sentences.len()).any(states)
}

/// The first statement of a sentence that tells of a deed or of its harm.
fn told_in<'r, 'a>(reading: &'r Reading<'a>, n: usize) -> Option<&'r Statement<'a>> {
    let tells =
        |s: &&Statement<'_>| s.reality == Reality::Told && !matches!(s.role, Role::State | Role::Capture);
    reading.statements(n).iter().find(tells)
}

/// More events of one report are not coded: it is many reports in one, machine-made or hostile.
pub(super) const MOST_EVENTS: usize = 1_000;

struct Thread<'r, 'a> {
    reading: &'r Reading<'a>,
    text_sha256: &'r str,
    /// The incidents that are expected at places where the rules find none, by their sentences.
    expected: &'r [Expected],
    events: Vec<EventMention>,
    /// The sentence of each event.
    sentence_of: Vec<usize>,
    /// The events of the last statement that had a place: what "the attack" points to.
    focus: Vec<usize>,
    /// Tolls told before any event ("At least 21 were killed in the attack ...").
    pending: Option<Pending>,
    /// The first tolls that waited and were of no event that was told since.
    left: Option<Pending>,
    /// Figures that were called superseded, with their events and whether they count the killed.
    outdated: Vec<(usize, bool, Figure)>,
    /// Whose dead and wounded the events have, by their number.
    sides: HashMap<usize, sides::Losses>,
    /// Denials told before any event.
    early_denials: Vec<attribution::Denial>,
    groups: u32,
    /// Whether the report is a page of entries, each of which tells its own news.
    live: bool,
    /// The day that the words named last.
    last_day: Option<DateClaim>,
    context: Context,
    /// What was denied before anything was told.
    alleged: Option<Alleged>,
    /// Whether an event was left out because there were as many as there may be.
    is_full: bool,
}

/// An event that those deny whom a report begins with: where, and of which kind.
#[derive(Debug, Clone, Copy)]
struct Alleged {
    mention: usize,
    kind: Option<SubEventType>,
    /// The day that the denial names.
    date: Option<when::Dated>,
}

/// Tolls that wait for the place of their event, with the sentence that told them last and the day that it states.
#[derive(Debug, Default)]
struct Pending {
    tolls: Tolls,
    sentence: usize,
    /// The sentence that told of it first.
    first: usize,
    /// The sentence that told figures last.
    counted: usize,
    date: Option<when::Dated>,
}

impl Pending {
    /// Adds what a further sentence tells.
    fn add(&mut self, sentence: usize, tolls: &Tolls) {
        self.tolls.add(tolls);
        self.sentence = sentence;
        if !tolls.is_empty() {
            self.counted = sentence;
        }
    }
}

/// A sentence of no more words than this is a heading of what follows it.
const HEADING: usize = 4;

/// How far behind a toll its event may be named, in tokens.
const REACH: usize = 7;

/// Tolls wait for no more sentences than this.
const PENDING: usize = 3;

/// What the current block is about.
#[derive(Debug, Default)]
struct Context {
    block: usize,
    date: Option<DateClaim>,
    date_span: Option<Span>,
    /// The type of what the block told last without a place of its own.
    unplaced: Option<SubEventType>,
    /// Whether the block told last of the past, which is not mapped.
    history: bool,
    /// The mention of the place that stands as a heading of what follows ("UPDATE Brital."), until the block speaks of another without an
    /// event.
    heading: Option<usize>,
}

impl Thread<'_, '_> {
    fn tells(&self, sentence: usize) -> bool {
        matches!(
            self.reading.kind(sentence),
            BlockKind::Body | BlockKind::Caption | BlockKind::Post | BlockKind::Heading
        )
    }

    fn read(&mut self, n: usize) {
        let reading = self.reading;
        let sentence = &reading.doc.sentences[n];
        if sentence.block != self.context.block {
            self.context = Context { block: sentence.block, ..Context::default() };
        }
        let tokens = sentence.tokens.clone();
        let statements = reading.statements(n);
        let heading = reading.kind(n) == BlockKind::Heading;
        let of_past = reading.core.is_none() && tolls::is_of_the_past(reading, &tokens);
        let told: Vec<Statement<'_>> = statements
            .iter()
            .filter(|s| s.reality == Reality::Told && !self.is_bygone(n, s, of_past))
            .cloned()
            .collect();
        let told = self.with_expected(n, told);
        if statements.is_empty() && told.is_empty() && self.events.is_empty() && self.pending.is_none() {
            self.read_before_events(n, &tokens);
            return;
        }
        let mut tolls = reading.tolls(n).clone();
        let mut made: Vec<(Range<usize>, Vec<usize>)> = Vec::new();
        // The day and the place of what was told before; nothing new.
        let one = told
            .iter()
            .map(|s| &s.places)
            .filter(|p| !p.is_empty())
            .all(|p| *p == told[0].places || told[0].places.is_empty());
        let occurs = !heading
            && one
            && reading.core.is_none()
            && !told.iter().any(|s| self.follows_another(n, s))
            && self.occurs(n);
        if !heading && reading.core.is_none() {
            made.extend(self.allege_elsewhere(n, statements, &tolls));
        }
        let alleged = !made.is_empty();
        if !alleged && !heading && !occurs && reading.core.is_none() {
            made = self.place_shares(n, &told, &tolls);
        }
        // "killed eight people in Khan Younis and five in Rafah": each number has found its place; so has what those who deny it are
        // accused of.
        self.date_by_named_day(n, &told);
        if !made.is_empty() {
            tolls = Tolls::default();
        } else if !heading && !occurs && !told.is_empty() && !self.is_answered(&tokens) {
            for statement in told.iter().filter(|s| !is_toll_of(reading, s, &told)) {
                let ids = self.place_statement(n, statement, &tolls);
                if ids.is_empty() {
                    self.note_unplaced(n, statement);
                } else {
                    made.push((statement.trigger.clone(), ids));
                }
            }
        }
        if !made.is_empty() && made.len() == told.len() {
            self.context.history = false;
        }
        self.note_date(n, &tokens);
        // Without an event only figures can wait for one.
        let no_event = self.events.is_empty();
        // "The attack came three days after a bomb that killed twenty": theirs who died before.
        let after = occurs
            && reading.any_word(tokens.clone(), |w| w == "came")
            && reading.any_word(tokens.clone(), |w| w == "after");
        let told_before = after
            || !(no_event && tolls.is_empty())
                && (self.is_earlier_block(n) || (made.is_empty() && self.is_history(n)));
        // "These events come after the attack of 22 November, in which 28 were killed": of a day on which nothing told was.
        let told_before =
            told_before || made.is_empty() && (of_past || told.iter().any(|s| self.is_of_another_day(n, s)));
        if !(tolls.is_empty() || heading || told_before || tolls.are_cumulative(reading)) {
            self.place_tolls(n, &tolls, &told, &made);
        }
        if !(no_event || heading || told_before) && reading.core.is_none() {
            let victims = victims::read(reading, &tokens, &tolls);
            if !(victims.is_empty() || tolls.are_cumulative(reading)) {
                self.place_victims(n, victims, &made);
            }
        }
        if statements.is_empty() {
            self.note_place(n);
            self.note_weapon(n);
            if !heading && reading.core.is_none() {
                self.place_by_narrative(n);
            }
        }
        if let Some(last) = made.last() {
            self.focus = last.1.clone();
        } else if told.is_empty() && !occurs && statements.iter().all(|s| s.reality != Reality::War) {
            self.date_by_narrative(n, statements.is_empty());
        }
        // "Russia attributed the strike to Ukraine": nothing new.
        let nothing_new = told.iter().all(|s| s.definite);
        if (made.is_empty() || nothing_new)
            && !self.focus.is_empty()
            && let Some((blamed, by)) = attribution::blames(reading, &tokens)
        {
            self.blame(&blamed, by.as_ref());
        }
        // "The Pakistani Taliban claimed responsibility for a bombing in Bannu".
        let old = || made.is_empty() || nothing_new || attribution::owns(reading, &tokens).is_some();
        if !self.focus.is_empty() && reading.core.is_none() && old() {
            self.note_stances(n);
        }
        // "In June 130 were massacred there; the fighters denied having taken part": in that.
        let mut denials = attribution::denials(reading, &tokens, statements);
        denials.retain(|denial| !self.is_of_claimed_losses(n, denial));
        if !denials.is_empty() && made.is_empty() && told.iter().any(|s| self.is_of_another_day(n, s)) {
            denials.retain(|denial| !denial.places.is_empty());
        }
        for denial in denials {
            self.deny(denial);
        }
        self.note_alleged(n, statements);
    }

    /// Reads a sentence without a statement before which nothing was told: only the day, the place and the weapon that it names, and what it
    /// denies, can be of what follows.
    fn read_before_events(&mut self, n: usize, tokens: &Range<usize>) {
        self.note_date(n, tokens);
        self.note_place(n);
        self.note_weapon(n);
        for denial in attribution::denials(self.reading, tokens, &[]) {
            if !self.is_of_claimed_losses(n, &denial) {
                self.deny(denial);
            }
        }
    }

    /// "The attack of 22 November": whether a statement points to a day that is more than some days from those of the events in focus.
    fn is_of_another_day(&self, n: usize, statement: &Statement<'_>) -> bool {
        const APART: i32 = 3;
        let dated = when::of_statement(self.reading, n, &statement.trigger, None).filter(|d| d.claim.stated);
        let Some(dated) = dated else { return false };
        if statement.places.is_empty() && self.is_of_earlier_month(n, &dated) {
            return true;
        }
        let Some(day) = dated.claim.start.filter(|_| dated.claim.precision() <= 1) else { return false };
        let far = |e: &usize| {
            let known = self.events[*e].date;
            known.stated
                && known.start.is_some_and(|k| day.since(k).is_ok_and(|gone| gone.get_days().abs() > APART))
        };
        let points = statement.definite && statement.role != Role::Harm;
        points && !self.focus.is_empty() && self.focus.iter().all(far)
    }

    /// "The gunmen came on Saturday morning", "The patrol was surrounded at dusk on Monday": the day of the event in focus, where nothing
    /// has stated it.
    fn date_by_narrative(&mut self, n: usize, plain: bool) {
        let [event] = self.focus[..] else { return };
        let known = self.events[event].date;
        if known.stated && known.precision() <= 1 || n.abs_diff(self.sentence_of[event]) > PENDING {
            return;
        }
        let reading = self.reading;
        let tokens = &reading.doc.sentences[n].tokens;
        let acts = reading.actors_in(tokens).iter().any(|a| {
            let irregular = matches!(a.entry.role, Role::Actor(Actor::Gunmen | Actor::Rebels | Actor::Group));
            irregular && !statement::is_speaking(reading, a, tokens)
        });
        // "The crossing was still shut on Wednesday morning": how things stood since.
        if reading.any_of(tokens.clone(), WordClass::Lasting) {
            return;
        }
        // "All this began on Wednesday. That morning a detachment dug in": of the day that its own paragraph named.
        let sentences = &reading.doc.sentences;
        if reading.folded(tokens.start) == "that"
            && sentences[n].block != sentences[self.sentence_of[event]].block
        {
            return;
        }
        let at = tokens.start..tokens.start;
        let dated = when::of_statement(reading, n, &at, self.anchor()).filter(|d| {
            (acts || plain && d.claim.time_of_day.is_some())
                && !d.past
                && d.claim.is_resolved()
                && d.claim.stated
                // "at the weekend", and then "on Sunday evening".
                && (!known.stated || !making::is_other_day(&known, &d.claim) && d.claim.precision() <= 1)
        });
        if let Some(dated) = dated {
            self.set_date(event, &dated);
        }
    }

    /// Remembers the place that a sentence without an event is a heading of, as in "UPDATE Brital. Six dead", and forgets it where one speaks
    /// of another: "Crews in Okhtyrka cleared the stairwell".
    fn note_place(&mut self, n: usize) {
        let reading = self.reading;
        let tokens = &reading.doc.sentences[n].tokens;
        let settled = |m: &usize| reading.place(*m).is_some_and(|p| p.is_settlement());
        let mentions = reading.mentions_in(tokens);
        if mentions.is_empty() {
            return;
        }
        let words =
            || tokens.clone().filter(|t| reading.doc.word(*t).chars().any(char::is_alphabetic)).count();
        // "Horlivka (39 km north-east of Donetsk).", "9 June, Jasim (Daraa)." at the beginning of a paragraph.
        let first = reading.tokens_of(mentions[0]);
        let labelled = self.reading.begins_block(n)
            && reading.doc.word(first.end) == "("
            && tokens.end.checked_sub(2).is_some_and(|t| reading.doc.word(t) == ")")
            && reading.begins_with_dates(tokens, first.start);
        let mentions = if labelled { vec![mentions[0]] } else { mentions };
        let heads = labelled || mentions.len() == 1 && words() <= HEADING;
        if !heads && self.context.heading.is_none() {
            return;
        }
        let sites = if heads { mentions } else { site::sentence_places(reading, tokens) };
        let [mention] = sites[..] else { return };
        if !settled(&mention) {
            return;
        }
        self.context.heading = heads.then_some(mention);
        let key = reading.place(mention).map(|p| p.key);
        let here = |e: &usize| self.events[*e].site.as_ref().map(|s| s.place) == key;
        if heads && let Some(told) = (0..self.events.len()).rev().find(here) {
            self.focus = vec![told];
        }
    }

    /// "The forces directed their artillery at the camp. Five dead reached us": remembers what a sentence without an event fires.
    fn note_weapon(&mut self, n: usize) {
        let weapons = self.reading.weapons_in(&self.reading.doc.sentences[n].tokens);
        let mut kinds = weapons.iter().filter_map(|w| w.entry.sub_event_type);
        let fired = |t: &SubEventType| {
            matches!(t, SubEventType::ShellingArtilleryMissileAttack | SubEventType::AirDroneStrike)
        };
        if let Some(kind) = kinds.next().filter(fired).filter(|kind| kinds.all(|k| k == *kind)) {
            self.context.unplaced = self.context.unplaced.or(Some(kind));
        }
    }

    /// Remembers what a sentence tells of without a place: of the past, or of what the block goes on to place.
    fn note_unplaced(&mut self, n: usize, statement: &Statement<'_>) {
        let dated = when::of_statement(self.reading, n, &statement.trigger, self.anchor());
        if dated.is_some_and(|d| d.past) {
            self.context.history = true;
        } else if statement.places.is_empty() && !statement.definite {
            self.context.unplaced = statement.sub_event_type.or(self.context.unplaced);
        }
    }

    /// Titles last: they add nothing where the text has told it.
    fn read_titles(&mut self) {
        // The day that the last paragraph named is not the title's.
        self.context = Context::default();
        for n in 0..self.reading.doc.sentences.len() {
            if self.reading.kind(n) != BlockKind::Title {
                continue;
            }
            let (statements, tolls) = (self.reading.statements(n), self.reading.tolls(n));
            let single = |s: &Statement<'_>| s.places.len() == 1;
            for statement in statements.iter().filter(|s| s.reality == Reality::Told) {
                if self.events.is_empty() {
                    let ids = self.place_statement(n, statement, tolls);
                    if single(statement) && !tolls.are_cumulative(self.reading) {
                        self.place_tolls(
                            n,
                            tolls,
                            std::slice::from_ref(statement),
                            &[(statement.trigger.clone(), ids)],
                        );
                    }
                }
            }
            // A toll that only the title gives, of a report about one place.
            let bare = self.events.iter().all(|e| e.killed.is_none() && e.injured.is_none());
            if bare && self.one_place() && !tolls.are_cumulative(self.reading) {
                self.focus = vec![0];
                self.attach(&tolls.killed.clone(), &tolls.injured.clone(), &[0]);
            }
        }
    }

    fn finish(&mut self) -> Vec<EventMention> {
        let reading = self.reading;
        for event in &mut self.events {
            // "Rebels set fire to houses. Nine people were killed": who hurts people does more than damage.
            let hurts = [event.killed, event.injured].into_iter().flatten().any(Toll::is_of_somebody);
            if hurts && event.sub_event_type == SubEventType::LootingPropertyDestruction {
                event.set_type(SubEventType::Attack, event.trigger);
            }
            // "A missile was intercepted over Jizan and its debris wounded eleven": what hurts people was not stopped.
            if hurts && event.sub_event_type == SubEventType::DisruptedWeaponsUse {
                let weapons = reading.weapons_in(&reading.doc.tokens_in(event.sentence));
                let sent = weapons.iter().filter(|w| w.entry.weapon != "aircraft" && w.is_remote_violence());
                if let Some((kind, weapon)) =
                    sent.filter_map(|w| Some((w.entry.sub_event_type?, &w.tokens))).next()
                {
                    event.set_type(kind, reading.span(weapon));
                }
            }
            if event.attributed_to.is_some() && event.attributed_by.is_empty() {
                let source = reading.info.source.clone();
                let name = source.unwrap_or_else(|| format!("report {}", reading.info.id));
                event.attributed_by.push(Party { name, country: String::new() });
            }
        }
        self.events.sort_by(|a, b| a.trigger.cmp(&b.trigger).then_with(|| a.id.cmp(&b.id)));
        std::mem::take(&mut self.events)
    }
}

/// "In Aleppo, the death toll of the shelling of a quarter has gone up": whether a toll is said to be of another statement's event.
fn is_toll_of(reading: &Reading<'_>, toll: &Statement<'_>, told: &[Statement<'_>]) -> bool {
    let end = toll.trigger.end;
    let of = matches!(reading.folded(end), "of" | "from" | "in");
    toll.role == Role::Harm
        && reading.folded(end - 1) == "toll"
        && of
        && told.iter().any(|s| s.role != Role::Harm && (end..end + REACH).contains(&s.trigger.start))
}
