//! Statements: the triggers of a sentence with the places that belong to each.

mod regions;
mod uniting;

use super::means::{fallen_bomb, is_bomb_that_falls, is_object, is_passive_subject, weapon_in};
use super::reading::{Hit, Reading};
use super::reality::{Reality, reality};
use super::{attribution, site};
use crate::language::english::classes::targets;
use crate::language::english::words::List;
use crate::language::lexicon::{Actor, Entry, Pos, Role, Voice};
use crate::model::{Kind, SubEventType};
use std::ops::Range;

pub(super) use uniting::unite;

/// One thing that a sentence says happened, and where.
#[derive(Debug, Clone)]
pub(super) struct Statement<'a> {
    /// The leading trigger's tokens.
    pub trigger: Range<usize>,
    /// The tokens of the other triggers that tell the same.
    pub others: Vec<Range<usize>>,
    /// Its role.
    pub role: Role,
    /// Its row of the lexicon.
    pub entry: &'a Entry,
    /// The type that trigger and weapon state.
    pub sub_event_type: Option<SubEventType>,
    /// The type that the trigger gives where nothing states one ("explosion").
    pub fallback: Option<SubEventType>,
    /// The weapon's class and tokens.
    pub weapon: Option<(&'a str, Range<usize>)>,
    /// The mentions that are its places, without their containers.
    pub places: Vec<usize>,
    /// Whether it points back: "the attack", "that strike".
    pub definite: bool,
    /// How real it is.
    pub reality: Reality,
}

impl Statement<'_> {
    /// The one place of what is denied to have happened.
    pub fn denied_place(&self) -> Option<usize> {
        match self.places[..] {
            [place] if self.reality == Reality::Denied => Some(place),
            _ => None,
        }
    }
}

/// The statements of a sentence, in order.
pub(super) fn read<'a>(reading: &Reading<'a>, sentence: usize) -> Vec<Statement<'a>> {
    let tokens = reading.doc.sentences[sentence].tokens.clone();
    let hits: Vec<&Hit<'a>> =
        reading.triggers_in(&tokens).iter().filter(|h| is_trigger(reading, h, &tokens)).collect();
    if hits.is_empty() {
        return Vec::new();
    }
    let mut statements: Vec<Statement<'a>> = Vec::new();
    for (n, hit) in hits.iter().enumerate() {
        let region = regions::region(reading, &hits, n, &tokens);
        if let Some(statement) = statement(reading, hit, &region, &tokens) {
            statements.push(statement);
        }
    }
    sharpen_places(reading, &mut statements);
    share_places(reading, &mut statements, &tokens);
    unite(reading, statements)
}

