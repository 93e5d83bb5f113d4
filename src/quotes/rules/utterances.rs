//! What stands between quotation marks, as utterances: a quotation with the paragraphs that carry it on. Owns their
//! extent and what can be read off their marks, not who says them.

use crate::{
    quotes::columns::Columns,
    syntax::line::Line,
    text::{Document, Run, TokenKind},
};

/// Quotations deeper than this are part of what is around them.
const DEPTH: usize = 3;

/// A quotation with those that carry it on.
#[derive(Clone, Debug)]
pub struct Utterance {
    /// Its pieces, a paragraph each, marks included.
    pub runs: Vec<Run>,
    /// The quotation around it.
    pub parent: Option<u32>,
    /// Whether its last mark closes it.
    pub closed: bool,
}

impl Utterance {
    /// Its opening mark.
    pub fn open(&self) -> usize {
        self.runs.first().map_or(0, |run| run.from)
    }

    /// One past its last token.
    pub fn end(&self) -> usize {
        self.runs.last().map_or(0, |run| run.to)
    }

    /// How many words it has, counted up to a dozen.
    pub fn words(&self, document: &Document) -> usize {
        let tokens = self.runs.iter().flat_map(|run| run.tokens());
        tokens.filter(|&token| document.tokens[token].kind == TokenKind::Word).take(12).count()
    }

    /// The last token before the closing mark.
    pub fn last(&self) -> usize {
        let end = self.end();
        (if self.closed { end.saturating_sub(2) } else { end.saturating_sub(1) }).max(self.open())
    }

    /// Whether a mark of punctuation stands before its closing mark.
    pub fn pauses(&self, document: &Document) -> bool {
        matches!(
            document.lower(self.last()),
            "," | "." | "!" | "?" | "…" | "..." | "—" | "–" | "-" | "--" | ";" | "?!" | "!?"
        )
    }

    /// Whether it ends as a sentence does.
    pub fn finished(&self, document: &Document) -> bool {
        // An abbreviation keeps its stop: “… in the U.S.”
        let last = document.lower(self.last());
        !self.closed || last.ends_with('.') || matches!(last, "!" | "?" | "…" | "—" | "–" | "?!" | "!?")
    }
}

/// The tokens of a quotation, marks included.
fn whole(document: &Document, quotation: usize) -> Run {
    let quotation = &document.quotations[quotation];
    let close = quotation.close.unwrap_or_else(|| document.ended_by(quotation.span.end).saturating_sub(1) as u32);
    Run::new(quotation.open as usize, close as usize + 1)
}

/// The utterances of headlines, headings and body, in the order of the text.
pub fn utterances(document: &Document) -> Vec<Utterance> {
    let mut next = vec![None; document.quotations.len()];
    let mut depth: Vec<usize> = Vec::with_capacity(document.quotations.len());
    for (index, quotation) in document.quotations.iter().enumerate() {
        depth.push(quotation.parent.map_or(0, |parent| depth[parent as usize] + 1));
        if let Some(earlier) = quotation.continues {
            next[earlier as usize] = Some(index);
        }
    }
    let mut found = Vec::new();
    for (index, quotation) in document.quotations.iter().enumerate() {
        let sentence = document.tokens[quotation.open as usize].sentence as usize;
        if quotation.continues.is_some() || depth[index] >= DEPTH || !document.kind_of(sentence).counts() {
            continue;
        }
        let mut runs = vec![whole(document, index)];
        let mut last = index;
        while let Some(following) = next[last] {
            runs.push(whole(document, following));
            last = following;
        }
        found.push(Utterance { runs, parent: quotation.parent, closed: document.quotations[last].close.is_some() });
    }
    found
}

/// The lines of a sentence that are worth reading: outside of quotations, and inside of those that are not too deep.
pub fn lines<'v, 'd>(columns: &'v Columns<'d>) -> Vec<Line<'v, 'd>> {
    let document = columns.document;
    let mut lines = Vec::new();
    for sentence in (0..document.sentences.len()).filter(|&sentence| document.kind_of(sentence).counts()) {
        lines.push(columns.line(sentence, None));
    }
    let mut depth: Vec<usize> = Vec::with_capacity(document.quotations.len());
    for (index, quotation) in document.quotations.iter().enumerate() {
        depth.push(quotation.parent.map_or(0, |parent| depth[parent as usize] + 1));
        let first = document.tokens[quotation.open as usize].sentence as usize;
        let last = document.tokens[whole(document, index).to - 1].sentence as usize;
        if depth[index] < DEPTH && document.kind_of(first).counts() {
            for sentence in first..=last {
                lines.push(columns.line(sentence, Some(index as u32)));
            }
        }
    }
    lines.retain(|line| line.to > line.from + 2);
    crate::sort::stable_by_key(&mut lines, |line| (line.from, line.to));
    lines
}
