//! He and she, to the person meant. Owns how those who may be meant are weighed against each other.
//!
//! Weighed are distance, grammar and the way an article keeps to a person, in the manner of the salience of Lappin and
//! Leass (1994). He or she is told apart by what the text says, never by a given name.

use super::{
    discourse::{Memory, Reference},
    lists::Sex,
};
use crate::{
    analysis::{EntityType, Form},
    pos::Tag,
};
use std::ops::Range;

/// Whether a lower-case word is such a pronoun.
pub fn is_pronoun(lower: &str) -> bool {
    sex(lower).is_some()
}

/// What a pronoun says.
pub fn sex(lower: &str) -> Option<Sex> {
    match lower {
        "he" | "him" | "his" | "himself" => Some(Sex::Male),
        "she" | "her" | "hers" | "herself" => Some(Sex::Female),
        _ => None,
    }
}

/// Whom the pronoun at `token` means.
pub fn resolve(memory: &Memory, token: usize, sentence: u32, within: &Range<usize>) -> Option<Reference> {
    let text = memory.text;
    let document = text.document;
    let lower = text.lower(token);
    let sex = sex(lower)?;
    let possessive = lower == "his" || lower == "hers" || (lower == "her" && is_possessive(memory, token, within.end));
    let reflexive = matches!(lower, "himself" | "herself");
    let object = !possessive && !reflexive && matches!(lower, "him" | "her");
    let quoted = document.tokens[token].quotation;
    let mut best: Option<(f64, u32)> = None;
    let mut second = f64::MIN;
    let mut consider = |score: f64, cluster: u32| match best {
        Some((top, held)) if top >= score => {
            if held != cluster {
                second = second.max(score);
            }
        }
        Some((top, held)) => {
            if held != cluster {
                second = second.max(top);
            }
            best = Some((score, cluster));
        }
        None => best = Some((score, cluster)),
    };
    for &cluster in memory.people.iter().chain(&memory.things) {
        let actor = &memory.actors[cluster as usize];
        let person = actor.kind == EntityType::Person;
        if !(person || actor.doubtful) {
            continue;
        }
        let distance = f64::from(sentence - actor.sentence);
        let mut score = -0.55 * distance.min(8.0) - if person { 0.0 } else { 1.2 };
        score += if actor.subject { 0.9 } else { 0.0 };
        score += if actor.first { 0.4 } else { 0.0 };
        score += 0.12 * f64::from(actor.count.min(8)) + 0.06 * f64::from(actor.names.min(10));
        match actor.sex() {
            Some(known) if known == sex => score += 2.0,
            Some(_) => score -= 5.0,
            None => {}
        }
        if let Some((held, when)) = memory.last[sex as usize]
            && held == cluster
        {
            score += 1.2 - 0.2 * f64::from((sentence - when).min(6));
        }
        if let Some((held, when)) = memory.last[1 - sex as usize]
            && held == cluster
        {
            score -= 2.0 - 0.2 * f64::from((sentence - when).min(6));
        }
        if distance == 0.0 {
            let between = token.saturating_sub(actor.token as usize);
            let clause = !(actor.token as usize..token).any(|at| is_boundary(memory, at));
            if object && actor.subject && clause {
                score -= 2.5;
            }
            if reflexive && actor.subject && clause {
                score += 2.0;
            }
            if possessive && clause && between < 12 {
                score += 0.5;
            }
        }
        // Who speaks says "I".
        if let Some(quotation) = quoted {
            if memory.speakers[quotation as usize] == Some(cluster) {
                score -= 2.0;
            }
        } else if actor.quoted.is_some() {
            score -= 0.5;
        }
        consider(score, cluster);
    }
    // "When he arrived, Kovač said …"
    if let Some(cluster) = ahead(memory, token, within)
        && !object
    {
        let actor = &memory.actors[cluster as usize];
        let known = actor.sex();
        let mut score = 0.7 + 0.12 * f64::from(actor.count.min(8)) + 0.06 * f64::from(actor.names.min(10));
        score += match known {
            Some(known) if known == sex => 2.0,
            Some(_) => -5.0,
            None => 0.0,
        };
        consider(score, cluster);
    }
    let (score, cluster) = best?;
    if score < -2.5 {
        return None;
    }
    let margin = if second == f64::MIN { 2.0 } else { (score - second).min(2.0) };
    let confidence = (0.55 + 0.17 * margin + 0.05 * score.clamp(-2.0, 2.0)).clamp(0.3, 0.95);
    Some(Reference { tokens: token..token + 1, cluster, form: Form::Pronoun, confidence })
}

/// Whether "her" stands before what is hers.
fn is_possessive(memory: &Memory, token: usize, end: usize) -> bool {
    if memory.text.tag(token) == Tag::Possessive {
        return true;
    }
    token + 1 < end && matches!(memory.text.tag(token + 1), Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::Gerund)
}

/// Whether a clause ends at a token.
fn is_boundary(memory: &Memory, token: usize) -> bool {
    matches!(
        memory.text.lower(token),
        "," | ";"
            | ":"
            | "that"
            | "who"
            | "which"
            | "when"
            | "while"
            | "because"
            | "if"
            | "after"
            | "before"
            | "as"
            | "and"
            | "but"
            | "whether"
    )
}

/// The subject of the main clause, where the pronoun stands in a clause or phrase before it.
fn ahead(memory: &Memory, token: usize, within: &Range<usize>) -> Option<u32> {
    let text = memory.text;
    let opens = matches!(
        text.lower(within.start),
        "when"
            | "after"
            | "as"
            | "while"
            | "before"
            | "although"
            | "though"
            | "in"
            | "at"
            | "during"
            | "for"
            | "if"
            | "since"
            | "with"
            | "on"
            | "because"
            | "despite"
            | "by"
            | "to"
            | "once"
            | "until"
            | "having"
            | "like"
            | "unlike"
            | "from"
            | "throughout"
            | "following"
    );
    if !opens || token > within.start + 10 {
        return None;
    }
    let comma = (token..within.end.min(token + 24)).find(|&at| text.lower(at) == ",")?;
    let name = memory.names.clone().find(|&name| memory.found[name].tokens.start > comma)?;
    let cluster = memory.of[name];
    let tokens = &memory.found[name].tokens;
    let near = tokens.start <= comma + 8;
    let verb = (tokens.end..within.end.min(tokens.end + 3)).any(|at| text.is_verb(at));
    (near && verb && memory.actors[cluster as usize].kind == EntityType::Person).then_some(cluster)
}