fn statement<'a>(
    reading: &Reading<'a>,
    hit: &Hit<'a>,
    region: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Statement<'a>> {
    let weapon = weapon_in(reading, region, &hit.tokens)
        .or_else(|| weapon_in(reading, sentence, &hit.tokens).filter(|_| hit.entry.role == Role::Carry));
    let places = site::places(reading, hit, region, sentence);
    if hit.entry.role == Role::Capture && places.is_empty() {
        return None;
    }
    let stated = hit.entry.sub_event_type.filter(|_| !is_loose(hit));
    let fought = is_of_people(reading, hit, sentence) && is_of_fighters(reading, hit, sentence);
    let stated = if fought { Some(SubEventType::ArmedClash) } else { stated };
    let by_weapon = weapon.and_then(|w| w.entry.sub_event_type);
    let by_weapon = by_weapon
        .map(|t| if is_bomb_that_falls(reading, weapon, hit) { fallen_bomb(reading, hit) } else { t });
    // "Gunmen attacked a convoy with grenade launchers": those who fight decide, not what they carried.
    let carried = |w: &Hit<'_>| {
        ["attack", "assault", "raid", "storm", "ambush", "straf", "rak"]
            .iter()
            .any(|stem| reading.folded(hit.tokens.start).starts_with(stem))
            && reading.folded(w.tokens.start) == "grenade"
            && reading.folded(w.tokens.end - 1).starts_with("launcher")
    };
    let by_weapon = by_weapon.filter(|_| !weapon.is_some_and(carried));
    // "Jets pounded Raqqa", "warplanes shelled the port": from the air, whatever the verb.
    let by_air = hit.entry.role == Role::Verb
        && hit.entry.sub_event_type == Some(SubEventType::ShellingArtilleryMissileAttack)
        && weapon.is_some_and(|w| w.entry.weapon == "aircraft" && w.tokens.start < hit.tokens.start);
    // "drones set fire to a warehouse".
    let by_fire = stated == Some(SubEventType::LootingPropertyDestruction)
        && weapon.is_some_and(|w| w.tokens.end <= hit.tokens.start)
        && by_weapon.is_some_and(SubEventType::is_remote_violence);
    let stated = if by_air || by_fire { by_weapon } else { stated };
    // "Air defences destroyed three drones": what is destroyed is no means.
    let undoes = matches!(
        reading.folded(hit.tokens.start),
        "destroyed" | "destroys" | "destroying" | "brought" | "brings"
    );
    let undone =
        undoes && weapon.is_some_and(|w| is_object(reading, hit, w) || is_passive_subject(reading, hit, w));
    let by_weapon = if undone { Some(SubEventType::DisruptedWeaponsUse) } else { by_weapon };
    let suicide = by_weapon == Some(SubEventType::SuicideBomb)
        && stated == Some(SubEventType::RemoteExplosiveLandmineIed);
    // "the blast at the coal mine": a cause that is no weapon.
    // "Militants blew up a gas pipeline": a cause that somebody set off.
    let set_off = || {
        reading.actors_in(&(sentence.start..hit.tokens.start)).iter().any(|a| {
            matches!(
                a.entry.role,
                Role::Actor(Actor::Rebels | Actor::Group | Actor::Gunmen | Actor::Criminals)
            )
        })
    };
    let accident = by_weapon == Some(SubEventType::AccidentOrDisaster)
        && stated == Some(SubEventType::RemoteExplosiveLandmineIed)
        && !set_off();
    // "collapsed" is an accident, unless a weapon did it.
    let crash = hit.entry.sub_event_type.filter(|t| {
        // "A military helicopter crashed": what flies is no means of that.
        let crashed = reading.folded(hit.tokens.start).starts_with("crash")
            && weapon.is_some_and(|w| w.entry.weapon == "aircraft" && w.tokens.end <= hit.tokens.start);
        *t == SubEventType::AccidentOrDisaster
            && (crashed || !by_weapon.is_some_and(SubEventType::is_remote_violence))
    });
    // "Two shells exploded in Druzhkivka": what explodes is what was fired.
    let explodes = stated == Some(SubEventType::RemoteExplosiveLandmineIed)
        && hit.entry.pos == Pos::Verb
        && weapon.is_some_and(|w| w.tokens.end <= hit.tokens.start && hit.tokens.start - w.tokens.end <= 4);
    let projectile = explodes
        && matches!(
            by_weapon,
            Some(
                SubEventType::ShellingArtilleryMissileAttack
                    | SubEventType::AirDroneStrike
                    | SubEventType::Grenade
            )
        );
    let sub_event_type =
        if suicide || accident || projectile { by_weapon } else { stated.or(crash).or(by_weapon) };
    let own = Some((hit.entry.weapon.as_str(), hit.tokens.clone()));
    let weapon = weapon.map(|w| (w.entry.weapon.as_str(), w.tokens.clone()));
    Some(Statement {
        trigger: hit.tokens.clone(),
        others: Vec::new(),
        role: hit.entry.role,
        entry: hit.entry,
        sub_event_type: if hit.entry.role == Role::Capture { stated } else { sub_event_type },
        fallback: hit.entry.sub_event_type,
        weapon: weapon.or(own).filter(|(class, _)| !class.is_empty()),
        places,
        definite: is_definite(reading, &hit.tokens, sentence),
        reality: reality(reading, hit, sentence),
    })
}

/// Whether the row's type is only what the words mean where nothing else tells: "explosion", "bombed".
fn is_loose(hit: &Hit<'_>) -> bool {
    hit.entry.role == Role::Loose
        || (hit.entry.role == Role::Verb
            && hit.entry.sub_event_type == Some(SubEventType::AccidentOrDisaster))
        || (hit.entry.role == Role::Verb && hit.entry.strength == 3 && hit.entry.weapon == "bomb")
}

