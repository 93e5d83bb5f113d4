//! Direct speech: each utterance with its attribution, joined with those that go on from it, or alone. Owns which
//! utterances are one statement; where an attribution stands is `attribution`'s.

use crate::{
    lexicon::cues::Frames,
    quotes::{
        columns::Columns,
        cue::reports,
        rule::Rule,
        rules::{attribution, utterances::Utterance},
        statement::{Hint, Statement},
    },
    syntax::Tag,
    text::{Document, Run},
};

/// The statements of direct speech.
pub fn find(columns: &Columns, utterances: &[Utterance]) -> Vec<Statement> {
    let finder = Finder { columns, document: columns.document, utterances };
    let mut used = vec![false; utterances.len()];
    let mut found = Vec::new();
    for (index, _) in utterances.iter().enumerate() {
        if !used[index] {
            found.extend(finder.attributed(index, &mut used));
        }
    }
    let alone: Vec<Statement> =
        (0..utterances.len()).filter(|&index| !used[index]).filter_map(|index| finder.alone(index)).collect();
    found.extend(alone);
    found.into_iter().flat_map(|statement| by_paragraph(columns, statement)).collect()
}

/// A quotation over paragraphs as one statement for each: that of the paragraph with the cue keeps cue and source, the others
/// go on without.
fn by_paragraph(columns: &Columns, statement: Statement) -> Vec<Statement> {
    let paragraph = |run: &Run| columns.paragraph(run.from);
    let pieces: Vec<&[Run]> = statement.content.chunk_by(|one, next| paragraph(one) == paragraph(next)).collect();
    if pieces.len() < 2 || statement.hint == Hint::Signature {
        return vec![statement];
    }
    let cue = statement.cue.first().map_or(0, |cue| columns.paragraph(cue.from));
    let far = |piece: &[Run]| piece.first().map_or(0, |run| paragraph(run).abs_diff(cue));
    let near = (0..pieces.len()).min_by_key(|&index| far(pieces[index])).unwrap_or(0);
    let hint = statement.source.first().map_or(Hint::Alone, |&source| Hint::Carried(source));
    let piece = |(index, runs): (usize, &&[Run])| {
        let content = runs.to_vec();
        if index == near {
            return Statement { content, ..statement.clone() };
        }
        Statement { hint, ..Statement::of(Rule::QuotationAlone, content) }
    };
    pieces.iter().enumerate().map(piece).collect()
}

/// Looks around utterances.
struct Finder<'v, 'd> {
    columns: &'v Columns<'d>,
    document: &'d Document<'d>,
    utterances: &'v [Utterance],
}

impl Finder<'_, '_> {
    /// The utterance that opens at `token`.
    fn opening(&self, token: usize) -> Option<usize> {
        self.utterances.binary_search_by_key(&token, Utterance::open).ok()
    }

    /// The statement of an utterance with an attribution beside it; it may take further utterances with it.
    fn attributed(&self, index: usize, used: &mut [bool]) -> Option<Statement> {
        let utterance = &self.utterances[index];
        let after = utterance.closed.then(|| attribution::after(self.columns, utterance)).flatten();
        let behind = after.is_some();
        let attribution = after
            .or_else(|| attribution::before(self.columns, utterance))
            .or_else(|| attribution::signature(self.columns, utterance))?;
        let hint = if attribution.cue.is_empty() { Hint::Signature } else { Hint::Source };
        let mut content = utterance.runs.clone();
        if let Some(first) = content.first_mut() {
            first.from = if behind { self.lead(utterance) } else { attribution.lead.unwrap_or(first.from) };
        }
        used[index] = true;
        if hint == Hint::Source {
            self.join(attribution.end, behind, utterance.parent, used, &mut content);
        }
        Some(Statement {
            cue: attribution.cue,
            source: attribution.source.into_iter().collect(),
            hint,
            ..Statement::of(attribution.rule, content)
        })
    }

    /// Where what is said begins: with the mark, or before it where the sentence runs into it.
    /// The country “has made changes for the better,” he said.
    fn lead(&self, utterance: &Utterance) -> usize {
        let open = utterance.open();
        let line = self.columns.line_around(open, utterance.parent);
        let stop = |token: usize| !line.ours(token) || line.is(token, &[";", ":", "—", "–", "(", ")"]);
        let start = (line.from.max(open.saturating_sub(60))..open)
            .rev()
            .find(|&token| stop(token))
            .map_or(line.from, |at| at + 1);
        let comma = open > line.from && line.is(open - 1, &[","]);
        let words = (start..open).filter(|&token| !line.mark(token)).count();
        let reports = (start..open).any(|token| reports(self.columns, &line, token).is_some());
        if words > 0 && !reports && !comma && start == line.from { start } else { open }
    }

