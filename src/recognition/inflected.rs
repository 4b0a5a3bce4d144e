//! Names in inflected forms, for texts in languages that have them: "в Нагорном Карабахе", "Gəncədə", "בחברון".

use super::words::Words;
use super::{Found, Standing};
use crate::gazetteer::Gazetteer;
use crate::language::inflection::bases;
use crate::model::{Candidate, NameTier};
use std::sync::Arc;

/// Names of more words are declared in the forms that they are written in, or not found.
const MOST_WORDS: usize = 3;
/// The forms of a name's first words that are kept while its next word is read.
const MOST_FORMS: usize = 64;

/// The longest declared spelling that the words from token `at` on are an inflected form of.
///
/// Asked for only where no declared spelling begins at `at` as it stands.
pub(super) fn longest(
    words: &Words<'_, '_>,
    gazetteer: &Gazetteer,
    at: usize,
    limit: usize,
) -> Option<Found> {
    words.inflected_script(at)?;
    let mut best = None;
    let mut beginnings = forms(words, at);
    beginnings.retain_mut(|form| form.begins(gazetteer));
    let mut end = at + 1;
    for count in 1..=MOST_WORDS {
        if let Some(found) = beginnings.iter().find_map(|form| found(words, gazetteer, at, end, form)) {
            best = Some(found);
        }
        let Some(token) = words.next_in_name(end, limit) else { break };
        let mut longer = Vec::new();
        for beginning in beginnings.iter().filter(|form| form.most as usize > count) {
            for next in forms(words, token) {
                let mut form = Form {
                    key: format!("{} {}", beginning.key, next.key),
                    changed: beginning.changed || next.changed,
                    local: beginning.local || next.local,
                    most: 0,
                };
                if form.begins(gazetteer) {
                    longer.push(form);
                }
            }
        }
        longer.truncate(MOST_FORMS);
        if longer.is_empty() {
            break;
        }
        (beginnings, end) = (longer, token + 1);
    }
    best
}

/// Whether the word at a token is an inflected form of a declared spelling.
pub(super) fn is_name(words: &Words<'_, '_>, gazetteer: &Gazetteer, token: usize) -> bool {
    words.inflected_script(token).is_some()
        && bases(words.folded(token)).iter().any(|base| gazetteer.look_up_iter(&base.word).next().is_some())
}

/// What the words of a name may be forms of.
struct Form {
    key: String,
    /// Whether a word of it is inflected.
    changed: bool,
    /// Whether a word of it has a local form.
    local: bool,
    /// The number of words of the longest spelling that begins so.
    most: u32,
}

impl Form {
    /// Whether a spelling begins so, and of how many words the longest is.
    fn begins(&mut self, gazetteer: &Gazetteer) -> bool {
        self.most = gazetteer.beginning(&self.key).longest;
        self.most > 0
    }
}

/// A word as it stands, and what it may be a form of.
fn forms(words: &Words<'_, '_>, token: usize) -> Vec<Form> {
    let folded = words.folded(token);
    let mut forms = vec![Form { key: folded.to_owned(), changed: false, local: false, most: 0 }];
    if words.inflected_script(token).is_some() {
        let bases = bases(folded).into_iter();
        forms.extend(bases.map(|base| Form { key: base.word, changed: true, local: base.local, most: 0 }));
    }
    forms
}

fn found(words: &Words<'_, '_>, gazetteer: &Gazetteer, at: usize, end: usize, form: &Form) -> Option<Found> {
    if !form.changed || !words.can_end_name(at, end) {
        return None;
    }
    let matches = gazetteer.look_up_iter(&form.key).filter(|m| !m.demonym);
    let candidates: Arc<[Candidate]> =
        matches.map(|m| Candidate { place: m.place, tier: NameTier::Inflected }).collect();
    let standing = Standing::of(&candidates, gazetteer);
    let (demonym, local) = (false, form.local);
    (!candidates.is_empty()).then_some(Found {
        start: at,
        end,
        stop: false,
        candidates,
        demonym,
        standing,
        local,
    })
}