/// Whether a lexicon entry tells of an event here at all.
fn is_trigger(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let development = hit.entry.sub_event_type.is_some_and(SubEventType::is_development);
    if development && !reading.developments {
        return false;
    }
    let open = hit.entry.sub_event_type.is_none() && hit.entry.role != Role::Harm;
    let fought = matches!(hit.entry.role, Role::Capture | Role::State);
    if (open || fought) && !is_fought(reading, hit, sentence) {
        return false;
    }
    if is_of_people(reading, hit, sentence) && !is_of_fighters(reading, hit, sentence)
        || is_idle_entry(reading, hit, sentence)
        || is_attributive(reading, hit)
        || is_noun_bombs(reading, hit)
        || is_kind_of_weapon(reading, hit)
        || is_search(reading, hit, sentence)
        || is_only_called_so(reading, hit, sentence)
    {
        return false;
    }
    match hit.entry.role {
        Role::Nothing | Role::Weapon | Role::Actor(_) => false,
        Role::Carry => {
            weapon_in(reading, sentence, &hit.tokens).is_some()
                || is_destroyed_by_forces(reading, hit, sentence)
        }
        Role::Under => followed_by_violence(reading, hit.tokens.end, sentence.end),
        Role::Loose | Role::Verb => !is_other_sense(reading, hit),
        Role::Noun => !is_effect(reading, hit, sentence),
        _ => true,
    }
}

/// "An aid convoy has entered Gaza", "Gunmen have entered a village and killed ten": only those who fight take a place by entering it,
/// and not where the sentence tells of victims.
fn is_idle_entry(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let fights =
        |a: &Hit<'_>| matches!(a.entry.role, Role::Actor(Actor::Rebels | Actor::Group | Actor::State));
    hit.entry.role == Role::Capture
        && reading.folded(hit.tokens.end - 1) == "entered"
        && (!reading.actors_in(&(sentence.start..hit.tokens.start)).iter().any(fights)
            || reading.triggers_in(sentence).iter().any(|t| t.entry.role == Role::Harm))
}

/// "Police raided a house in Quetta and arrested three suspects": an arrest, where nobody is hurt.
fn is_search(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let forces = reading.actors_in(&(sentence.start..hit.tokens.start)).iter().any(|a| {
        matches!(a.entry.role, Role::Actor(Actor::Police | Actor::State))
            && !is_speaking(reading, a, sentence)
    });
    let arrests =
        |w: &str| matches!(w, "arrested" | "detained" | "searched" | "arresting" | "detaining" | "custody");
    // "11 suspects were detained in raids on several addresses".
    let suspects = || {
        reading.any_word(sentence.clone(), |w| matches!(w, "suspects" | "suspect" | "addresses" | "warrant"))
    };
    reading.folded(hit.tokens.start).starts_with("raid")
        && (forces || suspects())
        && reading.any_word(sentence.clone(), arrests)
        && reading.triggers_in(sentence).iter().all(|t| t.entry.role != Role::Harm)
}

/// "Russian forces have destroyed an ammunition depot near Okhtyrka": what forces destroy is attacked, whatever with.
fn is_destroyed_by_forces(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    const SUBJECT: usize = 6;
    const OBJECT: usize = 4;
    let subject = hit.tokens.start.saturating_sub(SUBJECT).max(sentence.start)..hit.tokens.start;
    let forces = |a: &Hit<'_>| {
        matches!(a.entry.role, Role::Actor(Actor::State | Actor::Rebels | Actor::Group))
            && !is_speaking(reading, a, sentence)
    };
    let object = hit.tokens.end..(hit.tokens.end + OBJECT).min(sentence.end);
    matches!(reading.folded(hit.tokens.start), "destroyed" | "destroys" | "destroying")
        && (reading.any_on(subject.clone(), List::Force) || reading.actors_in(&subject).iter().any(forces))
        && object.into_iter().any(|n| targets().longest(|k| reading.folded(n + k)).is_some())
}

