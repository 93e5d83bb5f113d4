//! The article read from its first word to its last, so that a pronoun or a description finds whom it means. Owns the
//! order of reading; what is remembered is `memory`'s, the choices are `pronoun`'s and `description`'s.

mod actors;
mod description;
mod memory;
mod pronoun;

use crate::{
    analysis::{EntityType, Form},
    lexicon::nouns::Sex,
    names::{clusters::state::Clusters, mention::NameMention, roles::Role},
    syntax::role_phrase::TaggedText,
};
use memory::{Memory, Reference};
use std::ops::Range;

/// Reads a document twice: what the first reading finds out of he and she serves the second. Also gives the types of
/// the clusters, where he and she say that a doubtful one is a person.
pub fn read(
    text: TaggedText,
    mentions: &[NameMention],
    clusters: &Clusters,
    roles: &[Role],
) -> (Vec<Reference>, Vec<EntityType>) {
    let mut actors = actors::of_clusters(text, mentions, clusters, roles);
    let mut speakers = vec![None; text.document.quotations.len()];
    let mut references = Vec::new();
    for round in 0..2 {
        let mut memory = Memory {
            text,
            mentions,
            of: clusters.of.iter().map(|(cluster, _)| *cluster).collect(),
            actors: actors.clone(),
            people: Vec::new(),
            things: Vec::new(),
            last: [None; 2],
            speakers: std::mem::take(&mut speakers),
            names: 0..0,
            edge: None,
            has_speaker: false,
        };
        references = read_once(&mut memory);
        speakers = std::mem::take(&mut memory.speakers);
        if round == 0 {
            for reference in references.iter().filter(|reference| reference.form == Form::Pronoun) {
                let weight = (reference.confidence - 0.5).max(0.0);
                let actor = &mut actors[reference.cluster as usize];
                if actor.kind != EntityType::Person {
                    actor.doubts += weight;
                }
                match pronoun::sex(text.lower(reference.tokens.start)) {
                    Some(Sex::Male) => actor.he += weight,
                    Some(Sex::Female) => actor.she += weight,
                    None => {}
                }
            }
            for actor in &mut actors {
                if actor.doubts >= 0.5 + 0.03 * f64::from(actor.names) {
                    actor.kind = EntityType::Person;
                }
            }
        }
    }
    let types = actors.iter().map(|actor| actor.kind).collect();
    (references, types)
}

/// Reads the document once.
fn read_once(memory: &mut Memory) -> Vec<Reference> {
    let mut references = Vec::new();
    let document = memory.text.document;
    let mut name = 0;
    let mut paragraph = u32::MAX;
    let mut aside = false;
    let mut kept = (Vec::new(), Vec::new());
    for (number, sentence) in document.sentences.iter().enumerate() {
        let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        if sentence.paragraph != paragraph {
            paragraph = sentence.paragraph;
            let counts = document.paragraphs[paragraph as usize].kind.counts();
            // A caption or a teaser is read by itself: the article goes on as if it were not there.
            if !counts && !aside {
                kept = (memory.people.clone(), memory.things.clone());
            } else if counts && aside {
                (memory.people, memory.things) = std::mem::take(&mut kept);
            }
            aside = !counts;
        }
        while name < memory.mentions.len() && memory.mentions[name].tokens.start < start {
            name += 1;
        }
        let first = name;
        while name < memory.mentions.len() && memory.mentions[name].tokens.start < end {
            name += 1;
        }
        memory.names = first..name;
        read_sentence(memory, number as u32, start..end, &mut references);
    }
    references
}

fn read_sentence(memory: &mut Memory, number: u32, tokens: Range<usize>, references: &mut Vec<Reference>) {
    let (mut next, end) = (memory.names.start, memory.names.end);
    let mut token = tokens.start;
    let mut first = true;
    let mut seen = tokens.start;
    (memory.edge, memory.has_speaker) = (None, false);
    while token < tokens.end {
        let passed = seen.min(token)..token;
        memory.edge = passed.rev().find(|&at| pronoun::is_boundary(memory.text, at)).or(memory.edge);
        seen = token;
        if next < end && memory.mentions[next].tokens.start <= token {
            let range = memory.mentions[next].tokens.clone();
            let cluster = memory.of[next];
            memory.meet(cluster, range.clone(), number, &tokens, &mut first);
            token = range.end.max(token + 1);
            next += 1;
            continue;
        }
        let reference = if pronoun::is_pronoun(memory.text.lower(token)) {
            pronoun::resolve(memory, token, number, &tokens)
        } else if matches!(memory.text.lower(token), "the" | "this" | "that") {
            let owner = description::owner(memory, token, number, tokens.end);
            owner.or_else(|| description::resolve(memory, token, number, tokens.end))
        } else {
            None
        };
        let Some(reference) = reference else {
            token += 1;
            continue;
        };
        let range = reference.tokens.clone();
        memory.meet(reference.cluster, range.clone(), number, &tokens, &mut first);
        if let Some(sex) = pronoun::sex(memory.text.lower(range.start)).filter(|_| reference.form == Form::Pronoun) {
            memory.last[sex as usize] = Some((reference.cluster, number));
        }
        // Names inside a description stay names of their own.
        token = if reference.form == Form::Pronoun { range.end } else { token + 1 };
        references.push(reference);
    }
}
