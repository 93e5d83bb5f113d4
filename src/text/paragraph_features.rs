//! Features of a paragraph by itself: how many words and capitals it has, what it begins and ends with. Owns how they are
//! counted, not what follows from them.

use crate::text::{
    Document, TextParagraph, TokenKind,
    furniture::{self, Wording},
};

/// The features of a paragraph.
pub(super) struct ParagraphFeatures {
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

impl ParagraphFeatures {
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

/// Counts the features of a paragraph.
pub(super) fn of(document: &Document, paragraph: &TextParagraph) -> ParagraphFeatures {
    let range = paragraph.tokens.start as usize..paragraph.tokens.end as usize;
    let mut features = ParagraphFeatures {
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
                features.words += 1;
                let first = document.tokens[at].span.of(document.text).chars().next();
                features.capitals += usize::from(first.is_some_and(char::is_uppercase));
                features.small += usize::from(first.is_some_and(char::is_lowercase));
            }
            TokenKind::Number | TokenKind::Address => features.words += 1,
            TokenKind::Mark => features.stops += usize::from(document.lower(at) == "."),
            TokenKind::Quote => {}
        }
    }
    // What ends it, behind closing marks and brackets.
    let closing =
        |at: &usize| document.tokens[*at].kind == TokenKind::Quote || matches!(document.lower(*at), ")" | "]" | "*");
    if let Some(last) = range.clone().rev().find(|at| !closing(at)) {
        match document.lower(last) {
            "." => features.ended = true,
            "!" | "?" => (features.ended, features.loud) = (true, true),
            "…" | "..." | "...." => features.trails = true,
            ":" | "," | ";" | "-" | "–" | "—" | "--" => features.hangs = true,
            // "at 9 p.m.", "of the U.S."
            lower => features.ended = lower.len() > 2 && lower.ends_with('.') && features.words > 8,
        }
    }
    features
}
