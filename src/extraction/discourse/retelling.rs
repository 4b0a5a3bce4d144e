//! An event that is told again: with a sharper place, or by a part of its toll.

use super::Thread;
use super::kinds::is_alike;
use super::making::is_other_day;
use crate::extraction::statement::Statement;
use crate::extraction::tolls::Tolls;
use crate::extraction::when;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::{Pos, Role};
use crate::model::{
    EventMention, Evidence, FeatureClass, Field, Place, Site, SiteMethod, SubEventType, TollScope,
};

/// How far beyond the extent of a town a place may lie that is told as where in it something hit, in metres.
const AROUND_TOWN: f64 = 15_000.0;

impl Thread<'_, '_> {
    /// The event that a statement tells again: "the Kiziltepe attack" of one that was told at Kiziltepe, or a part of the victims of an
    /// event of the same place, type and day ("the attack had killed a commander"), or one that somebody confirms.
    pub(super) fn told_again(
        &self,
        n: usize,
        statement: &Statement<'_>,
        sites: &[(usize, Option<Site>)],
        tolls: &Tolls,
    ) -> Option<usize> {
        let [(mention, Some(site))] = sites else { return None };
        let counts = self.counts_the_dead(statement);
        if self.speaks_of_another(n) && !counts {
            return None;
        }
        let few = !tolls.killed.is_empty() && tolls.killed.iter().all(|f| f.kind_only);
        let at = statement.trigger.start;
        let named = at > 0 && self.reading.mention_at(at - 1) == Some(*mention);
        let noun = statement.entry.pos == Pos::Noun && (statement.definite || named);
        // "The military confirmed that its jets had struck Jabalia".
        let before = self.reading.doc.sentences[n].tokens.start..at;
        let confirms = self
            .reading
            .any_word(before, |w| matches!(w, "confirmed" | "acknowledged" | "admitted" | "conceded"));
        // "The authorities earlier said that four people had been killed in a strike in Kharkiv": of what the report tells, by others.
        let tokens = &self.reading.doc.sentences[n].tokens;
        let says = |n: usize| self.reading.is(n, List::Saying);
        let earlier = tokens
            .clone()
            .any(|n| self.reading.folded(n) == "earlier" && (says(n + 1) || n > tokens.start && says(n - 1)));
        if !few && !noun && !confirms && !counts && !earlier {
            return None;
        }
        let dated = when::of_statement(self.reading, n, &statement.trigger, self.anchor());
        let stated = dated.map(|d| d.claim).filter(|c| c.stated && c.is_resolved());
        (0..self.events.len()).rev().find(|e| {
            let event = &self.events[*e];
            let more = event.killed.and_then(crate::model::Toll::low).is_some_and(|known| {
                tolls.killed.iter().all(|f| f.toll.high().is_some_and(|new| new < known))
            });
            let alike = statement.sub_event_type.is_none_or(|t| {
                // "the Gazipur arson", of the bus that was set on fire.
                let crime = t == SubEventType::Crime && hurts(event.sub_event_type);
                let kind = t.event_type() == event.sub_event_type.event_type();
                t == event.sub_event_type || noun && (kind || crime)
            });
            let told_before = self.live && counts || self.sentence_of[*e] < n;
            event.toll_scope == TollScope::Incident
                && event.site.as_ref().is_some_and(|s| s.place == site.place)
                && alike
                && stated.is_none_or(|claim| !is_other_day(&event.date, &claim))
                && ((few && more)
                    || ((noun || confirms || counts || earlier && stated.is_none()) && told_before))
        })
    }

    /// "The council in Ariha has meanwhile put the number of dead there at 12": a count of those who were told of before.
    fn counts_the_dead(&self, statement: &Statement<'_>) -> bool {
        let at = statement.trigger.start;
        let number = |n: usize| matches!(self.reading.folded(n), "number" | "toll" | "count" | "tally");
        let led = at.checked_sub(2).is_some_and(|n| number(n) && self.reading.folded(n + 1) == "of");
        statement.role == Role::Harm
            && (led || self.reading.any_word(statement.trigger.clone(), |w| matches!(w, "toll" | "number")))
    }