/// "Soldiers killed six villagers, in what the army called a gun battle", "called it an unfortunate accident": a side's word for it.
fn is_only_called_so(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    const NAME: usize = 4;
    let near = hit.tokens.start.saturating_sub(NAME + 1).max(sentence.start)..hit.tokens.start;
    let accident = hit.entry.sub_event_type == Some(SubEventType::AccidentOrDisaster);
    if accident && near.into_iter().any(|n| reading.is(n, List::Calling) && reading.folded(n + 1) == "it") {
        return true;
    }
    hit.entry.sub_event_type == Some(SubEventType::ArmedClash)
        && hit.entry.pos == Pos::Noun
        && (hit.tokens.start.saturating_sub(NAME).max(sentence.start)..hit.tokens.start)
            .any(|n| attribution::names_it_so(reading, sentence, n))
}

/// "Bombs hit two camps": no verb, which would have an object after it ("jets bomb the town").
fn is_noun_bombs(reading: &Reading<'_>, hit: &Hit<'_>) -> bool {
    let next = hit.tokens.end;
    let infinitive = hit.tokens.start.checked_sub(1).is_some_and(|n| reading.folded(n) == "to");
    !infinitive
        && matches!(reading.folded(hit.tokens.start), "bombs" | "shells" | "shell")
        && hit.entry.pos == Pos::Verb
        && !matches!(reading.folded(next), "the" | "a" | "an" | "its" | "more")
        && reading.mention_at(next).is_none()
}

/// "neutralised 12 terrorists", "were intercepted and killed": people, who are no weapon that is made safe.
fn is_of_people(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let word = reading.folded(hit.tokens.start);
    (word.starts_with("neutrali") || word.starts_with("intercept"))
        && hit.entry.sub_event_type == Some(SubEventType::DisruptedWeaponsUse)
        && reading
            .weapons_in(&(hit.tokens.start.saturating_sub(6).max(sentence.start)..hit.tokens.end + 6))
            .is_empty()
}

/// "Three suspected militants have been neutralised": killed by those who fight them, as their press offices put it.
fn is_of_fighters(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    const NEAR: usize = 6;
    let around =
        hit.tokens.start.saturating_sub(NEAR).max(sentence.start)..(hit.tokens.end + NEAR).min(sentence.end);
    let fights =
        |a: &Hit<'_>| matches!(a.entry.role, Role::Actor(Actor::Rebels | Actor::Group | Actor::Gunmen));
    reading.folded(hit.tokens.start).starts_with("neutrali") && reading.actors_in(&around).iter().any(fights)
}

/// "combat aircraft", "battle tanks": what only says which machines.
fn is_kind_of_weapon(reading: &Reading<'_>, hit: &Hit<'_>) -> bool {
    let next = hit.tokens.end;
    matches!(reading.folded(hit.tokens.start), "combat" | "battle")
        && (!reading.weapons_in(&(next..next + 1)).is_empty()
            || matches!(reading.folded(next), "aircraft" | "planes" | "tanks" | "tank"))
}

/// "the besieged city", "a captured pilot": a participle that only describes.
fn is_attributive(reading: &Reading<'_>, hit: &Hit<'_>) -> bool {
    let before = hit.tokens.start.checked_sub(1).map_or("", |n| reading.folded(n));
    let next = hit.tokens.end;
    let described = reading.doc.is_word(next)
        && !matches!(reading.folded(next), "by" | "in" | "on" | "at" | "near" | "and" | "when" | "after");
    hit.entry.pos == Pos::Verb
        && hit.entry.role != Role::Harm
        && hit.tokens.len() == 1
        && reading.folded(hit.tokens.start).ends_with("ed")
        && (matches!(before, "the" | "a" | "an" | "this" | "its" | "their" | "his" | "her")
            || is_counted(reading, hit))
        && described
}

/// "three overturned trailers", "nine captured policemen": a number right before the word, which does nothing itself.
fn is_counted(reading: &Reading<'_>, hit: &Hit<'_>) -> bool {
    let ends = |n: usize| reading.quantities_in(&(n..n + 1)).iter().any(|q| q.tokens.end == hit.tokens.start);
    (hit.entry.sub_event_type == Some(SubEventType::AccidentOrDisaster) || hit.entry.role == Role::Capture)
        && hit.tokens.start.checked_sub(1).is_some_and(ends)
}

