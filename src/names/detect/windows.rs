//! Which tokens can be part of a name, a date or an amount at all: the tagger looks at these alone. Owns the cut of a
//! document into windows, not what stands in them.
//!
//! In "they have been waiting for it since March" only the last two words need a look. A window is a run of tokens
//! around telling words, those that have a capital, a digit or a list of times, currencies or peoples to show; what
//! lies further than a token from all of these is taken for no name. In news this leaves out more than half of all
//! tokens.

use crate::{
    lexicon::{lists, words::WordEntry},
    names::detect::{
        barriers,
        casing::Casing,
        words::{Case, Word, Words},
    },
    text::Document,
};
use std::ops::Range;

/// Tokens on either side of a telling one that are looked at with it: "*a* Monday".
const MARGIN: usize = 1;

/// So many tokens between two windows are looked at with them: "Bank *of the* South".
const GAP: usize = 2;

/// A sentence of so many words and no capital is one in which nothing has a capital: "lagos votes today".
const LOWER_CASE: usize = 4;

/// Tokens that are looked at as one, in a sequence of tokens: paragraphs, long ones cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// These.
    pub tokens: Range<usize>,
    /// Beyond these nothing is seen of their neighbours.
    pub within: Range<usize>,
}

/// A sequence is cut at the end of a sentence once it has this many tokens, and anywhere at twice as many.
const SEQUENCE: usize = 256;

/// The sequences of tokens whose words see each other as neighbours: paragraphs, long ones cut.
fn sequences(document: &Document) -> Vec<Range<usize>> {
    let mut cut = Vec::new();
    for paragraph in &document.paragraphs {
        let mut start = paragraph.tokens.start as usize;
        for sentence in paragraph.sentences.clone() {
            let end = document.sentences[sentence as usize].tokens.end as usize;
            while end - start > 2 * SEQUENCE {
                cut.push(start..start + 2 * SEQUENCE);
                start += 2 * SEQUENCE;
            }
            if end - start >= SEQUENCE {
                cut.push(start..end);
                start = end;
            }
        }
        let end = paragraph.tokens.end as usize;
        if start < end {
            cut.push(start..end);
        }
    }
    cut
}

/// The windows of a document, in order. `telling` says for each distinct word whether it is.
pub(super) fn windows(document: &Document, words: &Words, casing: &Casing, telling: &[bool]) -> Vec<Window> {
    let mut cut: Vec<Window> = Vec::new();
    for within in sequences(document).into_iter().flat_map(|sequence| barriers::cells(document, sequence)) {
        let first = cut.len();
        let (mut sentence, mut lower_case) = (u32::MAX, false);
        for token in within.clone() {
            let now = document.tokens[token].sentence;
            if now != sentence {
                sentence = now;
                let end = within.end.min(document.sentences[now as usize].tokens.end as usize);
                lower_case = is_lower_case(words, token..end);
            }
            if !telling[words.of[token] as usize] && !lower_case && casing.reason(token) == 0 {
                continue;
            }
            let start = token.saturating_sub(MARGIN + joined(document, token.wrapping_sub(1))).max(within.start);
            let end = (token + 1 + MARGIN + joined(document, token + 1)).min(within.end);
            match cut[first..].last_mut() {
                Some(last) if last.tokens.end + GAP >= start => last.tokens.end = end,
                _ => cut.push(Window { tokens: start..end, within: within.clone() }),
            }
        }
    }
    let spaced_out = barriers::is_spaced_out(document);
    let parts = |window: Window| {
        let stretches = barriers::stretches(document, window.tokens, spaced_out);
        stretches.map(move |tokens| Window { tokens, within: window.within.clone() })
    };
    cut.into_iter().flat_map(parts).collect()
}

/// How many tokens more belong to a telling one where a hyphen stands beside it: "*ultra-*Baptist", "Sang*-min*".
fn joined(document: &Document, token: usize) -> usize {
    usize::from(token < document.tokens.len() && matches!(document.lower(token), "-" | "\u{2010}" | "\u{2011}")) * 2
}

fn is_lower_case(words: &Words, tokens: Range<usize>) -> bool {
    let mut count = 0;
    for token in tokens {
        let word = words.at(token);
        if word.capital() {
            return false;
        }
        count += usize::from(word.case == Case::Lower);
    }
    count >= LOWER_CASE
}

/// Whether a name, a date or an amount may be near a word.
pub(super) fn telling(word: &Word, entry: WordEntry) -> bool {
    word.capital() || word.case == Case::None && !word.plain_mark || entry.lists & lists::OF_AMOUNTS != 0
}

#[cfg(test)]
mod tests {
    use crate::{
        names::detect::{features::Extractor, lexicon},
        text,
    };

    /// The windows of a text, as it writes them.
    fn windows(text: &str) -> Vec<&str> {
        let document = text::read(text);
        let windows = Extractor::new(&document, lexicon()).windows();
        let tokens = |window: &super::Window| &document.tokens[window.tokens.clone()];
        windows
            .iter()
            .map(|window| {
                let (first, last) = (tokens(window)[0].span, tokens(window)[window.tokens.len() - 1].span);
                &text[first.start as usize..last.end as usize]
            })
            .collect()
    }

    #[test]
    fn a_window_lies_around_what_tells_of_a_name() {
        let text = "They have long been hoping that Kovač would row their boats home.";
        assert_eq!(windows(text), ["They have", "that Kovač would"]);
    }

    #[test]
    fn small_words_between_capitals_part_no_window() {
        assert_eq!(
            windows("the boats were built beside Bank of the South again for nothing"),
            ["beside Bank of the South again"]
        );
    }

    #[test]
    fn hyphens_bring_what_they_join() {
        assert_eq!(windows("the boats were built beside Sang-min again for nothing"), ["beside Sang-min again"]);
    }

    #[test]
    fn in_lower_case_throughout_everything_may_be_a_name() {
        assert_eq!(windows("torvale votes for ilse"), ["torvale votes for ilse"]);
    }
}