    /// "An attack on a village in Borno state killed 30", and then "gunmen arrived in Kautikari": the only event so far, which the words
    /// now put in a place of the region that they named before.
    pub(super) fn told_sharper(
        &mut self,
        n: usize,
        statement: &Statement<'_>,
        sites: &[(usize, Option<Site>)],
        tolls: &Tolls,
    ) -> Option<usize> {
        let [(_, Some(site))] = sites else { return None };
        let opens = self.opens_with_weapon(n);
        // The only event so far; or the one of the sentence before, of whose weapon the sentence goes on to tell.
        let goes_on = |e: &usize| opens && self.sentence_of[*e] + 1 == n && !self.reading.begins_block(n);
        let told = match (self.events.len(), self.focus.as_slice()) {
            (1, _) => 0,
            (_, [only]) if goes_on(only) => *only,
            _ => return None,
        };
        let event = self.events.get(told)?;
        // "killed 41 people at a school near the border. The attack at the school in Mpondwe was carried out by ...".
        let the_one = statement.definite && statement.entry.pos == Pos::Noun && n > self.sentence_of[told];
        if event.site.is_none()
            && the_one
            && n - self.sentence_of[told] <= SHARPER
            && !self.speaks_of_another(n)
        {
            self.move_to(told, site.clone());
            return Some(told);
        }
        let wide = event.site.as_ref()?;
        let unnamed = wide.method != SiteMethod::Container || wide.reported.contains(" in ");
        // "in the Kurdistan region".
        let region = self.reading.gazetteer.place(wide.place).feature_class == FeatureClass::Area
            && self.reading.gazetteer.place(site.place).is_settlement();
        let wider = wide.where_prec >= 4 && site.where_prec < wide.where_prec || region;
        let division = self.events.len() == 1 && wider && unnamed;
        // "Mortars killed six in Taiz. The shells hit the Al-Jahmaliya neighbourhood": a part of the town, or a village by it.
        let town = !division && tolls.killed.is_empty() && opens;
        if !division && !town {
            return None;
        }
        let reach = if town { wide.uncertainty.0 + AROUND_TOWN } else { wide.uncertainty.0 };
        let inside = self.reading.gazetteer.ancestors(site.place).contains(&wide.place)
            || (site.place != wide.place
                && crate::geodesy::distance(site.position, wide.position).0 <= reach);
        let near = n > self.sentence_of[told] && n - self.sentence_of[told] <= SHARPER;
        if !inside || !near || self.speaks_of_another(n) || statement.role == Role::State {
            return None;
        }
        let several = event.trigger.of(self.reading.doc.text).to_lowercase();
        let kind = statement.sub_event_type.or(statement.fallback);
        let alike = kind.is_none_or(|t| !event.type_stated || is_alike(t, event.sub_event_type));
        let plural = several.ends_with('s') && statement.entry.pos == Pos::Noun && !statement.definite;
        let counted = event.killed.is_some() && !tolls.killed.is_empty();
        let dated = when::of_statement(self.reading, n, &statement.trigger, self.anchor());
        let stated = dated.filter(|d| !d.past && d.claim.stated && d.claim.is_resolved());
        let other_day = stated.is_some_and(|d| is_other_day(&event.date, &d.claim));
        if !alike || plural || counted || other_day {
            return None;
        }
        if let Some(dated) = stated.filter(|_| !self.events[told].date.stated) {
            self.set_date(told, &dated);
        }
        self.move_to(told, site.clone());
        if let Some(t) = statement.sub_event_type.filter(|_| !self.events[told].type_stated) {
            self.events[told].set_type(t, self.reading.span(&statement.trigger));
            self.events[told].type_stated = true;
        }
        Some(told)
    }

    /// "A shell hit the market of Sarajevo", and then "it struck the Markale stalls"; "at the Okhmatdyt hospital", and then "the salvo killed 33 in
    /// Kyiv": the event of a town or of a part of it, which the words go on to tell of the other.
    pub(super) fn told_of_part(
        &mut self,
        n: usize,
        statement: &Statement<'_>,
        sites: &[(usize, Option<Site>)],
        tolls: &Tolls,
    ) -> Option<usize> {
        let [(mention, Some(site))] = sites else { return None };
        let sentence = self.reading.doc.sentences[n].tokens.start;
        // "Kanyaruchinya: On Saturday a grenade exploded": news of its own.
        let heads = self.reading.begins_block(n) && self.reading.tokens_of(*mention).start == sentence;
        let another = |w: &str| {
            matches!(w, "another" | "second" | "separate" | "later" | "elsewhere" | "also" | "meanwhile")
        };
        if self.reading.any_word(sentence..statement.trigger.end, another) || self.live || heads {
            return None;
        }
        let place = self.reading.gazetteer.place(site.place);
        let dated = when::of_statement(self.reading, n, &statement.trigger, self.anchor());
        if dated.is_some_and(|d| d.past) {
            return None;
        }
        let kind = statement.sub_event_type.or(statement.fallback);
        let uncounted = |e: &EventMention| e.killed.is_none() && e.injured.is_none();
        let found = (0..self.events.len()).rev().find_map(|e| {
            let event = &self.events[e];
            let known = event.site.as_ref()?;
            let town = self.reading.gazetteer.place(known.place);
            let near = n > self.sentence_of[e] && n - self.sentence_of[e] <= SHARPER;
            let alike = kind.is_none_or(|t| is_alike(t, event.sub_event_type));
            let other_day = dated.is_some_and(|d| is_other_day(&event.date, &d.claim));
            let part = is_part(&place, &town) && tolls.is_empty();
            // "In Kupiansk, the bombs tore open a block": those that were told to have hit it.
            let remote = event.sub_event_type.is_remote_violence()
                && kind.is_none_or(SubEventType::is_remote_violence);
            let again = known.place == site.place && remote && self.is_by_the_weapon(statement);
            if again && near && !other_day {
                return Some((e, false));
            }
            let whole = is_part(&town, &place) && uncounted(event);
            let same = near && alike && !other_day && event.toll_scope == TollScope::Incident;
            (same && (part || whole)).then_some((e, whole))
        });
        let (event, whole) = found?;
        if whole {
            self.move_to(event, site.clone());
            if let Some(dated) = dated.filter(|d| d.claim.stated && !self.events[event].date.stated) {
                self.set_date(event, &dated);
            }
        }
        Some(event)
    }

