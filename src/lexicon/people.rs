//! Nouns for people, groups and papers: what a source without a name is. Owns the reading of such words, not who is
//! meant; most of them are listed in `lexicons/names/roles.txt`.

use crate::{
    analysis::EntityType,
    lexicon::nouns::{self, Noun, Sex},
    text::Document,
};
use std::ops::Range;

/// Nouns for people, in the singular, beside those that can be somebody's role.
const PEOPLE: &[&str] = &["guide", "investigator", "listener", "onlooker", "people", "reader", "stallholder", "user"];

/// Nouns for groups that can say something, beside those of the list.
const GROUPS: &[&str] = &[
    "broadcaster",
    "brotherhood",
    "campaign",
    "centre",
    "center",
    "community",
    "congregation",
    "country",
    "couple",
    "crew",
    "district",
    "family",
    "force",
    "hospital",
    "maker",
    "management",
    "monitor",
    "museum",
    "operator",
    "prosecution",
    "publisher",
    "service",
    "state",
    "village",
];

/// Papers that can say something.
const PAPERS: &[&str] = &[
    "account",
    "act",
    "announcement",
    "article",
    "book",
    "brochure",
    "charter",
    "column",
    "communiqué",
    "document",
    "draft",
    "editorial",
    "email",
    "filing",
    "finding",
    "label",
    "law",
    "leaflet",
    "letter",
    "memo",
    "message",
    "note",
    "notice",
    "page",
    "paper",
    "petition",
    "poll",
    "poster",
    "readout",
    "report",
    "review",
    "sign",
    "statement",
    "study",
    "survey",
    "text",
    "website",
];

/// What the list knows of a noun, whatever its number: officials, women, agencies.
fn known(word: &str) -> Option<Noun> {
    nouns::noun(word).or_else(|| singular(word, nouns::noun))
}

/// What `of` knows of the singular of a plural.
fn singular<T>(word: &str, of: impl Fn(&str) -> Option<T>) -> Option<T> {
    let mut made = [0u8; 32];
    let mut join = |stem: &str, ending: &str| -> Option<T> {
        let length = stem.len() + ending.len();
        let made = made.get_mut(..length)?;
        made[..stem.len()].copy_from_slice(stem.as_bytes());
        made[stem.len()..].copy_from_slice(ending.as_bytes());
        of(std::str::from_utf8(made).ok()?)
    };
    let stripped = |ending: &str| word.strip_suffix(ending);
    stripped("men")
        .and_then(|stem| join(stem, "man"))
        .or_else(|| stripped("ies").and_then(|stem| join(stem, "y")))
        .or_else(|| stripped("ives").and_then(|stem| join(stem, "ife")))
        .or_else(|| stripped("es").and_then(|stem| join(stem, "")))
        .or_else(|| stripped("s").and_then(|stem| join(stem, "")))
        .or_else(|| stripped("children").and_then(|stem| join(stem, "child")))
}

fn listed(word: &str, list: &[&str]) -> bool {
    list.contains(&word) || singular(word, |word| list.contains(&word).then_some(())).is_some()
}

/// Whether a word in lower case is a noun for people.
pub fn person(word: &str) -> bool {
    known(word).is_some_and(|noun| noun.kind == EntityType::Person && !noun.title) || listed(word, PEOPLE)
}

/// Whether a word in lower case is a noun for a group of people.
pub fn group(word: &str) -> bool {
    known(word).is_some_and(|noun| noun.kind == EntityType::Organization) || listed(word, GROUPS)
}

/// The sex that a word gives its bearer: chairwoman, Mr.
pub fn sex(word: &str) -> Option<Sex> {
    nouns::noun(word).and_then(|noun| noun.sex)
}

/// Whether a word in lower case is a noun for something written.
pub fn paper(word: &str) -> bool {
    listed(word, PAPERS)
}

/// Whether a noun for people stands among some tokens.
pub fn person_in(document: &Document, tokens: Range<usize>) -> bool {
    tokens.take(12).any(|token| person(document.lower(token)))
}

/// Whether a noun for people or for a group of them stands among some tokens.
pub fn speaker_in(document: &Document, tokens: Range<usize>) -> bool {
    tokens.take(12).any(|token| person(document.lower(token)) || group(document.lower(token)))
}
