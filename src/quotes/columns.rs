//! What all readings of statements look at, a column each: words, parts of speech, listed cues. Owns which words are
//! listed cues by their part of speech, not whether they report anything where they stand.

use crate::{
    lexicon::cues::{self, CueKind},
    syntax::{Tag, line::Line},
    text::{Document, TokenKind},
};
use std::borrow::Cow;

/// The columns of a document.
pub struct Columns<'d> {
    /// The document.
    pub document: &'d Document<'d>,
    /// Parts of speech.
    pub tags: Cow<'d, [Tag]>,
    /// Listed cues: 0 for none, else class, kind and whether the token is the cue's first.
    pub cue: Vec<u8>,
    /// What listed cues can report: the bits of their frames.
    pub frames: Vec<u16>,
}

impl<'d> Columns<'d> {
    /// Looks at a document whose tokens have the parts of speech `tags`.
    pub fn new(document: &'d Document<'d>, tags: &'d [Tag]) -> Self {
        let count = document.tokens.len();
        let mut columns = Self { document, tags: Cow::Borrowed(tags), cue: vec![0; count], frames: vec![0; count] };
        for sentence in &document.sentences {
            columns.find_cues(sentence.tokens.start as usize, sentence.tokens.end as usize);
        }
        columns
    }

    /// Finds the listed cues of a sentence.
    fn find_cues(&mut self, from: usize, to: usize) {
        let document = self.document;
        let mut token = from;
        while token < to {
            let Some((reading, length)) = cues::at(document, token) else {
                token += 1;
                continue;
            };
            let tag = self.tags[token];
            let fits = match reading.kind {
                CueKind::Verb => tag.is_verb(),
                CueKind::Noun => tag.is_noun_or_name(),
                CueKind::Phrase => true,
            };
            // A word that is a verb and a noun: the reading that its tag asks for.
            let other = || {
                let noun = tag.is_noun_or_name();
                cues::readings(document.lower(token)).iter().find(|reading| {
                    reading.single()
                        && (reading.kind == CueKind::Noun && noun || reading.kind == CueKind::Verb && tag.is_verb())
                })
            };
            let (reading, length) = match (fits, other()) {
                (true, _) => (Some(reading), length),
                (false, other) => (other, 1),
            };
            if let Some(reading) = reading {
                let code = 1 + reading.class as u8 * 3 + reading.kind as u8;
                for (place, at) in (token..(token + length).min(to)).enumerate() {
                    self.cue[at] = code << 1 | u8::from(place == 0);
                    self.frames[at] = reading.frames.0;
                }
            }
            token += length;
        }
    }

    /// The words of a sentence that stand in the quotation `level`, or in none.
    pub fn line(&self, sentence: usize, level: Option<u32>) -> Line<'_, 'd> {
        Line::new(self.document, &self.tags, &self.cue, sentence, level)
    }

    /// The words around a token in the quotation `level`, or in none.
    pub fn line_around(&self, token: usize, level: Option<u32>) -> Line<'_, 'd> {
        let last = self.document.tokens.len() - 1;
        self.line(self.document.tokens[token.min(last)].sentence as usize, level)
    }

    /// The paragraph of a token.
    pub fn paragraph(&self, token: usize) -> u32 {
        self.document.sentences[self.document.tokens[token].sentence as usize].paragraph
    }

    /// Whether a token is a word or number, not a mark.
    pub fn is_word(&self, token: usize) -> bool {
        !matches!(self.document.tokens[token].kind, TokenKind::Mark | TokenKind::Quote)
    }
}