/// Whether people fight or suffer where an open word stands, so that "attack", "hit" and "took" may be acts of violence: the
/// report is about armed conflict, or the sentence names a weapon, those who fight, or their victims.
fn is_fought(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    if reading.is_about_conflict() || hit.entry.role == Role::Capture && reading.names_defence_ministry() {
        return true;
    }
    // "The army said it had retaken the town": nobody retakes a town in peace.
    if ["retak", "retook", "recaptur", "overran"]
        .iter()
        .any(|stem| reading.folded(hit.tokens.start).starts_with(stem))
    {
        return true;
    }
    let weapon = reading.weapons_in(sentence).iter().any(|w| !w.entry.weapon.is_empty());
    let armed = reading.actors_in(sentence).iter().any(|a| {
        !matches!(a.entry.role, Role::Actor(Actor::Police | Actor::State))
            || !is_speaking(reading, a, sentence)
    });
    // "The strike claimed 12 lives".
    let lives = reading.any_word(sentence.clone(), |w| w == "lives")
        && reading.any_word(sentence.clone(), |w| matches!(w, "claimed" | "claiming" | "cost" | "costing"));
    // "The toll from an Israeli strike on a building in Tyre has climbed to 45".
    let counted = reading.any_word(sentence.clone(), |w| w == "toll");
    let harmed = lives || counted || reading.triggers_in(sentence).iter().any(|t| t.entry.role == Role::Harm);
    // "hit" and "struck" are what cars, storms and figures do; they need a weapon.
    let word = reading.folded(hit.tokens.start);
    let blow = is_blow(word);
    // To lie in wait or to open fire is violence without a word for a weapon; a strike on people who died of it too.
    let violent = word.starts_with("ambush")
        || (hit.entry.pos == Pos::Verb && word.starts_with("open")
            || word.starts_with("fir") && hit.tokens.len() > 1)
        || (harmed && blow && hit.entry.pos == Pos::Noun && reading.folded(hit.tokens.end) == "on")
        || (harmed
            && matches!(word, "strike" | "strikes")
            && !reading.any_on(sentence.clone(), List::Labour));
    // "The attack happened in Sopot" goes on about what was told without such words.
    let happened =
        reading.any_word(hit.tokens.end..hit.tokens.end + 2, |w| matches!(w, "happened" | "occurred"));
    // "Strikes were also reported in Odesa".
    let is_placed = |n: usize| {
        matches!(reading.folded(n), "reported" | "recorded")
            && matches!(reading.folded(n + 1), "in" | "near" | "around" | "over" | "outside")
            && (n + 2..n + 4).any(|k| reading.mention_at(k).is_some())
    };
    let reported = hit.entry.pos == Pos::Noun
        && reading.any_word(hit.tokens.end..hit.tokens.end + 2, |w| matches!(w, "was" | "were"))
        && (hit.tokens.end..hit.tokens.end + 4).any(is_placed)
        && !reading.any_on(sentence.clone(), List::Labour);
    weapon
        || reported
        || (harmed && blow && is_by_country(reading, hit, sentence))
        || is_of_national_forces(reading, sentence)
        || happened
        || violent
        || is_building_attacked(reading, hit, sentence)
        || (armed && !blow)
        || (harmed && !blow && hit.entry.role != Role::Capture)
}

/// "Israel struck a school in Nuseirat, killing 17": a country is the subject of the blow.
fn is_by_country(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    const ADVERB: usize = 2;
    let from = hit.tokens.start.saturating_sub(ADVERB).max(sentence.start);
    hit.entry.pos == Pos::Verb
        && !attribution::is_passive(reading, sentence, hit.tokens.start)
        && (from..hit.tokens.start)
            .filter_map(|n| reading.mention_at(n))
            .any(|m| reading.mentions[m].kind == Kind::Place && reading.names_country(m))
}

/// "Afghan forces recaptured Kandahar": a country's forces, by the name of its people.
fn is_of_national_forces(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    reading.mentions_in(sentence).into_iter().any(|m| {
        let end = reading.tokens_of(m).end;
        reading.mentions[m].kind == Kind::Demonym
            && matches!(reading.folded(end), "forces" | "army" | "military")
    })
}

