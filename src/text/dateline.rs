//! Datelines: place, date and agency before the first sentence. Owns their pattern (`LUSAKA, Sept 14 (Meridian) –`), not
//! in which paragraph one is looked for.

use crate::{
    lexicon::{
        calendar,
        datelines::{self, DatelineWord},
        name_parts::{self, NamePart},
    },
    text::{Document, TokenKind},
};
use std::ops::Range;

/// How many tokens a dateline has at most, its dash included.
const LONGEST: usize = 20;

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
                // The first place in capitals, or an agency: LUSAKA, MERIDIAN.
                capitals |= is_capitals(form) && (at == first || commas > 0 || depth > 0 || capitals);
                // "TORVALE, Lagoon news agency": small words of a place, a date or an agency.
                let lower = document.lower(at);
                let part = name_parts::is(lower, NamePart::Linking) || matches!(lower, "the" | "news" | "agency");
                if !form.starts_with(char::is_uppercase) && depth == 0 && !part {
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
                    // "Torvale, LAGOON-The ferry": a hyphen ends the dateline only after an agency in capitals.
                    if form == "-" && glued && !(commas > 0 && is_capitals(document.form(at - 1))) {
                        continue;
                    }
                    if colon
                        && (!capitals
                            || glued
                            || at - first > 6
                            || datelines::is(document.lower(first), DatelineWord::Label))
                    {
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
                others += usize::from(!datelines::is(document.lower(at), DatelineWord::Clock));
            }
            TokenKind::Mark => {}
            _ => return false,
        }
    }
    dates > 0 && numbers > 0 && others <= 2 && range.len() <= 14
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lexicon::word_list::source, text};

    #[test]
    fn every_word_tells_a_dateline_as_its_examples_say() {
        let all = [("label", DatelineWord::Label), ("clock", DatelineWord::Clock)];
        for entry in source::entries("datelines.txt") {
            assert!(source::holds(&entry, &all, datelines::is), "{}", entry.word);
            for (sign, example) in entry.examples {
                let document = text::read(&example);
                let tokens = 0..document.tokens.len() as u32;
                assert!(tokens.clone().any(|token| document.lower(token as usize) == entry.word), "{example}");
                let found = end(&document, &tokens).is_some() || is_whole(&document, &tokens);
                assert_eq!(found, sign == '+', "{example}");
            }
        }
        // Without a label before the colon it is one.
        let place = text::read("TORVALE: The ferry sailed again from Torvale at noon.");
        assert!(place.paragraphs.len() == 2 && place.form(0) == "TORVALE");
    }
}
