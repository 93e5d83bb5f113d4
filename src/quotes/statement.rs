//! A statement as the extraction finds it: runs of tokens, not yet a quote. Owns the shape and its way into a quote's
//! spans, not who speaks.

use super::cues;
use crate::{
    analysis::QuoteKind,
    text::{Document, Span, TokenKind},
};

/// A run of tokens, `from..to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Run {
    /// Its first token.
    pub from: usize,
    /// One past its last token.
    pub to: usize,
}

impl Run {
    /// The tokens `from..to`.
    pub fn new(from: usize, to: usize) -> Self {
        Self { from, to }
    }

    /// Its bytes.
    pub fn span(self, document: &Document) -> Span {
        document.tokens[self.from].span.join(document.tokens[self.to - 1].span)
    }

    /// Indices of its tokens.
    pub fn tokens(self) -> std::ops::Range<usize> {
        self.from..self.to
    }
}

/// What somebody says, thinks or intends, as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statement {
    /// What is said, in one or more pieces, in order.
    pub content: Vec<Run>,
    /// The words that report it.
    pub cue: Vec<Run>,
    /// The speaker as written there.
    pub source: Vec<Run>,
    /// How sure the extraction is, in [0, 1].
    pub confidence: f64,
    /// Where a speaker without a source was found, if the shape of the text says so.
    pub hint: Hint,
}

/// What the shape of the text says about a speaker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hint {
    /// Nothing but the source.
    #[default]
    Source,
    /// The quotation stands alone: whoever spoke last, or whom the sentence before is about.
    Alone,
}

impl Statement {
    /// The token where it begins, for ordering; the number of tokens where it has none.
    pub fn start(&self) -> usize {
        let runs = self.content.iter().chain(&self.cue).chain(&self.source);
        runs.map(|run| run.from).min().unwrap_or(usize::MAX)
    }

    /// Direct where every piece stands between marks, mixed where some words do.
    pub fn kind(&self, document: &Document) -> QuoteKind {
        let marked = |token: usize| document.tokens[token].quotation.is_some();
        let whole = |run: &Run| {
            let quotation = document.tokens[run.from].quotation;
            let opens = document.tokens[run.from].kind == TokenKind::Quote;
            let last = run.to - 1;
            let stop = last > run.from && matches!(document.lower(last), "." | "," | ";" | "!" | "?");
            let last = if stop && !marked(last) { last - 1 } else { last };
            opens && quotation.is_some() && marked(last)
        };
        if !self.content.is_empty() && self.content.iter().all(whole) {
            QuoteKind::Direct
        } else if self.content.iter().any(|run| run.tokens().any(marked)) {
            QuoteKind::Mixed
        } else {
            QuoteKind::Indirect
        }
    }

    /// How the cue reports: the class of the last listed word in it; `neutral` where none is listed.
    pub fn class(&self, document: &Document) -> Option<&'static str> {
        self.cue.first()?;
        let mut found = None;
        for run in &self.cue {
            let mut token = run.from;
            while token < run.to {
                match cues::at(document, token).filter(|(_, length)| token + length <= run.to) {
                    Some((reading, length)) => {
                        found = Some(reading.class_name());
                        token += length;
                    }
                    None => token += 1,
                }
            }
        }
        Some(found.unwrap_or("neutral"))
    }
}
