//! Lines in which capitals say little, in Title Case or in CAPITALS. Owns what other steps ask about them; which lines are so by
//! their letters is `loudness`', how their words would be written in running text `recasing`'s, what a name is the tagger's.

use crate::{
    lexicon::words::WordLexicon,
    names::detect::{
        loudness::{self, Loudness},
        recasing::Recasing,
        words::Words,
    },
    text::Document,
};

/// The sentences in which capitals say little.
#[derive(Clone, Debug, Default)]
pub struct Casing {
    /// For each sentence; empty where none is loud.
    loud: Vec<Loudness>,
    /// For each token why it is written so, 0 outside of loud sentences; empty where none is loud.
    reasons: Vec<u8>,
}

impl Casing {
    /// Finds the loud sentences, and gives their words the form that running text would have.
    pub fn new(document: &Document, words: &mut Words, lexicon: &WordLexicon) -> Self {
        let mut loud = Vec::new();
        for (index, sentence) in document.sentences.iter().enumerate() {
            let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
            let loudness = loudness::loudness(document, words, tokens);
            if loudness != Loudness::Plain {
                loud.resize(document.sentences.len(), Loudness::Plain);
                loud[index] = loudness;
            }
        }
        let mut casing = Self { loud, reasons: Vec::new() };
        if !casing.loud.is_empty() {
            let (plain, reasons) = Recasing::new(document, words, lexicon, &casing.loud).run();
            casing.reasons = reasons;
            for sentence in plain {
                casing.loud[sentence] = Loudness::Plain;
            }
        }
        casing
    }

    /// Why a word of a loud sentence is written small or with a capital, as a number; 0 elsewhere.
    pub fn reason(&self, token: usize) -> u64 {
        self.reasons.get(token).map_or(0, |&reason| u64::from(reason))
    }

    /// How the capitals of a sentence are to be taken.
    pub fn of(&self, sentence: usize) -> Loudness {
        self.loud.get(sentence).copied().unwrap_or(Loudness::Plain)
    }

    /// Whether capitals say little in a sentence.
    pub fn is_loud(&self, sentence: usize) -> bool {
        self.of(sentence) != Loudness::Plain
    }
}
