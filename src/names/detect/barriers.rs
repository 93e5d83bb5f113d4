//! What no name goes over: bars, bullets, arrows, emoji, links, hashes, a dash with space around it, the gap between two
//! cells of a table, a row of numbers. Owns this decision for every step that finds names: "Torvale | Ana Rusu" are two.

use crate::text::{Document, TokenKind};
use std::ops::Range;

/// So many spaces in a row part columns.
const COLUMN: usize = 3;

/// Whether a text has spaces between all tokens, as some corpora and pages have: "Moon Jae - in , the former president".
pub fn is_spaced_out(document: &Document) -> bool {
    let comma = |token: &usize| document.tokens[*token].kind == TokenKind::Mark && document.lower(*token) == ",";
    (0..document.tokens.len()).find(comma).is_some_and(|comma| document.tokens[comma].spaced)
}

/// Whether a token stands in no name at all.
pub fn is_barrier(document: &Document, token: usize) -> bool {
    let info = &document.tokens[token];
    match info.kind {
        TokenKind::Word | TokenKind::Number | TokenKind::Quote => false,
        TokenKind::Address => true,
        TokenKind::Mark => {
            let form = document.form(token);
            let Some(mark) = form.chars().next() else { return false };
            match mark {
                '-' | '\u{2010}'..='\u{2013}' => {
                    form.len() > mark.len_utf8() || {
                        let next = document.tokens.get(token + 1);
                        info.spaced && next.is_none_or(|next| next.spaced)
                    }
                }
                '\u{2014}' | '\u{2015}' | '|' | '¦' | '*' | '#' | '=' | '~' | '>' | '<' | '\\' | '_' => true,
                // Latin-1 has currencies, degrees and dots in the middle of names.
                _ if mark < '\u{2022}' => false,
                '\u{2022}' | '\u{2023}' | '\u{2043}' => true,
                '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{2BFF}' => true,
                mark => mark >= '\u{1F000}',
            }
        }
    }
}

/// Whether a token begins another cell than the one before it stands in.
pub fn is_cell(document: &Document, token: usize) -> bool {
    if token == 0 || !document.tokens[token].spaced {
        return false;
    }
    let (from, to) = (document.tokens[token - 1].span.end as usize, document.tokens[token].span.start as usize);
    let gap = &document.text.as_bytes()[from..to];
    gap.contains(&b'\t') || gap.len() >= COLUMN && gap.iter().filter(|&&byte| byte == b' ').count() >= COLUMN
}

/// The cells of a row of a table; all of it where it is none.
pub fn cells(document: &Document, tokens: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let is_bar = |token: usize| document.tokens[token].kind == TokenKind::Mark && document.lower(token) == "|";
    parts(tokens, is_bar, |token| is_cell(document, token))
}

/// The end of the score of a match that stands at `at`: "3-1".
pub fn score(document: &Document, at: usize, end: usize) -> Option<usize> {
    let dash = at + 2 < end && matches!(document.lower(at + 1), "-" | "\u{2013}" | ":");
    (dash && is_goals(document, at) && is_goals(document, at + 2)).then_some(at + 3)
}

/// Whether a token can be the goals or points of one team.
pub fn is_goals(document: &Document, token: usize) -> bool {
    let form = document.form(token);
    document.tokens[token].kind == TokenKind::Number
        && form.len() <= 3
        && form.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a token belongs to a score between two names ("Torvale 3-1 Osmark") which stands in no name.
fn is_count(document: &Document, token: usize, tokens: &Range<usize>) -> bool {
    if document.tokens[token].kind == TokenKind::Word {
        return false;
    }
    let capital = |at: usize| tokens.contains(&at) && document.is_capital(at);
    let between = |at: usize| {
        score(document, at, tokens.end).is_some_and(|after| at > tokens.start && capital(at - 1) && capital(after))
    };
    (token.saturating_sub(2).max(tokens.start)..=token).any(between) || is_row(document, token, tokens, capital)
}

/// Whether a number is the goals of one of two teams in a row of its own: "Torvale *2* Osmark *1*".
fn is_row(document: &Document, token: usize, tokens: &Range<usize>, capital: impl Fn(usize) -> bool) -> bool {
    let goals = |at: usize| tokens.contains(&at) && is_goals(document, at);
    if !goals(token) || token == tokens.start || !capital(token - 1) {
        return false;
    }
    let closes = |at: usize| {
        let next = document.tokens.get(at + 1).filter(|next| next.sentence == document.tokens[at].sentence);
        next.is_none() || matches!(document.lower(at + 1), "." | "(" | "," | ";")
    };
    let behind = (token + 1..tokens.end).find(|&at| !capital(at));
    let before = (tokens.start..token).rev().find(|&at| !capital(at));
    let first = behind.is_some_and(|at| at > token + 1 && goals(at) && closes(at));
    let second = before.is_some_and(|at| goals(at) && at > tokens.start && capital(at - 1)) && closes(token);
    first || second
}

/// The parts of a stretch of tokens between what no name goes over; a hyphen is none where the text `is_spaced_out`.
pub fn stretches(document: &Document, tokens: Range<usize>, is_spaced_out: bool) -> impl Iterator<Item = Range<usize>> {
    let hyphen = move |token: usize| is_spaced_out && document.lower(token) == "-";
    let all = tokens.clone();
    let bar = move |token: usize| is_barrier(document, token) && !hyphen(token) || is_count(document, token, &all);
    parts(tokens, bar, |_| false)
}

/// The parts of `tokens` without those that are a `bar`, and cut where one `begins`.
fn parts(
    tokens: Range<usize>,
    bar: impl Fn(usize) -> bool,
    begins: impl Fn(usize) -> bool,
) -> impl Iterator<Item = Range<usize>> {
    let mut from = tokens.start;
    std::iter::from_fn(move || {
        while from < tokens.end && bar(from) {
            from += 1;
        }
        if from >= tokens.end {
            return None;
        }
        let start = from;
        from += 1;
        while from < tokens.end && !bar(from) && !begins(from) {
            from += 1;
        }
        Some(start..from)
    })
}