    /// Adds the utterances that go on from an attribution that ends at `at`: “…,” she said, “…”; “…,” she said. “…”
    fn join(&self, at: usize, behind: bool, parent: Option<u32>, used: &mut [bool], content: &mut Vec<Run>) {
        let document = self.document;
        let Some(last) = at.checked_sub(1) else { return };
        if at >= document.tokens.len() || self.columns.paragraph(last) != self.columns.paragraph(at) {
            return;
        }
        let line = self.columns.line_around(last, parent);
        // In the same sentence: nothing but circumstances and a comma before it.
        let limit = line.to.min(at + 30);
        let next = (at..limit).find(|&token| !line.ours(token) || line.is(token, &[";", ":"]));
        let mut from = at;
        if let Some(next) = next.filter(|_| behind) {
            let plain = (at..next).all(|token| reports(self.columns, &line, token).is_none());
            let comma = line.is(next.saturating_sub(1), &[",", "—", "–"]);
            // “…,” she said, but “…”
            let back = if next > at + 2 && line.tag(next - 1) == Tag::Adverb { 2 } else { 1 };
            let joined = next > at + back
                && line.is(next - back, &["and", "but", "or", "because", "that", "so"])
                && line.is(next - back - 1, &[","]);
            if let Some(index) = self.opening(next).filter(|&index| plain && (comma || joined) && !used[index]) {
                used[index] = true;
                let piece = content.len();
                content.extend(&self.utterances[index].runs);
                content[piece].from -= if joined { back } else { 0 };
                from = self.utterances[index].end();
            } else {
                return;
            }
        } else if behind {
            // The attribution ends the sentence; the quotation goes on with the next one.
            let reports = (at..line.to)
                .any(|token| reports(self.columns, &line, token).is_some_and(|(frames, _)| frames.any(Frames::CLAUSE)));
            if line.to >= document.tokens.len() || line.to > at + 40 || reports {
                return;
            }
            from = line.to;
        }
        // Further quotations that follow at once and have no attribution of their own.
        for _ in 0..8 {
            if from >= document.tokens.len() || self.columns.paragraph(from) != self.columns.paragraph(last) {
                return;
            }
            let Some(index) = self.opening(from).filter(|&index| !used[index]) else { return };
            let utterance = &self.utterances[index];
            if utterance.parent != parent || attribution::after(self.columns, utterance).is_some() {
                return;
            }
            let mut runs = utterance.runs.clone();
            if !self.ends(utterance) {
                // “…,” he said. “She went down to the harbour and looked for” the ferry: the sentence is said to its end.
                let line = self.columns.line_around(utterance.end(), parent);
                let reports =
                    (utterance.end()..line.to).take(40).any(|token| reports(self.columns, &line, token).is_some());
                let (true, false, Some(last)) = (utterance.words(document) > 5, reports, runs.last_mut()) else {
                    return;
                };
                last.to = if document.lower(line.to - 1) == "." { line.to - 1 } else { line.to }.max(last.to);
            }
            used[index] = true;
            from = runs.last().map_or(from, |run| run.to);
            content.extend(runs);
        }
    }

    /// Whether nothing of a sentence stands behind an utterance.
    fn ends(&self, utterance: &Utterance) -> bool {
        utterance.finished(self.document)
            || self.document.tokens.get(utterance.end()).is_none_or(|next| {
                next.sentence != self.document.tokens[utterance.end() - 1].sentence
                    || self.document.lower(utterance.end()) == "."
            })
    }

    /// An utterance that stands as a sentence of its own.
    fn alone(&self, index: usize) -> Option<Statement> {
        let utterance = &self.utterances[index];
        let line = self.columns.line_around(utterance.open(), None);
        let starts = utterance.open() == line.from || utterance.open() == line.from + 1 && line.mark(line.from);
        let stands = utterance.parent.is_none() && starts && self.ends(utterance) && utterance.words(self.document) > 2;
        stands.then(|| Statement { hint: Hint::Alone, ..Statement::of(Rule::QuotationAlone, utterance.runs.clone()) })
    }
}
