//! The words that tell of events, weapons and those who fight, read from a CSV file that its user may edit.
//!
//! Each language has one, with the columns [`COLUMNS`]. A row is a rule: its words, what part they play, and an example
//! that a test codes. A phrase wins over the shorter ones in it, so that what a word alone cannot tell ("heart attack",
//! "came under fire for") is a row like any other. A word that ends in `*` stands for all that begin with it; `…` between two
//! words stands for the object of a verb that is parted from the rest of its phrase ("set … ablaze").

use crate::model::{Diagnostic, Severity, SubEventType};
use crate::text::fold::fold;
use hashbrown::{HashMap, HashSet};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::cell::LazyCell;
use std::cmp::Reverse;
use std::sync::atomic::{AtomicU64, Ordering};

/// The columns of a lexicon, in order.
pub const COLUMNS: [&str; 9] =
    ["words", "pos", "voice", "role", "type", "weapon", "strength", "example", "note"];

/// What part the words of a row play.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Names an event of the row's type (`event`, a noun).
    Noun,
    /// A noun of violence whose type its weapon and those who fight give (`open`, a noun).
    Loose,
    /// Names a state of war (`war`).
    State,
    /// A verb whose object or subject is the place (`event` and `open`, a verb).
    Verb,
    /// An attack only with a weapon beside it: "fired", "landed", "used" (`carry`).
    Carry,
    /// "came under", with fire or an attack after it (`under`).
    Under,
    /// A verb of taking, whose object is the place (`taking`).
    Capture,
    /// A word for the harm done; an event only where nothing else names it (`harm`).
    Harm,
    /// A means of attack, with its class and the type of an attack with it (`weapon`).
    Weapon,
    /// Words that tell of no event, whatever they look like (`nothing`).
    Nothing,
    /// Those who fight.
    Actor(Actor),
}

/// Those who fight, as a role of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// A state's armed forces, their bases and posts (`state`).
    State,
    /// Police, their stations, prisons (`police`).
    Police,
    /// Those who fight a state, by any common noun (`rebels`).
    Rebels,
    /// An armed group by its name (`group`).
    Group,
    /// Armed persons whose side is not said (`gunmen`).
    Gunmen,
    /// People who protest (`protesters`).
    Protesters,
    /// People who riot (`rioters`).
    Rioters,
    /// A crowd that takes the law into its hands (`mob`).
    Mob,
    /// Robbers and gangs (`criminals`).
    Criminals,
}

/// Whether the subject of a verb acts or suffers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// Its subject acts: "opened fire".
    Active,
    /// Its subject suffers: "came under fire".
    Passive,
    /// Its auxiliaries tell: "shelled", "was shelled".
    Either,
}

/// A row of a lexicon.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Whether it is a noun, a verb or a fixed phrase: the cell `pos`.
    pub pos: Pos,
    /// The voice of a verb.
    pub voice: Option<Voice>,
    /// The part that it plays.
    pub role: Role,
    /// The type that it gives, where it gives one.
    pub sub_event_type: Option<SubEventType>,
    /// The weapon class that it names; empty for none.
    pub weapon: String,
    /// Which of two triggers of one statement leads: the greater.
    pub strength: u8,
    /// A sentence that it codes, or keeps from being coded.
    pub example: String,
    /// Its line in the file.
    pub line: u64,
}

/// The part of speech of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Pos {
    Noun,
    Verb,
    Phrase,
}

/// What a phrase is looked for as: a text may have one of each at one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Kind {
    Trigger,
    Weapon,
    Actor,
}

impl Role {
    /// What phrases of this role are looked for as.
    pub fn kind(self) -> Kind {
        match self {
            Self::Weapon => Kind::Weapon,
            Self::Actor(_) => Kind::Actor,
            _ => Kind::Trigger,
        }
    }
}

/// The rows of a lexicon, found by the first word of their phrases.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lexicon {
    entries: Vec<Entry>,
    /// Longer phrases first; of equally long ones that of the file that stands over the others.
    patterns: Vec<Pattern>,
    /// The patterns that begin with a word.
    words: HashMap<String, Vec<u32>>,
    /// The patterns that begin with a word that begins like this.
    stems: HashMap<String, Vec<u32>>,
    /// The words that are second in some pattern, and the beginnings of words that are.
    seconds: HashSet<String>,
    second_stems: Vec<String>,
    number: Number,
}

