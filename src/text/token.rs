//! Tokens: what one is made of. Owns the type, not where tokens begin and end (`tokenizer`) nor their normal forms
//! (`token_forms`).

use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and combining marks; a clitic; an initial or abbreviation with its stop.
    Word,
    /// Digits, with inner points, commas and colons.
    Number,
    /// An address of a page or of mail, a handle, a hashtag.
    Address,
    /// A quotation mark, not an apostrophe. One that opens or closes nothing is in no quotation.
    Quote,
    /// Other punctuation and symbols.
    Mark,
}

/// What a quotation mark turned out to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// It opens a quotation.
    Open,
    /// It closes one.
    Close,
}

/// The smallest unit that later steps look at. Hyphens stand alone (`US`, `-`, `led`), clitics are cut off
/// (`Torvale`, `'s`; `did`, `n't`), letters and digits are kept apart (`Sh`, `2`; `1.5`, `bn`), initials and abbreviations
/// keep their stop (`J.`, `U.S.`, `Dr.`, `a.m.`), company suffixes do not (`Ltd`, `.`).
#[derive(Clone, Debug)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space stands before it, or nothing at all.
    pub spaced: bool,
    /// Index of its sentence.
    pub sentence: u32,
    /// The innermost quotation that it stands in, its marks included.
    pub quotation: Option<u32>,
    /// Which side of a quotation it is, where it is a mark of one.
    pub side: Option<Side>,
    /// The number of its form.
    pub(super) form: u32,
    /// The number of its form in lower case.
    pub(super) lower: u32,
}

/// Whether `lower` is a clitic, cut off the word before it: `'s`, `n't`, the `'` of `the sailors'`.
pub fn is_clitic(lower: &str) -> bool {
    matches!(lower, "'s" | "'" | "n't" | "'re" | "'ve" | "'ll" | "'d" | "'m")
}
