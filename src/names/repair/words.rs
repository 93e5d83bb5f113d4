//! How words are written, as the repairs look at them. Owns no rule.

use crate::text::Document;
use std::ops::Range;

/// Whether a word begins with a capital.
pub fn is_capital(document: &Document, token: usize) -> bool {
    document.form(token).starts_with(char::is_uppercase)
}

/// Whether no letter of these tokens is a small one.
pub fn is_shouted(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.clone().all(|token| !document.form(token).contains(char::is_lowercase))
}
