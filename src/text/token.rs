//! Tokens: where words, numbers and marks begin and end, and their normal forms. Owns nothing above a token.

use super::{Document, Span};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and combining marks.
    Word,
    /// Digits, with inner points, commas and colons.
    Number,
    /// An address of a page or of mail, a handle, a hashtag.
    Address,
    /// A quotation mark that opens or closes a quotation, not an apostrophe.
    Quote,
    /// Other punctuation and symbols.
    Mark,
}

/// The smallest unit that later steps look at. Hyphens stand alone (`US`, `-`, `led`), clitics are cut off
/// (`Syria`, `'s`; `did`, `n't`), initials keep their stop (`J.`).
#[derive(Clone, Debug)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Index of its sentence.
    pub sentence: u32,
    /// The innermost quotation that it stands in, its marks included.
    pub quotation: Option<u32>,
    /// Its form in the document's arena, where that differs from the text.
    pub(super) form: Option<Span>,
    /// Its lower-case form in the document's arena.
    pub(super) lower: Span,
}

/// Fills `tokens` for every paragraph, and the paragraphs' token ranges.
pub(super) fn split(document: &mut Document) {
    let text = document.text;
    for paragraph in &mut document.paragraphs {
        let first = document.tokens.len() as u32;
        let end = paragraph.span.end as usize;
        let mut at = paragraph.span.start as usize;
        let mut spaced = true;
        while at < end {
            let Some(character) = text[at..end].chars().next() else { break };
            if character.is_whitespace() {
                spaced = true;
                at += character.len_utf8();
                continue;
            }
            let (length, kind) = if character.is_alphanumeric() {
                let length = text[at..end].find(|c: char| !c.is_alphanumeric()).unwrap_or(end - at);
                let number = character.is_numeric();
                (length, if number { TokenKind::Number } else { TokenKind::Word })
            } else if "\"“”«»„".contains(character) {
                (character.len_utf8(), TokenKind::Quote)
            } else {
                (character.len_utf8(), TokenKind::Mark)
            };
            let key = document.keys.len();
            document.keys.extend(text[at..at + length].chars().flat_map(char::to_lowercase));
            document.tokens.push(Token {
                span: Span::new(at, at + length),
                kind,
                spaced,
                sentence: 0,
                quotation: None,
                form: None,
                lower: Span::new(key, document.keys.len()),
            });
            at += length;
            spaced = false;
        }
        paragraph.tokens = first..document.tokens.len() as u32;
    }
}