/// "a mosque in Hangu was attacked", "a convoy came under fire": buildings, vehicles and those who guard are attacked by violence only.
fn is_building_attacked(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    const SUBJECT: usize = 7;
    let passive = hit.entry.pos == Pos::Verb
        && (hit.entry.voice == Some(Voice::Passive)
            || attribution::is_passive(reading, sentence, hit.tokens.start));
    let word = |n: usize| move |k: usize| reading.folded(n + k);
    // "schools were hit by floods".
    let by_elements = is_blow(reading.folded(hit.tokens.start)) && reading.folded(hit.tokens.end) == "by";
    passive
        && !by_elements
        && (hit.tokens.start.saturating_sub(SUBJECT).max(sentence.start)..hit.tokens.start)
            .any(|n| targets().longest(word(n)).is_some())
}

/// Whether the word says that something was hit, and not by what.
pub(super) fn is_blow(word: &str) -> bool {
    matches!(
        word,
        "hit"
            | "hits"
            | "hitting"
            | "struck"
            | "strike"
            | "strikes"
            | "striking"
            | "target"
            | "targets"
            | "targeted"
            | "targeting"
            | "fire"
    )
}

/// Whether those who fight only tell of it: "police said", "according to the army".
pub(super) fn is_speaking(reading: &Reading<'_>, actor: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let after = (actor.tokens.end..sentence.end.min(actor.tokens.end + 7))
        .take_while(|n| reading.doc.is_word(*n) && reading.triggers_in(&(*n..*n + 1)).is_empty());
    let says = after.into_iter().any(|n| reading.is(n, List::Saying));
    let from = actor.tokens.start.saturating_sub(5).max(sentence.start);
    let told = (from..actor.tokens.start).any(|n| {
        let that = (n + 1..actor.tokens.start).any(|t| reading.folded(t) == "that");
        // "Clashes were reported in Amara, where one protester was killed".
        let says = reading.is(n, List::Saying) && !attribution::is_passive(reading, sentence, n);
        // "..., said a rebel", but not "The army said rebels had attacked".
        let inverted = n == sentence.start || !reading.doc.is_word(n - 1);
        reading.folded(n) == "according" || (says && inverted && !that)
    });
    says || told
}

/// A fire or a collapse that is what a weapon did, not an accident: the sentence or the one before it names a weapon.
fn is_effect(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    if hit.entry.sub_event_type != Some(SubEventType::AccidentOrDisaster) {
        return false;
    }
    let n = reading.doc.tokens[sentence.start].sentence();
    let from = n.checked_sub(1).map_or(sentence.start, |p| reading.doc.sentences[p].tokens.start);
    let weapon = reading
        .weapons_in(&(from..sentence.end))
        .iter()
        .any(|w| w.entry.sub_event_type != Some(SubEventType::AccidentOrDisaster) && w.is_remote_violence());
    // "As a result of the night attack, a fire broke out".
    let attack = reading.triggers_in(sentence).iter().any(|t| {
        let violent = t.is_remote_violence();
        t.tokens != hit.tokens
            && t.entry.pos == Pos::Noun
            && (t.entry.role == Role::Loose || violent)
            && matches!(
                reading.folded(t.tokens.end - 1),
                "attack" | "attacks" | "strike" | "strikes" | "shelling" | "bombardment"
            )
    });
    weapon || attack || (hit.entry.strength <= 3 && reading.is_about_conflict())
}

/// "came under (heavy missile and artillery) fire".
fn followed_by_violence(reading: &Reading<'_>, from: usize, end: usize) -> bool {
    reading.any_word(from..end.min(from + 8), |w| {
        matches!(
            w,
            "fire"
                | "shelling"
                | "attack"
                | "attacks"
                | "bombardment"
                | "shellfire"
                | "strike"
                | "strikes"
                | "assault"
                | "artillery"
                | "mortars"
                | "mortar"
                | "rockets"
                | "drones"
                | "missiles"
                | "bombs"
        )
    })
}

