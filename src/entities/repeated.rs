//! Names that the tagger saw in one place and missed in another. Owns the search for them and when a word is too common
//! to be one.

use super::{
    mentions::Found,
    table::{Map, Set},
};
use crate::{
    analysis::EntityType,
    tagger::hash,
    text::{Document, TokenKind},
};

/// The longest name that is looked for, in tokens.
const LONGEST: usize = 8;

/// A name to look for.
struct Known {
    kind: EntityType,
    confidence: f64,
    tokens: usize,
    /// Whether it must stand inside a sentence.
    inside: bool,
}

/// `found` with the repeated names put in, in order.
pub fn complete(document: &Document, found: Vec<Found>) -> Vec<Found> {
    let mut known: Map<Known> = Map::default();
    // The lengths of names that begin with a word.
    let mut lengths: Map<u16> = Map::default();
    let mut taken = vec![false; document.tokens.len()];
    let lower_case = lower_case(document);
    for name in &found {
        taken[name.tokens.clone()].iter_mut().for_each(|taken| *taken = true);
        if matches!(name.kind, EntityType::Date | EntityType::Money) || name.tokens.len() > LONGEST {
            continue;
        }
        let mut add = |tokens: std::ops::Range<usize>, confidence: f64| {
            let first = hash::text(document.lower(tokens.start));
            let key = tokens.clone().fold(0, |key, token| hash::mix(key, hash::text(document.lower(token))));
            let entry = known.entry(key).or_insert(Known {
                kind: name.kind,
                confidence: 0.0,
                tokens: tokens.len(),
                inside: false,
            });
            if entry.confidence < confidence {
                entry.confidence = confidence;
                entry.kind = name.kind;
            }
            *lengths.entry(first).or_insert(0) |= 1 << tokens.len();
        };
        let alone = name.tokens.len() == 1;
        if !alone || is_fit(document, name.tokens.start, &lower_case) {
            add(name.tokens.clone(), name.confidence * 0.9);
        }
        // The surname of a person named in full.
        let last = name.tokens.end - 1;
        if name.kind == EntityType::Person && !alone && name.confidence >= 0.6 && is_fit(document, last, &lower_case) {
            add(last..last + 1, name.confidence * 0.8);
        }
    }
    if known.is_empty() {
        return found;
    }
    let mut more = Vec::new();
    for sentence in &document.sentences {
        let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        let mut token = start;
        while token < end {
            if taken[token] || !document.form(token).starts_with(char::is_uppercase) {
                token += 1;
                continue;
            }
            let Some(&lengths) = lengths.get(&hash::text(document.lower(token))) else {
                token += 1;
                continue;
            };
            let mut key = 0;
            let mut best = None;
            for length in 1..=LONGEST.min(end - token) {
                if taken[token + length - 1] {
                    break;
                }
                key = hash::mix(key, hash::text(document.lower(token + length - 1)));
                if lengths & 1 << length != 0
                    && let Some(name) = known.get(&key)
                {
                    best = Some(name);
                }
            }
            let Some(name) = best.filter(|name| !name.inside || token > start) else {
                token += 1;
                continue;
            };
            let tokens = token..token + name.tokens;
            if name.tokens == 1 && is_part_of_a_name(document, token, start, end) {
                token += 1;
                continue;
            }
            token = tokens.end;
            more.push(Found {
                span: document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span),
                tokens,
                kind: name.kind,
                basis: "repeated",
                confidence: name.confidence,
            });
        }
    }
    if more.is_empty() {
        return found;
    }
    let mut all = found;
    all.extend(more);
    all.sort_by_key(|name| name.tokens.start);
    all
}

/// Hashes of the words that also stand in lower case.
fn lower_case(document: &Document) -> Set {
    let mut words = Set::default();
    for (index, token) in document.tokens.iter().enumerate() {
        if token.kind == TokenKind::Word {
            let form = document.form(index);
            if form.starts_with(char::is_lowercase) {
                words.insert(hash::text(form));
            }
        }
    }
    words
}

/// Whether a single word can be looked for: it is no word of the language in this document.
fn is_fit(document: &Document, token: usize, lower_case: &Set) -> bool {
    let form = document.form(token);
    let lower = document.lower(token);
    document.tokens[token].kind == TokenKind::Word
        && form.chars().count() >= 3
        && form.starts_with(char::is_uppercase)
        && !lower_case.contains(&hash::text(lower))
        && !matches!(lower, "may" | "march" | "august" | "will" | "mark" | "the" | "jr." | "sr.")
}

/// Whether a capitalised word goes on right before or after: "Holt Street" is not Holt.
fn is_part_of_a_name(document: &Document, token: usize, start: usize, end: usize) -> bool {
    let capital = |at: usize| document.form(at).starts_with(char::is_uppercase);
    let after = token + 1 < end && capital(token + 1);
    let before = token > start + 1 && capital(token - 1) && super::lists::noun(document.lower(token - 1)).is_none();
    let hyphen = |at: usize| document.lower(at) == "-" && !document.tokens[at].spaced;
    after || before || (token > start && hyphen(token - 1)) || (token + 1 < end && hyphen(token + 1))
}
