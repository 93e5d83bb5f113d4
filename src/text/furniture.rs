//! Furniture of the page by its wording. Owns which paragraphs are looked at at all and in which order their wording is
//! tried (`offers`, `credits`, `notices`), not the position, which `kinds` weighs with it.
//!
//! Every test asks for more than a phrase: the line is short, or most of its words are furniture, or a phrase stands
//! where furniture has it. "Share prices fell" and "Cookies are baked in Ghent" are no furniture.

use crate::text::{Document, TokenKind, credits::introduces, short::Short};
use std::ops::Range;

/// What the wording of a paragraph says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    /// Furniture.
    Boilerplate,
    /// Furniture that teasers follow: `Most read`.
    Shelf,
    /// The offer of another story: `Read also: …`.
    Teaser,
    /// Who wrote, edited or drew it.
    Byline,
    /// A picture's credit, with or without its text.
    Caption,
}

/// The longest paragraph, in tokens, that can be furniture.
const LONGEST: usize = 60;

/// The longest paragraph, in tokens, that is looked at closely whatever its words.
const SHORT: usize = 10;

/// Words that can make furniture of a longer paragraph wherever they stand in it.
const TELLING: [&str; 31] = [
    "photo",
    "photograph",
    "photos",
    "photographs",
    "picture",
    "pictures",
    "image",
    "images",
    "pic",
    "credit",
    "photographer",
    "illustration",
    "graphic",
    "caption",
    "getty",
    "newsletter",
    "newsletters",
    "inbox",
    "briefing",
    "subscribe",
    "subscriber",
    "subscribers",
    "subscription",
    "cookie",
    "cookies",
    "copyright",
    "©",
    "reserved",
    "privacy",
    ">",
    "›",
];

/// Words that can make furniture of a longer paragraph by opening it.
const OPENING: [&str; 67] = [
    "by",
    "read",
    "also",
    "see",
    "check",
    "related",
    "you",
    "recommended",
    "do",
    "must",
    "up",
    "next",
    "previous",
    "trending",
    "more",
    "further",
    "most",
    "latest",
    "top",
    "editor",
    "editors",
    "popular",
    "in",
    "watch",
    "video",
    "this",
    "follow",
    "share",
    "facebook",
    "print",
    "save",
    "tags",
    "topics",
    "tagged",
    "keywords",
    "categories",
    "category",
    "tag",
    "labels",
    "filed",
    "published",
    "updated",
    "posted",
    "modified",
    "last",
    "created",
    "first",
    "reporting",
    "additional",
    "writing",
    "editing",
    "edited",
    "written",
    "story",
    "compiled",
    "words",
    "reported",
    "with",
    "interview",
    "translated",
    "text",
    "produced",
    "report",
    "author",
    "reporter",
    "correspondent",
    "writer",
];

/// For each first byte, the lengths of the words in [`TELLING`] that begin with it, a bit each.
const LENGTHS: [u32; 256] = {
    let mut lengths = [0; 256];
    let mut index = 0;
    while index < TELLING.len() {
        let word = TELLING[index].as_bytes();
        lengths[word[0] as usize] |= 1 << word.len();
        index += 1;
    }
    lengths
};

/// Whether a longer paragraph can be furniture: hardly any running text can.
fn is_suspect(document: &Document, tokens: &Range<usize>) -> bool {
    let open = usize::from(introduces(document.lower(tokens.start)));
    let first = document.lower(tokens.start + open);
    let credit = || document.lower(tokens.end - 1) == ")" && tokens.clone().any(|at| document.form(at) == "/");
    OPENING.contains(&first) || tokens.clone().any(|at| is_telling(document, at)) || credit()
}

/// Whether the token can make furniture of a longer paragraph.
fn is_telling(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    // Nearly every word is told by its first letter and its length.
    let first = document.text.as_bytes()[token.span.start as usize].to_ascii_lowercase();
    let known = token.span.len() < 32 && LENGTHS[first as usize] >> token.span.len() & 1 == 1;
    token.kind == TokenKind::Address || (known || token.form.is_some()) && TELLING.contains(&document.lower(at))
}

/// What the wording of the tokens `range` says; `None` for running text.
pub(super) fn wording(document: &Document, range: &Range<u32>) -> Option<Wording> {
    let tokens = range.start as usize..range.end as usize;
    if tokens.len() > LONGEST {
        return None;
    }
    // Most paragraphs are running text without any word that furniture has.
    if tokens.len() > SHORT && !is_suspect(document, &tokens) {
        return None;
    }
    let short = Short::new(document, tokens);
    let opener = short.is_opener();
    if opener && short.is_offer() {
        return Some(Wording::Teaser);
    }
    if opener && short.is_shelf() {
        return Some(Wording::Shelf);
    }
    if short.is_caption() {
        return Some(Wording::Caption);
    }
    if short.is_byline() {
        return Some(Wording::Byline);
    }
    short.is_boilerplate().then_some(Wording::Boilerplate)
}
