//! Names in Title Case and CAPITALS, cut as the rest of the article has them: "CYCLONE AMARA HITS MARVELA" holds Cyclone
//! Amara. Owns the names that are looked for in such lines, not which lines these are.

use crate::{
    analysis::{EntityType, MentionBasis},
    hash,
    map::Map,
    names::{
        detect::casing::Casing,
        mention::{LIKELY, NameMention, SURE},
    },
    sort,
    text::Document,
};
use std::ops::Range;

/// The longest name that is looked for, in tokens.
const LONGEST: usize = 8;

/// What is left of a name's confidence where it is found in such a line.
const FOUND: f64 = 0.95;

/// What the tagger has cut with less confidence gives way to a name that begins like it.
const UNSURE: f64 = 0.7;

/// A name of running text.
#[derive(Clone, Copy)]
struct RunningName {
    kind: EntityType,
    confidence: f64,
}

/// Cuts the names of loud sentences as running text has them.
pub fn cut(document: &Document, casing: &Casing, mentions: &mut Vec<NameMention>) {
    let loud: Vec<Range<usize>> = (0..document.sentences.len())
        .filter(|&sentence| casing.is_loud(sentence))
        .map(|sentence| {
            document.sentences[sentence].tokens.start as usize..document.sentences[sentence].tokens.end as usize
        })
        .collect();
    if loud.is_empty() {
        return;
    }
    let key = |tokens: Range<usize>| tokens.fold(0, |key, token| hash::mix(key, document.hashes[token]));
    let mut known: Map<u64, RunningName> = Map::default();
    let names = mentions.iter().filter(|name| {
        !casing.is_loud(document.tokens[name.tokens.start].sentence as usize)
            && !matches!(name.kind, EntityType::Date | EntityType::Money)
            && name.tokens.len() <= LONGEST
            && name.confidence >= LIKELY
    });
    for name in names {
        let entry = known.entry(key(name.tokens.clone()));
        let known = entry.or_insert(RunningName { kind: name.kind, confidence: name.confidence });
        if known.confidence < name.confidence {
            *known = RunningName { kind: name.kind, confidence: name.confidence };
        }
    }
    if known.is_empty() {
        return;
    }
    let mut found: Vec<NameMention> = Vec::new();
    for sentence in loud {
        let mut token = sentence.start;
        while token < sentence.end {
            let lengths = (1..=LONGEST.min(sentence.end - token)).rev();
            let longest = lengths.filter_map(|length| Some((length, *known.get(&key(token..token + length))?))).next();
            let fits = |(length, name): &(usize, RunningName)| {
                is_here(document, mentions, &known, token..token + length, *name)
            };
            let Some((length, name)) = longest.filter(fits) else {
                token += 1;
                continue;
            };
            let tokens = token..token + length;
            token = tokens.end;
            found.push(NameMention {
                span: document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span),
                tokens,
                kind: name.kind,
                basis: MentionBasis::Repeated,
                confidence: name.confidence * FOUND,
            });
        }
    }
    let overlaps = |name: &NameMention| {
        let at = found.partition_point(|found| found.tokens.end <= name.tokens.start);
        found.get(at).is_some_and(|found| found.tokens.start < name.tokens.end)
    };
    mentions.retain(|name| !overlaps(name));
    mentions.extend(found);
    sort::stable_by_key(mentions, |name| name.tokens.start);
}

/// Whether a known name stands in a loud line where the tagger has cut a longer one that nothing knows, or parts of it.
fn is_here(
    document: &Document,
    mentions: &[NameMention],
    known: &Map<u64, RunningName>,
    tokens: Range<usize>,
    name: RunningName,
) -> bool {
    let at = mentions.partition_point(|found| found.tokens.end <= tokens.start);
    let over = mentions[at..].iter().take_while(|found| found.tokens.start < tokens.end);
    let is_known = |found: &NameMention| {
        known.get(&found.tokens.clone().fold(0, |key, token| hash::mix(key, document.hashes[token]))).is_some()
    };
    let over: Vec<&NameMention> = over.collect();
    match over[..] {
        // "Cyclone Amara Hits Marvela", "MWANGI LEAVES OFFICE"
        [found] => {
            let inside = tokens.start <= found.tokens.start && found.tokens.end <= tokens.end;
            let cuts = tokens.len() > 1 || name.kind == EntityType::Person && name.confidence >= SURE;
            let wrong = found.kind == EntityType::Person || found.confidence < UNSURE;
            inside || found.tokens.start == tokens.start && cuts && wrong && !is_known(found)
        }
        // "PIET" and "VOS"
        [_, .., last] => over[0].tokens.start >= tokens.start && last.tokens.end <= tokens.end,
        [] => tokens.len() > 1,
    }
}