/// What tells a lexicon from all others of the process, so that what was looked up in it can be kept. Those that say the same are equal
/// nevertheless.
#[derive(Debug, Clone, Copy, Default)]
struct Number(u64);

impl PartialEq for Number {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Number {
    fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Pattern {
    /// The words that the row's place is measured from.
    words: Vec<Form>,
    /// The words after what parts a phrase; none of most.
    rest: Vec<Form>,
    entry: u32,
    kind: Kind,
    /// How many files stand over the first; the highest has the last word.
    layer: u32,
}

#[derive(Debug, Clone, PartialEq)]
struct Form {
    text: String,
    stem: bool,
}

impl Form {
    fn fits(&self, word: &str) -> bool {
        if self.stem { word.starts_with(&self.text) } else { word == self.text }
    }
}

/// What stands in a phrase for the object that parts it.
const OBJECT: &str = "…";
/// No object that parts a phrase has more words than this.
const LONGEST_OBJECT: usize = 7;

/// The shortest beginning of a word that a row may give.
const SHORTEST_STEM: usize = 3;

impl Lexicon {
    /// The lexicon of a CSV file, and what is wrong with it: a bad row hides no good one.
    ///
    /// `path` is what the findings call the file. A phrase that two rows have as the same kind of thing is the earlier's.
    pub fn read(csv: &str, path: &str) -> (Self, Vec<Diagnostic>) {
        let mut lexicon = Self::default();
        let mut findings = Vec::new();
        let mut reader =
            csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(csv.as_bytes());
        let mut columns: Option<Vec<Option<usize>>> = None;
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    findings.push(finding("lexicon-row", path, format!("the row cannot be read: {error}")));
                    continue;
                }
            };
            let line = record.position().map_or(0, csv::Position::line);
            let Some(columns) = &columns else {
                let of = |name: &&str| record.iter().position(|cell| cell.trim() == *name);
                for name in COLUMNS.iter().filter(|name| of(name).is_none()) {
                    let told = finding("lexicon-columns", path, format!("the column `{name}` is missing"));
                    findings.push(told.at_line(line).hint(format!("the header is `{}`", COLUMNS.join(","))));
                }
                columns = Some(COLUMNS.iter().map(of).collect());
                continue;
            };
            let cell = |n: usize| columns[n].and_then(|at| record.get(at)).unwrap_or_default().trim();
            match entry(&cell, line) {
                Ok(entry) => lexicon.add(cell(0), entry),
                Err((column, message)) => findings
                    .push(finding("lexicon-cell", path, message).at_line(line).in_column(COLUMNS[column])),
            }
        }
        lexicon.sort();
        (lexicon, findings)
    }

    /// The rows, in the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The same with the rows of `other` over it: where both have a phrase, `other` says what it is.
    pub fn with(mut self, other: &Lexicon) -> Self {
        let first = self.entries.len() as u32;
        let above = self.patterns.iter().map(|p| p.layer + 1).max().unwrap_or_default();
        self.entries.extend(other.entries.iter().cloned());
        let moved = |p: &Pattern| Pattern { entry: p.entry + first, layer: p.layer + above, ..p.clone() };
        self.patterns.extend(other.patterns.iter().map(moved));
        self.sort();
        self
    }

    fn add(&mut self, words: &str, entry: Entry) {
        let kind = entry.role.kind();
        let number = self.entries.len() as u32;
        self.entries.push(entry);
        for phrase in words.split('|') {
            let (words, rest) = phrase.split_once(OBJECT).unwrap_or((phrase, ""));
            let (words, rest) = (forms(words), forms(rest));
            if !words.is_empty() {
                self.patterns.push(Pattern { words, rest, entry: number, kind, layer: 0 });
            }
        }
    }

    fn sort(&mut self) {
        let nothing = |p: &Pattern| self.entries[p.entry as usize].role == Role::Nothing;
        // Of equally long phrases that one file has twice, the earlier row: a noun before its verb.
        let length = |p: &Pattern| p.words.len() + p.rest.len();
        self.patterns.sort_by_key(|p| (Reverse(length(p)), Reverse(p.layer), !nothing(p), p.entry));
        self.words.clear();
        self.stems.clear();
        for (n, pattern) in self.patterns.iter().enumerate() {
            let Some(first) = pattern.words.first() else { continue };
            let map = if first.stem { &mut self.stems } else { &mut self.words };
            map.entry_ref(first.text.as_str()).or_default().push(n as u32);
        }
        let seconds = || self.patterns.iter().filter_map(|p| p.words.get(1));
        self.seconds = seconds().filter(|f| !f.stem).map(|f| f.text.clone()).collect();
        self.second_stems = seconds().filter(|f| f.stem).map(|f| f.text.clone()).collect();
        self.number = Number::next();
    }

    /// What tells it from all other lexicons of the process.
    pub(crate) fn number(&self) -> u64 {
        self.number.0
    }

    /// Whether the folded `word` is second in some phrase.
    pub(crate) fn is_second(&self, word: &str) -> bool {
        self.seconds.contains(word) || self.second_stems.iter().any(|stem| word.starts_with(stem.as_str()))
    }

    /// Whether each of these phrases needs a second word right behind its first.
    pub(crate) fn need_second(&self, phrases: &[u32]) -> bool {
        phrases.iter().all(|n| self.patterns.get(*n as usize).is_none_or(|p| p.words.len() > 1))
    }

    /// The phrases that may begin with the folded `word`, for [`Lexicon::longest`].
    pub fn beginning(&self, word: &str) -> Cow<'_, [u32]> {
        let whole = self.words.get(word).map_or(Cow::default(), |found| Cow::Borrowed(found.as_slice()));
        if self.stems.is_empty() {
            return whole;
        }
        let mut found = whole.into_owned();
        for (at, _) in word.char_indices().skip(SHORTEST_STEM).chain([(word.len(), ' ')]) {
            found.extend(self.stems.get(&word[..at]).into_iter().flatten());
        }
        found.sort_unstable();
        Cow::Owned(found)
    }

    /// The longest phrase of each [`Kind`] among `candidates`, which [`Self::beginning`] gives of the first word: its row, and how many words it
    /// has, up to what parts it.
    ///
    /// `word(n)` is the folded word `n` places after the first; empty where the phrase cannot go on.
    pub fn longest<'w>(
        &self,
        candidates: &[u32],
        word: impl Fn(usize) -> &'w str,
    ) -> [Option<(&Entry, usize)>; 3] {
        let from = |at: usize, forms: &[Form]| forms.iter().enumerate().all(|(n, f)| f.fits(word(at + n)));
        let goes_on = |p: &Pattern| {
            let object = p.words.len() + 1..=p.words.len() + LONGEST_OBJECT;
            p.rest.is_empty() || object.into_iter().any(|at| from(at, &p.rest))
        };
        let mut longest = [None; 3];
        // Most phrases fail at their second word.
        let second = LazyCell::new(|| word(1));
        for pattern in candidates.iter().filter_map(|n| self.patterns.get(*n as usize)) {
            let found = &mut longest[pattern.kind as usize];
            let fits = || match pattern.words.get(1..) {
                Some([next, rest @ ..]) => next.fits(&second) && from(2, rest),
                _ => true,
            };
            if found.is_none() && fits() && goes_on(pattern) {
                *found = Some((&self.entries[pattern.entry as usize], pattern.words.len()));
            }
        }
        longest
    }

    /// SHA-256 of what the rows say, in hex.
    pub fn sha256(&self) -> String {
        let mut hash = Sha256::new();
        for (n, entry) in self.entries.iter().enumerate() {
            let phrases: Vec<String> = self.phrases(n).collect();
            let t = entry.sub_event_type.map_or("", SubEventType::name);
            let Entry { voice, role, weapon, strength, .. } = entry;
            hash.update(format!("{phrases:?} {voice:?} {role:?} {t} {weapon} {strength}\n"));
        }
        crate::text::hex(&hash.finalize())
    }

    /// The phrases of a row, as its cell has them.
    pub fn phrases(&self, entry: usize) -> impl Iterator<Item = String> + '_ {
        let of_row = self.patterns.iter().filter(move |p| p.entry as usize == entry);
        of_row.map(|p| {
            let word = |f: &Form| format!("{}{}", f.text, if f.stem { "*" } else { "" });
            let object = (!p.rest.is_empty()).then(|| OBJECT.to_owned());
            let words = p.words.iter().map(word).chain(object).chain(p.rest.iter().map(word));
            words.collect::<Vec<_>>().join(" ")
        })
    }
}

