//! Features of a token for the tagger: which attributes it has. Owns the templates and their numbers, not the weights.

use super::{
    evidence::Evidence,
    words::{Word, Words},
};
use crate::{
    analysis::ParagraphKind,
    tagger::hash::{attribute, mix},
    text::Document,
};

/// Changes whenever a template changes its meaning; weights of another number are refused.
pub const FEATURES: u32 = 1;

/// Stands for what lies outside of the sequence.
const OUTSIDE: u64 = 0x6f75_7473_6964_6500;

/// Takes the features of a document's tokens.
pub struct Extractor<'d> {
    document: &'d Document<'d>,
    words: Words,
    evidence: Evidence,
}

impl<'d> Extractor<'d> {
    /// Looks at the document as a whole.
    pub fn new(document: &'d Document<'d>) -> Self {
        let words = Words::new(document);
        let evidence = Evidence::new(document, &words);
        Self { document, words, evidence }
    }

    fn word(&self, token: usize, offset: isize, from: usize, to: usize) -> Option<&Word> {
        let at = token as isize + offset;
        (at >= from as isize && at < to as isize).then(|| self.words.at(at as usize))
    }

    /// Pushes the attributes of `token`, which stands in the sequence of tokens `from..to`.
    pub fn push(&self, token: usize, from: usize, to: usize, out: &mut Vec<u32>) {
        let document = self.document;
        let here = self.words.at(token);
        let mut push = |template: u32, value: u64| {
            if value != 0 {
                out.push(attribute(template, value));
            }
        };
        let lower = |offset: isize| self.word(token, offset, from, to).map_or(OUTSIDE, |word| word.lower);
        let shape = |offset: isize| self.word(token, offset, from, to).map_or(OUTSIDE, |word| word.shape);
        let suffix = |offset: isize| self.word(token, offset, from, to).map_or(OUTSIDE, |word| word.suffixes[2]);

        // The word itself.
        push(1, 1);
        push(2, here.form);
        push(3, here.lower);
        push(4, here.shape);
        for (length, &hash) in (0..).zip(&here.prefixes) {
            push(5 + length, hash);
        }
        for (length, &hash) in (0..).zip(&here.suffixes) {
            push(9 + length, hash);
        }
        push(13, mix(here.suffixes[2], here.shape));

        // Its neighbours.
        push(20, lower(-1));
        push(21, lower(1));
        push(22, lower(-2));
        push(23, lower(2));
        push(24, mix(lower(-1), here.lower));
        push(25, mix(here.lower, lower(1)));
        push(26, mix(lower(-1), lower(1)));
        push(27, mix(lower(-2), lower(-1)));
        push(28, mix(lower(1), lower(2)));
        push(29, shape(-1));
        push(30, shape(1));
        push(31, mix(shape(-1), here.shape));
        push(32, mix(here.shape, shape(1)));
        push(33, mix(mix(shape(-1), here.shape), shape(1)));
        push(34, mix(mix(shape(-2), shape(-1)), here.shape));
        push(35, mix(mix(here.shape, shape(1)), shape(2)));
        push(36, mix(lower(-1), here.shape));
        push(37, mix(lower(1), here.shape));
        push(38, suffix(-1));
        push(39, suffix(1));

        // Where it stands.
        let info = &document.tokens[token];
        let sentence = &document.sentences[info.sentence as usize];
        let starts = u64::from(sentence.tokens.start as usize == token);
        let kind = document.paragraphs[sentence.paragraph as usize].kind;
        let place = starts
            | u64::from(info.quotation.is_some()) << 1
            | u64::from(kind == ParagraphKind::Headline) << 2
            | u64::from(info.spaced) << 3;
        push(40, place + 1);
        push(41, mix(here.shape, starts));
        push(42, mix(here.lower, starts));

        // The run of capitalised words that it stands in.
        let evidence = &self.evidence;
        let run = evidence.run_at(token);
        if let Some(run) = run {
            let (first, last) = (run.start as usize, run.end as usize);
            let position = place_in(token, first, last);
            let before = if first > from { self.words.at(first - 1).lower } else { OUTSIDE };
            let after = if last < to { self.words.at(last).lower } else { OUTSIDE };
            let length = (last - first).min(5) as u64;
            push(50, mix(position, length));
            push(51, mix(self.words.at(first).lower, position));
            push(52, mix(self.words.at(last - 1).lower, position));
            push(53, mix(before, position));
            push(54, mix(after, position));
            push(55, mix(mix(before, after), length));
            push(56, mix(self.words.at(last - 1).suffixes[2], position));
        }

        // What else the document knows of the word.
        let known = &evidence.keys[here.key as usize];
        let seen = u64::from(known.lower.min(2)) * 3 + u64::from(known.inner.min(2));
        push(60, mix(mix(seen, here.case as u64), starts));
        if here.capital() {
            if let Some(longest) = known.longest {
                let run_long = &evidence.runs[longest.run as usize];
                let (first, last) = (run_long.start as usize, run_long.end as usize);
                let position = place_in(longest.at as usize, first, last);
                let before = if first > 0 { self.words.at(first - 1).lower } else { OUTSIDE };
                let now = run.map_or(0, |run| u64::from((run.end - run.start).min(3)));
                let length = (last - first).min(4) as u64;
                push(61, mix(mix(position, length), now));
                push(62, mix(mix(self.words.at(first).lower, position), now));
                push(63, mix(mix(self.words.at(last - 1).lower, position), now));
                push(64, mix(mix(before, position), now));
            }
            for &before in &known.before {
                push(65, before);
            }
            for &after in &known.after {
                push(66, after);
            }
        }
    }
}

/// Where a token stands in a run: alone, first, last or between.
fn place_in(token: usize, first: usize, end: usize) -> u64 {
    match (token == first, token + 1 == end) {
        (true, true) => 1,
        (true, false) => 2,
        (false, true) => 3,
        (false, false) => 4,
    }
}
