//! A paragraph as it looks by itself: how many words, how many capitals, what it begins and ends with. Owns the look, not
//! what follows from it.

use crate::text::{
    Document, Paragraph, TokenKind,
    furniture::{self, Wording},
};

/// A paragraph as it looks.
pub(super) struct Look {
    /// Words and numbers.
    pub words: usize,
    /// Words that begin with a capital.
    pub capitals: usize,
    /// Words in small letters.
    pub small: usize,
    /// Whether a stop, an exclamation or a question mark ends it, a closing mark behind it or not.
    pub ended: bool,
    /// Whether it ends with a question or exclamation mark.
    pub loud: bool,
    /// Whether it breaks off with an ellipsis.
    pub trails: bool,
    /// Whether a colon, comma, semicolon or dash ends it.
    pub hangs: bool,
    /// Whether it begins with a small letter.
    pub begins_small: bool,
    /// Stops inside it.
    pub stops: usize,
    /// What its wording says.
    pub wording: Option<Wording>,
}

impl Look {
    /// Whether it is running text of the article, as far as one can see from itself.
    pub(super) fn is_prose(&self) -> bool {
        self.wording.is_none()
            && (self.words > 5 && (self.ended || self.trails) || self.words > 30 || self.stops > 1 && self.ended)
    }

    pub(super) fn is_title(&self) -> bool {
        self.wording.is_none() && !self.ended && !self.hangs && !self.begins_small && self.words > 0
    }

    /// Whether most words have a capital, as in a headline in title case.
    pub(super) fn is_title_case(&self) -> bool {
        self.capitals > 1 && self.small * 3 <= self.capitals
    }

    /// Whether nearly every word has a capital.
    pub(super) fn is_capitals(&self) -> bool {
        self.capitals > 0 && self.small * 5 <= self.capitals
    }
}

/// The look of a paragraph.
pub(super) fn look(document: &Document, paragraph: &Paragraph) -> Look {
    let range = paragraph.tokens.start as usize..paragraph.tokens.end as usize;
    let mut look = Look {
        words: 0,
        capitals: 0,
        small: 0,
        ended: false,
        loud: false,
        trails: false,
        hangs: false,
        begins_small: document.form(range.start).starts_with(char::is_lowercase),
        stops: 0,
        wording: furniture::wording(document, &paragraph.tokens),
    };
    for at in range.clone() {
        match document.tokens[at].kind {
            TokenKind::Word => {
                look.words += 1;
                let first = document.tokens[at].span.of(document.text).chars().next();
                look.capitals += usize::from(first.is_some_and(char::is_uppercase));
                look.small += usize::from(first.is_some_and(char::is_lowercase));
            }
            TokenKind::Number | TokenKind::Address => look.words += 1,
            TokenKind::Mark => look.stops += usize::from(document.lower(at) == "."),
            TokenKind::Quote => {}
        }
    }
    // What ends it, behind closing marks and brackets.
    let closing =
        |at: &usize| document.tokens[*at].kind == TokenKind::Quote || matches!(document.lower(*at), ")" | "]" | "*");
    if let Some(last) = range.clone().rev().find(|at| !closing(at)) {
        match document.lower(last) {
            "." => look.ended = true,
            "!" | "?" => (look.ended, look.loud) = (true, true),
            "…" | "..." | "...." => look.trails = true,
            ":" | "," | ";" | "-" | "–" | "—" | "--" => look.hangs = true,
            // "at 9 p.m.", "of the U.S."
            lower => look.ended = lower.len() > 2 && lower.ends_with('.') && look.words > 8,
        }
    }
    look
}