/// The words of a phrase, or of a part of one.
fn forms(words: &str) -> Vec<Form> {
    let form = |word: &str| match word.strip_suffix('*') {
        Some(stem) => Form { text: fold(stem), stem: true },
        None => Form { text: fold(word), stem: false },
    };
    words.split_whitespace().map(form).collect()
}

fn finding(rule: &'static str, path: &str, message: String) -> Diagnostic {
    Diagnostic::new(Severity::Warning, rule, path, message)
}

/// The row of the cells; the column and the message of the first that is wrong.
fn entry<'c>(cell: &impl Fn(usize) -> &'c str, line: u64) -> Result<Entry, (usize, String)> {
    let unknown = |n: usize, known: &str| (n, format!("`{}` is none of {known}", cell(n)));
    if cell(0).split('|').all(|phrase| phrase.trim().is_empty()) {
        return Err((0, "the row has no words".to_owned()));
    }
    if let Some(short) =
        cell(0).split(['|', ' ']).find(|w| w.ends_with('*') && w.chars().count() <= SHORTEST_STEM)
    {
        return Err((0, format!("`{short}` stands for too many words")));
    }
    let pos = match cell(1) {
        "noun" => Pos::Noun,
        "verb" => Pos::Verb,
        "phrase" => Pos::Phrase,
        _ => return Err(unknown(1, "`noun`, `verb`, `phrase`")),
    };
    let voice = match cell(2) {
        "" => None,
        "active" => Some(Voice::Active),
        "passive" => Some(Voice::Passive),
        "either" => Some(Voice::Either),
        _ => return Err(unknown(2, "`active`, `passive`, `either`")),
    };
    let role = role(cell(3), pos).ok_or_else(|| unknown(3, "the roles that METHOD.md lists"))?;
    let sub_event_type = match cell(4) {
        "" => None,
        name => Some(SubEventType::from_name(name).ok_or_else(|| unknown(4, "ACLED's sub-event types"))?),
    };
    let typed = matches!(role, Role::Noun | Role::Weapon | Role::State | Role::Capture);
    if typed && sub_event_type.is_none() {
        return Err((4, "the role needs a type".to_owned()));
    }
    let strength = match cell(6) {
        "" => 0,
        number => number.parse().map_err(|_| unknown(6, "the numbers 0 to 5"))?,
    };
    Ok(Entry {
        pos,
        voice,
        role,
        sub_event_type,
        weapon: cell(5).to_owned(),
        strength,
        example: cell(7).to_owned(),
        line,
    })
}

