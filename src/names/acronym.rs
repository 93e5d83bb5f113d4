//! Acronyms as they are written. Owns what looks like one, not what it stands for.

use crate::text::{Document, lower};
use std::ops::Range;

/// The lower-case letters of an acronym: `U.N.`, `LBA`, `MoH`.
pub fn acronym(form: &str) -> Option<String> {
    let letters: String = form.chars().filter(|letter| *letter != '.').collect();
    let upper = letters.chars().filter(|letter| letter.is_uppercase()).count();
    let count = letters.chars().count();
    let like = (2..=7).contains(&count)
        && letters.chars().all(char::is_alphabetic)
        && upper >= 2
        && letters.starts_with(char::is_uppercase)
        && count - upper <= 1;
    like.then(|| lower::word(&letters))
}

/// Whether a name is an abbreviation and no other word in capitals: `U.N.`, `UN`; the surname Un is written otherwise.
pub fn is_abbreviation(document: &Document, name: &Range<usize>) -> bool {
    let form = document.form(name.start);
    name.len() == 1 && acronym(form).is_some() && (form.contains('.') || form.chars().count() == 2)
}
