//! What the whole document shows of its words: capitalised runs, how else a word is written, what stands around it
//! elsewhere. Owns no tags.

use crate::{
    analysis::ParagraphKind,
    hash,
    lexicon::function_words::{self, FunctionWord},
    names::detect::{barriers::is_cell, casing::Casing, words::Words},
    text::Document,
};
use std::ops::Range;

/// How many neighbours of a word's runs are kept.
const KEPT: usize = 3;

/// What is known of a lower-case form.
#[derive(Clone, Debug, Default)]
pub struct WordEvidence {
    /// Times it stands in lower case.
    pub lower: u32,
    /// Times it stands with a capital inside a sentence.
    pub inner: u32,
    /// The longest run of capitalised words in which it stands, the first of these.
    pub longest: Option<Longest>,
    /// Hashes of the first distinct words before runs in which it stands, with its place there.
    pub before: [u64; KEPT],
    /// The same after runs.
    pub after: [u64; KEPT],
}

/// A place in a run.
#[derive(Clone, Copy, Debug)]
pub struct Longest {
    /// Index of the run.
    pub run: u32,
    /// The token there.
    pub at: u32,
}

/// The evidence of a document.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Runs of capitalised words, hyphens between them included.
    pub runs: Vec<Range<u32>>,
    /// The run of each token; `u32::MAX` outside of runs.
    run_of: Vec<u32>,
    /// What is known of each lower-case form, by its index in [`Words`].
    pub keys: Vec<WordEvidence>,
}

impl Evidence {
    /// Looks through the document twice.
    pub fn new(document: &Document, words: &Words, casing: &Casing) -> Self {
        let mut evidence = Self {
            runs: Vec::new(),
            run_of: vec![u32::MAX; document.tokens.len()],
            keys: vec![WordEvidence::default(); words.keys],
        };
        for (index, sentence) in document.sentences.iter().enumerate() {
            let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
            let counts = u32::from(is_article(document, sentence.paragraph) && !casing.is_loud(index));
            let mut token = start;
            while token < end {
                let word = words.at(token);
                let known = &mut evidence.keys[word.key as usize];
                if !word.capital() {
                    known.lower += counts;
                    token += 1;
                    continue;
                }
                let first = token;
                if token == start && function_words::is(document.lower(token), FunctionWord::Common) {
                    token += 1;
                    continue;
                }
                let mut last = token + 1;
                loop {
                    if last < end && words.at(last).capital() && !is_cell(document, last) {
                        last += 1;
                    } else if last + 1 < end
                        && matches!(document.lower(last), "-" | "." | "&" | "\u{2019}" | "'")
                        && (!document.tokens[last].spaced || document.lower(last) == "&")
                        && words.at(last + 1).capital()
                        && (!document.tokens[last + 1].spaced || document.lower(last) == "&")
                    {
                        last += 2;
                    } else {
                        break;
                    }
                }
                let run = evidence.runs.len() as u32;
                evidence.runs.push(first as u32..last as u32);
                for inner in first..last {
                    evidence.run_of[inner] = run;
                }
                token = last;
            }
        }
        for index in 0..evidence.runs.len() {
            let (first, last) = (evidence.runs[index].start as usize, evidence.runs[index].end as usize);
            let number = document.tokens[first].sentence as usize;
            let sentence = &document.sentences[number];
            if !is_article(document, sentence.paragraph) || casing.is_loud(number) {
                continue;
            }
            let before = (first > sentence.tokens.start as usize).then(|| words.at(first - 1).lower);
            let after = (last < sentence.tokens.end as usize).then(|| words.at(last).lower);
            for token in first..last {
                let place = u64::from(token == first) | u64::from(token + 1 == last) << 1;
                let key = words.at(token).key as usize;
                let longest = evidence.keys[key].longest;
                let length = |run: u32| evidence.runs[run as usize].len();
                let longer = longest.is_none_or(|longest| length(longest.run) < last - first);
                let known = &mut evidence.keys[key];
                if longer {
                    known.longest = Some(Longest { run: index as u32, at: token as u32 });
                }
                known.inner += u32::from(before.is_some());
                keep(&mut known.before, before, place);
                keep(&mut known.after, after, place);
            }
        }
        evidence
    }

    /// The run in which a token stands.
    pub fn run_at(&self, token: usize) -> Option<&Range<u32>> {
        self.runs.get(self.run_of[token] as usize)
    }
}

/// Whether a paragraph is of the article itself. "Check Also: Turkey Recipes" says nothing of the Turkey of the text.
fn is_article(document: &Document, paragraph: u32) -> bool {
    use ParagraphKind::{Body, Dateline, Heading, Headline};
    matches!(document.paragraphs[paragraph as usize].kind, Body | Dateline | Heading | Headline)
}

fn keep(kept: &mut [u64; KEPT], word: Option<u64>, place: u64) {
    let Some(word) = word else { return };
    let value = hash::mix(word, place);
    for slot in kept {
        if *slot == value {
            return;
        }
        if *slot == 0 {
            *slot = value;
            return;
        }
    }
}