fn role(name: &str, pos: Pos) -> Option<Role> {
    Some(match (name, pos) {
        ("event" | "open", Pos::Verb) => Role::Verb,
        ("event", _) => Role::Noun,
        ("open", _) => Role::Loose,
        ("war", _) => Role::State,
        ("carry", _) => Role::Carry,
        ("under", _) => Role::Under,
        ("taking", _) => Role::Capture,
        ("harm", _) => Role::Harm,
        ("weapon", _) => Role::Weapon,
        ("nothing", _) => Role::Nothing,
        ("state", _) => Role::Actor(Actor::State),
        ("police", _) => Role::Actor(Actor::Police),
        ("rebels", _) => Role::Actor(Actor::Rebels),
        ("group", _) => Role::Actor(Actor::Group),
        ("gunmen", _) => Role::Actor(Actor::Gunmen),
        ("protesters", _) => Role::Actor(Actor::Protesters),
        ("rioters", _) => Role::Actor(Actor::Rioters),
        ("mob", _) => Role::Actor(Actor::Mob),
        ("criminals", _) => Role::Actor(Actor::Criminals),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "words,pos,voice,role,type,weapon,strength,example,note\n";

    fn look_up(lexicon: &Lexicon, text: &str, kind: Kind) -> Option<(Role, usize)> {
        let words: Vec<&str> = text.split(' ').collect();
        let found = lexicon.beginning(words[0]);
        let longest = lexicon.longest(&found, |n| words.get(n).copied().unwrap_or(""));
        longest[kind as usize].map(|(entry, count)| (entry.role, count))
    }

    #[test]
    fn the_longest_phrase_wins_and_stems_stand_for_all_their_forms() {
        let csv = "attack,noun,,open,,,2,,\nheart attack | attack on the plan,phrase,,nothing,,,,,\nобстрел*,noun,,event,Armed clash,,5,,\n";
        let (lexicon, findings) = Lexicon::read(&format!("{HEADER}{csv}"), "test");
        assert_eq!(findings, []);
        assert_eq!(look_up(&lexicon, "attack on the town", Kind::Trigger), Some((Role::Loose, 1)));
        assert_eq!(look_up(&lexicon, "attack on the plan", Kind::Trigger), Some((Role::Nothing, 4)));
        assert_eq!(look_up(&lexicon, "heart attack", Kind::Trigger), Some((Role::Nothing, 2)));
        assert_eq!(look_up(&lexicon, "обстрелам", Kind::Trigger), Some((Role::Noun, 1)));
        assert_eq!(look_up(&lexicon, "attack", Kind::Weapon), None);
    }

    #[test]
    fn an_object_may_part_a_phrase() {
        let csv = "set … ablaze,verb,either,event,Looting/property destruction,,1,,\n";
        let (lexicon, findings) = Lexicon::read(&format!("{HEADER}{csv}"), "test");
        assert_eq!(findings, []);
        let found = Some((Role::Verb, 1));
        assert_eq!(look_up(&lexicon, "set the old police station ablaze", Kind::Trigger), found);
        for not in ["set ablaze", "set the table", "set the small shop of the old baker next door ablaze"] {
            assert_eq!(look_up(&lexicon, not, Kind::Trigger), None, "{not}");
        }
        assert_eq!(lexicon.phrases(0).collect::<Vec<_>>(), ["set … ablaze"]);
    }

    #[test]
    fn what_is_wrong_with_a_row_is_told_with_its_line_and_hides_no_good_one() {
        for (row, column) in [
            (",noun,,event,Attack,,5,,", "words"),
            ("ab*,noun,,event,Attack,,5,,", "words"),
            ("raid,adjective,,event,Attack,,5,,", "pos"),
            ("raid,verb,middle,event,Attack,,5,,", "voice"),
            ("raid,noun,,happening,Attack,,5,,", "role"),
            ("raid,noun,,event,Raid,,5,,", "type"),
            ("raid,noun,,event,,,5,,", "type"),
            ("raid,noun,,event,Attack,,strong,,", "strength"),
        ] {
            let (lexicon, findings) =
                Lexicon::read(&format!("{HEADER}{row}\nsiege,noun,,open,,,2,,\n"), "test");
            assert_eq!(findings.len(), 1, "{row}");
            assert_eq!((findings[0].line, findings[0].column.as_deref()), (Some(2), Some(column)), "{row}");
            assert_eq!(lexicon.entries().len(), 1, "{row}");
        }
        let (_, findings) = Lexicon::read("words,pos\nraid,noun\n", "test");
        assert_eq!(findings.iter().filter(|f| f.rule == "lexicon-columns").count(), 7);
    }

    #[test]
    fn a_users_rows_stand_over_the_embedded_ones() {
        let (base, _) = Lexicon::read(&format!("{HEADER}crusade,noun,,event,Attack,,5,,\n"), "base");
        let (over, _) = Lexicon::read(&format!("{HEADER}crusade,phrase,,nothing,,,,,\n"), "over");
        assert_eq!(look_up(&base.clone().with(&over), "crusade", Kind::Trigger), Some((Role::Nothing, 1)));
        let (back, _) = Lexicon::read(&format!("{HEADER}crusade,noun,,open,,,2,,\n"), "back");
        assert_eq!(look_up(&base.with(&back), "crusade", Kind::Trigger), Some((Role::Loose, 1)));
    }
}
