//! A statement as the extraction finds it: runs of tokens, not yet a quote. Owns the shape and its way into a quote's
//! spans, not who speaks.

use crate::{
    analysis::{CueClass, QuoteKind},
    lexicon::cues,
    quotes::rule::Rule,
    text::{Document, Run, TokenKind},
};

/// What somebody says, thinks or intends, as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// What is said, in one or more pieces, in order.
    pub content: Vec<Run>,
    /// The words that report it.
    pub cue: Vec<Run>,
    /// The speaker as written there.
    pub source: Vec<Run>,
    /// How sure the judge is of it, in [0, 1]; nothing until it has judged.
    pub confidence: f64,
    /// Where a speaker without a source was found, if the shape of the text says so.
    pub hint: Hint,
    /// What found it.
    pub rule: Rule,
}

/// What the shape of the text says about a speaker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hint {
    /// Nothing but the source.
    #[default]
    Source,
    /// The quotation stands alone: whoever spoke last, or whom the sentence before is about.
    Alone,
    /// It goes on without a cue from a statement whose source stands there.
    Carried(Run),
    /// A dash and a name behind the quotation.
    Signature,
    /// A name and a colon at the beginning of a headline; it may be no speech at all.
    Label,
    /// A name and a colon at the beginning of a turn.
    Turn,
}

impl Statement {
    /// What `rule` found to be said, unjudged, with neither cue nor source.
    pub fn of(rule: Rule, content: Vec<Run>) -> Self {
        Self { content, cue: Vec::new(), source: Vec::new(), confidence: 0.0, hint: Hint::Source, rule }
    }

    /// The token where it begins, for ordering; the number of tokens where it has none.
    pub fn start(&self) -> usize {
        let runs = self.content.iter().chain(&self.cue).chain(&self.source);
        runs.map(|run| run.from).min().unwrap_or(usize::MAX)
    }

    /// Whether a token stands in what is said; the pieces are in order.
    pub fn holds(&self, token: usize) -> bool {
        let after = self.content.partition_point(|run| run.from <= token);
        after > 0 && token < self.content[after - 1].to
    }

    /// Direct where every piece stands between marks, mixed where some words do; what is said inside of somebody else's
    /// quotation is looked at from there.
    pub fn kind(&self, document: &Document) -> QuoteKind {
        let level = match self.cue.first().or(self.source.first()) {
            Some(run) => document.tokens[run.from].quotation,
            None => {
                let open = self.content.first().and_then(|run| document.tokens[run.from].quotation);
                open.and_then(|open| document.quotations[open as usize].parent)
            }
        };
        let marked = |token: usize| document.tokens[token].quotation.is_some_and(|quotation| Some(quotation) != level);
        let whole = |run: &Run| {
            let opens = document.tokens[run.from].kind == TokenKind::Quote;
            let last = run.to - 1;
            let stop = last > run.from && matches!(document.lower(last), "." | "," | ";" | "!" | "?");
            let last = if stop && !marked(last) { last - 1 } else { last };
            opens && marked(run.from) && marked(last)
        };
        if !self.content.is_empty() && self.content.iter().all(whole) {
            QuoteKind::Direct
        } else if self.content.iter().any(|run| run.tokens().any(marked)) {
            QuoteKind::Mixed
        } else {
            QuoteKind::Indirect
        }
    }

    /// How the cue reports: the class of the last listed word in it, `refuse` where it is not said at all ("did not
    /// say"); `neutral` where no word is listed.
    pub fn class(&self, document: &Document) -> Option<CueClass> {
        self.cue.first()?;
        let mut found = None;
        let mut negated = false;
        for run in &self.cue {
            let mut token = run.from;
            while token < run.to {
                negated |= matches!(document.lower(token), "not" | "n't" | "never");
                match cues::at(document, token).filter(|(_, length)| token + length <= run.to) {
                    // "refused to say" is a refusal.
                    Some((reading, length)) => {
                        found = found.filter(|&class| class == CueClass::Refuse).or(Some(reading.class));
                        token += length;
                    }
                    None => token += 1,
                }
            }
        }
        match found {
            Some(CueClass::Neutral | CueClass::Reveal | CueClass::Claim | CueClass::Admit) if negated => {
                Some(CueClass::Refuse)
            }
            Some(CueClass::Deny) if negated => Some(CueClass::Neutral),
            _ => Some(found.unwrap_or(CueClass::Neutral)),
        }
    }
}
