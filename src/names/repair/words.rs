//! How words are written, as the repairs look at them, and mentions as they put them in. Owns no rule.

use crate::{
    lexicon::{
        calendar,
        function_words::{self, FunctionWord},
    },
    names::mention::NameMention,
    sort,
    span::Span,
    text::{Document, TokenKind},
};
use std::ops::Range;

/// Whether no letter of these tokens is a small one.
pub fn is_shouted(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.clone().all(|token| !document.form(token).contains(char::is_lowercase))
}

/// Whether tokens overlap one of some ranges that stand in order.
pub fn overlaps(ranges: &[Range<usize>], tokens: &Range<usize>) -> bool {
    let at = ranges.partition_point(|range| range.end <= tokens.start);
    ranges.get(at).is_some_and(|range| range.start < tokens.end)
}

/// A name of capitalised words that ends at `end`.
pub fn name_before(document: &Document, end: usize, start: usize) -> Option<Range<usize>> {
    let mut first = end;
    while first > start && end - first < 4 && is_word(document, first - 1) {
        first -= 1;
    }
    (first < end).then_some(first..end)
}

/// A name of capitalised words that begins at `start`.
pub fn name_behind(document: &Document, start: usize, end: usize) -> Option<Range<usize>> {
    let mut last = start;
    while last < end && last - start < 4 && is_word(document, last) {
        last += 1;
    }
    (last > start).then_some(start..last)
}

/// Whether a token can be a word of a name by its looks.
pub fn is_word(document: &Document, token: usize) -> bool {
    document.tokens[token].kind == TokenKind::Word
        && document.is_capital(token)
        && !calendar::says_when(document.lower(token))
        && !function_words::is(document.lower(token), FunctionWord::Common)
}

/// The bytes of some tokens, of which there is one at least.
pub fn span(document: &Document, tokens: &Range<usize>) -> Span {
    document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span)
}

/// Puts `more` among the mentions, in the order of their tokens.
pub fn merge(mentions: &mut Vec<NameMention>, more: Vec<NameMention>) {
    if !more.is_empty() {
        mentions.extend(more);
        sort::stable_by_key(mentions, |name| name.tokens.start);
    }
}