    /// "the bombs tore open": whether arms that were told of before stand right before a trigger.
    fn is_by_the_weapon(&self, statement: &Statement<'_>) -> bool {
        let reading = self.reading;
        let at = statement.trigger.start;
        let subject = at.saturating_sub(3)..at;
        reading.weapons_in(&subject).iter().any(|w| {
            w.tokens.end == at
                && matches!(reading.folded(w.tokens.start.wrapping_sub(1)), "the" | "these" | "both")
        })
    }

    /// Puts an event where later words say that it was.
    pub(super) fn move_to(&mut self, event: usize, site: Site) {
        let event = &mut self.events[event];
        event.evidence.retain(|e| e.field != Field::Place);
        event.evidence.push(Evidence { field: Field::Place, value: site.reported.clone(), span: site.span });
        event.site = Some(site);
    }

    /// "The shells exploded near the village": whether a sentence opens with what was fired, as something told of before.
    fn opens_with_weapon(&self, n: usize) -> bool {
        let reading = self.reading;
        let tokens = &reading.doc.sentences[n].tokens;
        let Some(first) = tokens.clone().find(|t| !reading.folded(*t).is_empty()) else { return false };
        reading.folded(first) == "the" && !reading.weapons_in(&(first + 1..first + 3)).is_empty()
    }

    /// "In addition", "a separate attack": whether a sentence tells of more than what was told before.
    pub(super) fn tells_of_more(&self, n: usize) -> bool {
        let tokens = self.reading.doc.sentences[n].tokens.clone();
        // "79 people were also injured in the assault": more of those whom it hurt.
        let more_hurt = |n: usize| {
            self.reading.folded(n) == "also"
                && matches!(self.reading.folded(n + 1), "injured" | "wounded" | "hurt" | "killed")
        };
        let tokens = tokens.start..tokens.clone().find(|n| more_hurt(*n)).unwrap_or(tokens.end);
        // "The governor said, for his part, that the town had been shelled".
        let part = |n: usize| self.reading.folded(n) == "for" && self.reading.folded(n + 2) == "part";
        tokens.clone().any(part) || self.reading.any_of(tokens, WordClass::Further)
    }

    /// Whether a sentence says that it tells of one more event.
    pub(super) fn speaks_of_another(&self, n: usize) -> bool {
        let reading = self.reading;
        reading.doc.sentences[n].tokens.clone().any(|t| {
            // "Jolo, the main town of the island of the same name".
            let namesake = reading.folded(t) == "same" && reading.folded(t + 1) == "name";
            !namesake && reading.is_one_of(t, WordClass::OneMore)
        })
    }
}

/// Whether people or what is theirs suffer in an event.
fn hurts(t: SubEventType) -> bool {
    use SubEventType as T;
    matches!(t, T::Attack | T::LootingPropertyDestruction | T::MobViolence | T::ArmedClash)
}

/// Whether a place is a part of a town, or a building in it.
fn is_part(part: &Place<'_>, town: &Place<'_>) -> bool {
    const TOWN_KM: f64 = 5.0;
    let camp = part.feature_code.starts_with("CMP");
    let small = camp || part.feature_code == "PPLX" || part.feature_class == FeatureClass::Spot;
    let reach = town.radius.km() + TOWN_KM;
    let of_town = town.is_settlement() && town.feature_code != "PPLX" && town.population > part.population;
    small && of_town && crate::geodesy::distance(part.position, town.position).km() <= reach
}

/// A place is told after no more sentences than this.
const SHARPER: usize = 5;
