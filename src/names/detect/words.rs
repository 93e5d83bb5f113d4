//! The distinct words of a document: what can be said of a word wherever it stands, taken once for each. Owns no
//! context.

use crate::{hash, text::Document};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No letter that has a case.
    None,
    /// `word`
    Lower,
    /// `Word`
    Title,
    /// `WORD`, of two letters or more.
    Upper,
    /// `W`, `W.`
    Initial,
    /// `McDonald`, `iPhone`
    Mixed,
}

/// A word as written, wherever it stands.
#[derive(Clone, Debug)]
pub struct Word {
    /// Hash of its form.
    pub form: u64,
    /// Hash of its lower-case form.
    pub lower: u64,
    /// Hash of its shape: runs of upper-case letters, lower-case letters, digits and marks.
    pub shape: u64,
    /// Hashes of its first 1, 2, 3, 4 characters in lower case; 0 where it is not longer.
    pub prefixes: [u64; 4],
    /// Hashes of its last 1, 2, 3, 4 characters in lower case; 0 where it is not longer.
    pub suffixes: [u64; 4],
    /// How it is written.
    pub case: Case,
    /// Whether it is one of the marks that stand between any words.
    pub plain_mark: bool,
    /// Index among the document's lower-case forms.
    pub key: u32,
}

/// The words of a document.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Each distinct form, in order of first appearance.
    pub words: Vec<Word>,
    /// Index into `words` for each token.
    pub of: Vec<u32>,
    /// Number of distinct lower-case forms.
    pub keys: usize,
}

impl Words {
    /// The words of a document.
    pub fn new(document: &Document) -> Self {
        let mut words = Self { of: Vec::with_capacity(document.tokens.len()), ..Self::default() };
        /// A form or a lower-case form that was not met yet.
        const NEW: u32 = u32::MAX;
        let mut known = vec![(NEW, NEW); document.forms()];
        for token in 0..document.tokens.len() {
            let (form, lower) = document.numbers(token);
            if known[form].0 == NEW {
                if known[lower].1 == NEW {
                    known[lower].1 = words.keys as u32;
                    words.keys += 1;
                }
                known[form].0 = words.words.len() as u32;
                words.words.push(Word::new(document.form(token), document.lower(token), known[lower].1));
            }
            words.of.push(known[form].0);
        }
        words
    }

    /// The word at a token.
    #[inline(always)]
    pub fn at(&self, token: usize) -> &Word {
        &self.words[self.of[token] as usize]
    }
}

impl Word {
    pub(super) fn new(form: &str, lower: &str, key: u32) -> Self {
        let mut prefixes = [0; 4];
        let mut suffixes = [0; 4];
        for ((at, _), slot) in lower.char_indices().skip(1).zip(&mut prefixes) {
            *slot = hash::text(&lower[..at]);
        }
        for ((at, _), slot) in lower.char_indices().rev().zip(&mut suffixes) {
            if at > 0 {
                *slot = hash::text(&lower[at..]);
            }
        }
        Self {
            form: hash::text(form),
            lower: hash::text(lower),
            shape: shape(form),
            prefixes,
            suffixes,
            case: case(form),
            plain_mark: form.chars().all(is_plain),
            key,
        }
    }

    /// Whether it begins with a capital.
    #[inline(always)]
    pub fn capital(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper | Case::Initial | Case::Mixed)
    }
}

/// Whether it is one of the marks that stand between any words.
fn is_plain(mark: char) -> bool {
    matches!(mark, '.' | ',' | ';' | ':' | '?' | '!' | '(' | ')' | '-' | '"' | '\'' | '–' | '—' | '‘' | '’' | '“' | '”')
}

fn case(form: &str) -> Case {
    let (mut upper, mut lower) = (0, 0);
    let mut first = None;
    for character in form.chars() {
        let is = if character.is_uppercase() {
            upper += 1;
            true
        } else if character.is_lowercase() {
            lower += 1;
            false
        } else {
            continue;
        };
        first.get_or_insert(is);
    }
    match (first, upper, lower) {
        (None, ..) => Case::None,
        (_, 0, _) => Case::Lower,
        (_, 1, 0) => Case::Initial,
        (_, _, 0) => Case::Upper,
        (Some(true), 1, _) => Case::Title,
        _ => Case::Mixed,
    }
}

/// `Xx`, `X.X.`, `d,d`, … : a run of one class is written at most twice.
fn shape(form: &str) -> u64 {
    let mut out = [0u8; 12];
    let mut length = 0;
    for character in form.chars() {
        let class = if character.is_uppercase() {
            b'X'
        } else if character.is_lowercase() {
            b'x'
        } else if character.is_numeric() {
            b'd'
        } else if character.is_alphabetic() {
            b'a'
        } else if character.is_ascii() {
            character as u8
        } else {
            b'u'
        };
        if length >= 2 && out[length - 1] == class && out[length - 2] == class {
            continue;
        }
        if length == out.len() {
            break;
        }
        out[length] = class;
        length += 1;
    }
    hash::bytes(&out[..length])
}

/// Where a token stands in a run: alone, first, last or between.
pub fn place_in(token: usize, first: usize, end: usize) -> u64 {
    match (token == first, token + 1 == end) {
        (true, true) => 1,
        (true, false) => 2,
        (false, true) => 3,
        (false, false) => 4,
    }
}
