//! Datelines: place, date and agency before the first sentence. Owns their pattern (`LUSAKA, Sept 14 (Meridian) –`), not
//! in which paragraph one is looked for.

use crate::{
    lexicon::calendar,
    text::{Document, TokenKind},
};
use std::ops::Range;

/// How many tokens a dateline has at most, its dash included.
const LONGEST: usize = 20;

/// Words in capitals before a colon that name no place.
const LABELS: [&str; 22] = [
    "watch",
    "read",
    "breaking",
    "update",
    "updated",
    "exclusive",
    "opinion",
    "analysis",
    "video",
    "live",
    "listen",
    "note",
    "editorial",
    "interview",
    "review",
    "correction",
    "explainer",
    "comment",
    "photos",
    "question",
    "answer",
    "more",
];

/// Words in small letters inside a place, a date or an agency.
const SMALL: [&str; 12] = ["of", "the", "de", "la", "al", "el", "del", "and", "in", "on", "news", "agency"];

/// Whether the token is a month, a day or a year.
pub(super) fn is_date(document: &Document, at: usize) -> bool {
    let form = document.form(at);
    match document.tokens[at].kind {
        TokenKind::Word => {
            form.starts_with(char::is_uppercase)
                && calendar::is_month_or_weekday(document.lower(at).trim_end_matches('.'))
        }
        TokenKind::Number => form.len() == 4 && (form.starts_with("19") || form.starts_with("20")),
        _ => false,
    }
}

fn is_capitals(form: &str) -> bool {
    form.chars().filter(|letter| letter.is_alphabetic()).count() >= 3 && !form.contains(char::is_lowercase)
}

/// The end (a token) of the dateline that opens the tokens `range`, if one does.
pub(super) fn end(document: &Document, range: &Range<u32>) -> Option<u32> {
    let (first, last) = (range.start as usize, range.end as usize);
    let (mut capitals, mut date, mut agency, mut others, mut depth) = (false, false, false, 0, 0);
    let mut commas = 0;
    for at in first..last.min(first + LONGEST) {
        let token = &document.tokens[at];
        let form = document.form(at);
        let next = document.tokens.get(at + 1).filter(|_| at + 1 < last);
        match token.kind {
            TokenKind::Word => {
                date |= is_date(document, at);
                // The first place in capitals, or an agency: LUSAKA, SANA.
                capitals |= is_capitals(form) && (at == first || commas > 0 || depth > 0 || capitals);
                if !form.starts_with(char::is_uppercase) && depth == 0 && !SMALL.contains(&document.lower(at)) {
                    others += 1;
                }
            }
            TokenKind::Number => date |= is_date(document, at) || date,
            TokenKind::Mark => match form {
                "(" if at > first => depth += 1,
                ")" if depth > 0 => {
                    depth -= 1;
                    agency = true;
                }
                "," => commas += 1,
                "." | "/" if at > first => {}
                "-" | "–" | "—" | "--" | "―" | ":" if depth == 0 && at > first => {
                    let glued = !token.spaced && next.is_some_and(|next| !next.spaced);
                    let opens =
                        |c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '“' | '"' | '‘' | '\'' | '«' | '„');
                    let begins = next.is_some() && document.form(at + 1).starts_with(opens);
                    let colon = form == ":";
                    // "Damascus, SANA-Syrian": a hyphen ends the dateline only after an agency in capitals.
                    if form == "-" && glued && !(commas > 0 && is_capitals(document.form(at - 1))) {
                        continue;
                    }
                    if colon && (!capitals || glued || at - first > 6 || LABELS.contains(&document.lower(first))) {
                        return None;
                    }
                    let evidence = capitals || date || agency;
                    let strange = others > usize::from(date || agency);
                    let room = next.is_some() && last - at > 4;
                    return (evidence && !strange && begins && room).then_some(at as u32 + 1);
                }
                _ => return None,
            },
            TokenKind::Quote | TokenKind::Address => return None,
        }
    }
    None
}

/// Whether the tokens are a date and at most a place: `Friday, 8 May 2009`.
pub(super) fn is_whole(document: &Document, range: &Range<u32>) -> bool {
    let (mut dates, mut numbers, mut others) = (0, 0, 0);
    for at in range.start as usize..range.end as usize {
        match document.tokens[at].kind {
            TokenKind::Number => numbers += 1,
            TokenKind::Word if is_date(document, at) => dates += 1,
            TokenKind::Word => {
                let known = matches!(
                    document.lower(at),
                    "at" | "on"
                        | "am"
                        | "pm"
                        | "a.m."
                        | "p.m."
                        | "gmt"
                        | "utc"
                        | "est"
                        | "edt"
                        | "et"
                        | "bst"
                        | "ist"
                        | "th"
                        | "st"
                        | "nd"
                        | "rd"
                );
                others += usize::from(!known);
            }
            TokenKind::Mark => {}
            _ => return false,
        }
    }
    dates > 0 && numbers > 0 && others <= 2 && range.len() <= 14
}
