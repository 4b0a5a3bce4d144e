//! What a word may lead in, so that a rule searches only the sentences that have such a word.
//!
//! Each cue is asked for once of each distinct word, by the rules themselves, and told together for the words of each sentence. It says
//! never too little: where no word of a sentence has the cue, the rule finds nothing there.

use super::{attribution, reality, tolls};
use crate::language::english::casualties::casualties;
use crate::language::english::classes::genres;
use crate::language::english::denials::begins_idiom;
use crate::language::english::word_classes::WordClasses;
use crate::language::english::words::{List, Lists};

/// A cue, which is a bit of [`Cues`].
#[derive(Debug, Clone, Copy)]
pub(super) enum Cue {
    /// Words for what was done to people.
    Harm,
    /// Words for people who are missing, captured or displaced.
    Lost,
    /// A set phrase that denies.
    SetPhrase,
    /// A phrase of sport, fiction or courts.
    Genre,
    /// Whom somebody blames.
    Blame,
    /// Who owns to a deed.
    Owning,
    /// What somebody tells of a deed that was not done.
    Telling,
    /// A word that negates, or says that arms did not act.
    Negation,
    /// What calls false what others say.
    Falsehood,
    /// What was done before the news.
    Past,
    /// The harm that nobody came to.
    Unharmed,
    /// A denial by its noun.
    DenialNoun,
    /// That there was nothing else.
    Only,
    /// That there was none.
    No,
    /// Two sides together.
    Both,
    /// The contrary of what was told.
    Contrary,
    /// What else, or who else, caused what was told.
    OtherCause,
    /// How many in all, without a word for what happened to them.
    Count,
    /// What corrects a number.
    Not,
    /// What says of others' words that they are false.
    CalledFalse,
    /// What recalls or rehearses a deed.
    Recalling,
    /// What goes on without a day.
    Habit,
}

/// What is asked of a word: with the lists and the classes that it is of.
type Asks = fn(&str, Lists, WordClasses) -> bool;

const ALL: [(Cue, Asks); 22] = [
    (Cue::Harm, tolls::may_harm),
    (Cue::Lost, |word, _, _| casualties().begins_loss(word)),
    (Cue::SetPhrase, |word, _, _| begins_idiom(word)),
    (Cue::Genre, |word, _, _| genres().begins(word)),
    (Cue::Blame, |word, _, _| attribution::may_blame(word)),
    (Cue::Owning, |word, _, _| attribution::may_own(word)),
    (Cue::Telling, attribution::may_tell),
    (Cue::Negation, |word, _, _| attribution::may_negate(word)),
    (Cue::Falsehood, |word, lists, _| lists.has(List::Falsehood) || attribution::may_be_false(word)),
    (Cue::Past, |word, _, _| tolls::may_be_of_the_past(word)),
    (Cue::Unharmed, |word, _, classes| tolls::may_be_unharmed(word, classes)),
    (Cue::DenialNoun, |word, _, _| attribution::is_denial(word)),
    (Cue::Only, |word, _, _| matches!(word, "only" | "all" | "exclusively" | "solely")),
    (Cue::No, |word, _, _| word == "no"),
    (Cue::Both, |word, _, _| matches!(word, "each" | "both" | "two")),
    (Cue::Contrary, |word, _, _| attribution::may_be_contrary(word)),
    (Cue::OtherCause, |word, lists, _| lists.has(List::Accusing) || attribution::may_be_of_another(word)),
    (Cue::Count, |word, _, _| tolls::is_count(word)),
    (Cue::Not, |word, _, _| word == "not"),
    (Cue::CalledFalse, |word, _, _| reality::may_be_false(word)),
    (Cue::Recalling, |word, _, _| reality::may_recall(word)),
    (Cue::Habit, |word, _, _| reality::may_be_habit(word)),
];

/// The cues that a word has, or some word of many.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cues(u32);

impl Cues {
    /// Those of a word that is on these lists and of these classes.
    pub fn of(word: &str, lists: Lists, classes: WordClasses) -> Self {
        let cues = ALL.iter().filter(|(_, asks)| asks(word, lists, classes));
        Self(cues.fold(0, |cues, (cue, _)| cues | 1 << *cue as u32))
    }

    /// These and others.
    pub fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether `cue` is one of them.
    pub fn has(self, cue: Cue) -> bool {
        self.0 & 1 << cue as u32 != 0
    }
}

#[cfg(test)]
thread_local! {
    /// Whether every rule is asked of every sentence, for a test that none finds more so.
    pub(crate) static IS_ALL_ASKED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_cues_of_the_rules_that_they_lead_in() {
        let of = |word: &str| Cues::of(word, Lists::of(word), WordClasses::of(word));
        let some = [
            ("killed", Cue::Harm),
            ("missing", Cue::Lost),
            ("washed", Cue::SetPhrase),
            ("blamed", Cue::Blame),
            ("claimed", Cue::Owning),
            ("said", Cue::Telling),
            ("never", Cue::Negation),
            ("hoax", Cue::Falsehood),
            ("memorial", Cue::Past),
            ("casualties", Cue::Unharmed),
        ];
        for (word, cue) in some {
            assert!(of(word).has(cue), "{word}");
            assert!(of("ganja").and(of(word)).has(cue) && !of("ganja").has(cue), "{word}");
        }
    }
}
