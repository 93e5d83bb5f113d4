//! Adverbials behind a verb: when, where and on what occasion something was said. Owns their extent, not the list of
//! occasions.

use crate::{
    lexicon::occasions::occasion_in,
    syntax::{Tag, line::Line, noun_phrase::chunk_after},
    text::Run,
};

/// Where the words end that say when, where and on what occasion something was said.
pub fn skip_adverbials(line: &Line, mut at: usize, to: usize) -> usize {
    for _ in 0..4 {
        let next = if line.tag(at) == Tag::Adverb && line.ours(at) && line.calendar(at) {
            Some(at + 1)
        } else if line.is(
            at,
            &[
                "on", "in", "at", "during", "after", "before", "via", "to", "late", "early", "last", "this", "earlier",
                "through", "over",
            ],
        ) || line.ours(at) && line.calendar(at)
        {
            let preposition = line.tag(at).is_preposition();
            let from = if preposition { at + 1 } else { at };
            chunk_after(line, from, to)
                .map(|end| {
                    // "on the night of the storm"
                    let more = line.is(end, &["of"]).then(|| chunk_after(line, end + 1, to)).flatten();
                    more.unwrap_or(end)
                })
                .map(|end| {
                    // "on Tuesday evening": the words of the calendar follow each other.
                    (end..to).find(|&token| !line.ours(token) || !line.calendar(token)).unwrap_or(to)
                })
                .filter(|&end| {
                    line.is(at, &["to"])
                        || (at..end).any(|token| line.calendar(token))
                        || occasion_in(line.document, Run::new(from, end))
                })
        } else {
            None
        };
        match next {
            Some(next) if next > at => at = next,
            _ => break,
        }
    }
    at
}
