//! Descriptions beside a name, set off by commas or brackets: "Anna Kovač, the mayor of Torvale", "the mayor, Anna
//! Kovač". Owns where they begin and end, not what follows from them.

use crate::{
    names::normal_form,
    syntax::{
        Tag,
        role_phrase::{Phrase, TaggedText, is_determiner},
    },
};
use std::ops::Range;

/// How far before a name its description can begin, in tokens.
const REACH: usize = 16;

/// The description after a name that ends at `at`, between commas or brackets: ", the mayor of Torvale,".
pub fn apposition(text: TaggedText, mut at: usize, end: usize) -> Option<Phrase> {
    if at >= end || !matches!(text.lower(at), "," | "(" | "\u{2013}" | "\u{2014}" | "--") {
        return None;
    }
    at += 1;
    // ", 45, a shopkeeper"
    if at + 1 < end && text.tag(at) == Tag::Number && text.lower(at + 1) == "," {
        at += 2;
    }
    text.phrase(at, end)
}

/// Whether a description that ends at `at` goes no further.
pub fn closes(text: TaggedText, at: usize, end: usize) -> bool {
    at >= end
        || matches!(
            text.lower(at),
            "," | "." | ";" | ")" | "(" | "\u{2013}" | "\u{2014}" | "--" | ":" | "who" | "whose" | "which" | "?" | "!"
        )
}

/// The description before a name and a comma, and where its article stands: "The company's chief executive, Anna
/// Kovač, …".
pub fn introduction(text: TaggedText, name: &Range<usize>, sentence: &Range<usize>) -> Option<(usize, Phrase)> {
    let mut comma = name.start.checked_sub(1)?;
    // "Osei's deputy, Dr. Kofi Mensah"
    let least = sentence.start.max(name.start.saturating_sub(REACH));
    while comma > least && (normal_form::is_title(text.lower(comma)) || text.lower(comma) == ".") {
        comma -= 1;
    }
    if comma <= sentence.start || text.lower(comma) != "," {
        return None;
    }
    let closes = name.end >= sentence.end || matches!(text.lower(name.end), "," | "." | ";" | ")");
    let goes_on = name.end < sentence.end && text.tag(name.end).is_finite();
    if !(closes || goes_on) {
        return None;
    }
    let floor = sentence.start.max(comma.saturating_sub(REACH));
    // "Osei's deputy, Kofi Mensah, …": an owner stands for an article.
    let owner = |at: usize| text.tag(at) == Tag::Genitive;
    (floor..comma).rev().filter(|&at| is_determiner(text.lower(at)) || owner(at)).find_map(|at| {
        let phrase = text.phrase(at + usize::from(owner(at)), comma)?;
        // "The mayor, Anna Kovač said" is one, "calling his mother, Kovač left" is none.
        let whole = phrase.tokens.end == comma && (closes || at == sentence.start);
        whole.then_some((at, phrase))
    })
}
