//! Nouns for people, groups and documents, in the singular or the plural: what a source without a name is. Owns the
//! reading of such words, not who is meant; they are listed in `lexicons/names/roles.txt` and
//! `lexicons/noun-classes.txt`.

use crate::{
    analysis::EntityType,
    lexicon::{
        noun_classes::{self, NounClass},
        nouns::{self, Noun, Sex},
    },
    text::Document,
};
use std::ops::Range;

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

/// Whether a noun, whatever its number, has a class.
fn has(word: &str, class: NounClass) -> bool {
    let of = |word: &str| noun_classes::is(word, class).then_some(());
    of(word).or_else(|| singular(word, of)).is_some()
}

/// Whether a word in lower case is a noun for people.
pub fn person(word: &str) -> bool {
    known(word).is_some_and(|noun| noun.kind == EntityType::Person && !noun.title) || has(word, NounClass::Person)
}

/// Whether a word in lower case is a noun for a group of people.
pub fn group(word: &str) -> bool {
    known(word).is_some_and(|noun| noun.kind == EntityType::Organization) || has(word, NounClass::Group)
}

/// Whether a word in lower case is a noun for places.
pub fn place(word: &str) -> bool {
    known(word).is_some_and(|noun| noun.kind == EntityType::Location)
}

/// The sex that a word gives its bearer: chairwoman, Mr.
pub fn sex(word: &str) -> Option<Sex> {
    nouns::noun(word).and_then(|noun| noun.sex)
}

/// Whether a word in lower case is a noun for something written.
pub fn document(word: &str) -> bool {
    has(word, NounClass::Document)
}

/// Whether a noun for people stands among some tokens.
pub fn person_in(document: &Document, tokens: Range<usize>) -> bool {
    tokens.take(12).any(|token| person(document.lower(token)))
}

/// Whether a noun for people or for a group of them stands among some tokens.
pub fn speaker_in(document: &Document, tokens: Range<usize>) -> bool {
    tokens.take(12).any(|token| person(document.lower(token)) || group(document.lower(token)))
}
