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
        let next =
            if line.tag(at) == Tag::Adverb && line.ours(at) && line.calendar(at) {
                Some(at + 1)
            } else if line.is(
                at,
                &[
                    "on", "in", "at", "during", "after", "before", "via", "to", "late", "early", "last", "this",
                    "earlier", "through", "over",
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
                        if occasion_in(line.document, Run::new(from, end)) {
                            behind_occasion(line, end, to)
                        } else {
                            end
                        }
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

/// Where the words end that say more of an occasion: "an interview with the paper", "a statement issued by the court".
fn behind_occasion(line: &Line, end: usize, to: usize) -> usize {
    let mut at = end;
    if at + 1 < to && line.ours(at) && line.tag(at).is_past() {
        at += 1;
    }
    let with = line.is(at, &["with", "to", "for", "from", "by", "about"]);
    let phrase = with.then(|| chunk_after(line, at + 1, to)).flatten();
    let of = |end: usize| line.is(end, &["of"]).then(|| chunk_after(line, end + 1, to)).flatten().unwrap_or(end);
    match phrase {
        Some(phrase) => of(phrase),
        // "a statement issued on Monday": the day is the next adverbial.
        None if at > end && (line.calendar(at) || line.tag(at).is_preposition()) => at,
        None => end,
    }
}