/// A fire that burns, where the word could be one of arms.
fn is_other_sense(reading: &Reading<'_>, hit: &Hit<'_>) -> bool {
    let word = reading.folded(hit.tokens.start);
    let before = hit.tokens.start.checked_sub(1).map_or("", |n| reading.folded(n));
    let after = reading.folded(hit.tokens.end);
    match word {
        // "The crew barricaded themselves in the engine room".
        "barricaded" | "barricading" => matches!(after, "themselves" | "himself" | "herself" | "inside"),
        "fire" => {
            let at_something = matches!(after, "on" | "at" | "against" | "towards" | "from" | "in");
            let of_arms = matches!(
                before,
                "under" | "enemy" | "heavy" | "artillery" | "harassing" | "the" | "missile" | "hostile"
            );
            let demonym = hit.tokens.start.checked_sub(1).and_then(|n| reading.mention_at(n)).is_some();
            !(matches!(after, "on" | "at" | "against" | "towards")
                || (at_something && of_arms)
                || (demonym && at_something))
        }
        _ => false,
    }
}

fn is_definite(reading: &Reading<'_>, trigger: &Range<usize>, sentence: &Range<usize>) -> bool {
    let from = trigger.start.saturating_sub(4).max(sentence.start);
    (from..trigger.start).rev().take_while(|n| !reading.folded(*n).is_empty()).any(|n| {
        let word = reading.folded(n);
        // "claimed that drones flew over": a conjunction.
        let conjunction = word == "that" && n.checked_sub(1).is_some_and(|v| reading.is(v, List::Saying));
        matches!(word, "the" | "this" | "that" | "these" | "those" | "both" | "such") && !conjunction
    }) || is_pronoun_subject(reading, trigger, sentence)
}

/// "It exploded outside the gate": of what was told before.
fn is_pronoun_subject(reading: &Reading<'_>, trigger: &Range<usize>, sentence: &Range<usize>) -> bool {
    let subject = trigger.start.checked_sub(1).filter(|n| *n <= sentence.start + 2 && *n >= sentence.start);
    subject.is_some_and(|n| matches!(reading.folded(n), "it" | "they"))
        && (sentence.start..trigger.start).all(|n| reading.mention_at(n).is_none())
}

/// "In a further attack in Cauca, a drone hit their home in El Plateado", "BAGHDAD - A bomb aimed at a patrol killed two in
/// Karrada": the division that one statement names, and the town that labels a block, only say where the place of another is.
fn sharpen_places(reading: &Reading<'_>, statements: &mut [Statement<'_>]) {
    let inside = |part: usize, whole: usize| {
        if site::is_part_of_label(reading, part, whole) || site::is_quarter_of(reading, part, whole) {
            return true;
        }
        let Some(whole) = reading.place(whole).filter(|p| p.is_division()) else { return false };
        match reading.place(part) {
            Some(part) => reading.gazetteer.ancestors(part.key).contains(&whole.key),
            None => site::is_said_to_be_in(reading, part, whole.key),
        }
    };
    let groups: Vec<Vec<usize>> = statements.iter().map(|s| s.places.clone()).collect();
    for statement in statements.iter_mut() {
        let [whole] = statement.places[..] else { continue };
        if let Some(sharper) = groups.iter().find(|g| matches!(g[..], [part] if inside(part, whole))) {
            statement.places.clone_from(sharper);
        }
    }
}

/// A statement without places takes those of the sentence's only other group: "hit by a rocket during the fighting in
/// Ganja".
fn share_places(reading: &Reading<'_>, statements: &mut [Statement<'_>], sentence: &Range<usize>) {
    // Where those died who are remembered is no place of what is told.
    let groups: Vec<Vec<usize>> = statements
        .iter()
        .filter(|s| s.reality != Reality::Unreal)
        .map(|s| s.places.clone())
        .filter(|p| !p.is_empty())
        .collect();
    let unreal = statements.iter().any(|s| s.reality == Reality::Unreal && !s.places.is_empty());
    let mut distinct = groups.clone();
    distinct.dedup();
    let only = match distinct.as_slice() {
        [one] => one.clone(),
        [] if unreal => return,
        [] => site::sentence_places(reading, sentence),
        _ => return,
    };
    for statement in statements.iter_mut().filter(|s| s.places.is_empty() && s.reality != Reality::Denied) {
        statement.places = only.clone();
    }
}
