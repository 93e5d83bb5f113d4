//! Phrases of the lists as they stand in a document. Owns the search, not the lists.

use crate::{
    lexicon::words::{LONGEST, WordLexicon, longer},
    names::detect::words::{Case, Words, place_in},
    text::{Document, TokenKind},
};

/// The longest listed phrases from left to right: for each token its phrase's kind and its place there.
pub(super) fn phrases(document: &Document, words: &Words, lexicon: &WordLexicon) -> Vec<u8> {
    let count = document.tokens.len();
    let mut found = vec![0u8; count];
    let mut start = 0;
    while start < count {
        let word = words.at(start);
        let number = document.tokens[start].kind == TokenKind::Number;
        if word.case == Case::Lower || word.case == Case::None && !number {
            start += 1;
            continue;
        }
        let mut hash = longer(0, word.lower);
        let mut longest = None;
        for end in start + 1..count.min(start + LONGEST) {
            if document.tokens[end].sentence != document.tokens[start].sentence {
                break;
            }
            hash = longer(hash, words.at(end).lower);
            if let Some(kind) = lexicon.phrase(hash) {
                longest = Some((end + 1, kind));
            }
        }
        match longest {
            None => start += 1,
            Some((end, kind)) => {
                for (token, slot) in found.iter_mut().enumerate().take(end).skip(start) {
                    *slot = kind << 2 | (place_in(token, start, end) as u8 - 1);
                }
                start = end;
            }
        }
    }
    found
}
