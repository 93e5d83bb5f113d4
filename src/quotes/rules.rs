//! Statements found by rule: a listed cue, what stands before it and what follows. Owns the shapes of a sentence that
//! reports speech, not who is meant.

use super::{
    cues::{self, Frames, Kind},
    statement::{Hint, Run, Statement},
};
use crate::text::{Document, TokenKind};

/// The statements of headlines, headings and body, in no particular order.
pub fn find(document: &Document) -> Vec<Statement> {
    let mut found = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        if document.kind_of(index).counts() {
            in_sentence(document, sentence.tokens.start as usize..sentence.tokens.end as usize, &mut found);
        }
    }
    alone(document, &mut found);
    found
}

fn is(document: &Document, token: usize, words: &[&str]) -> bool {
    words.contains(&document.lower(token))
}

const AUXILIARIES: [&str; 24] = [
    "has", "have", "had", "is", "are", "was", "were", "will", "would", "could", "should", "may", "might", "did",
    "does", "do", "not", "n't", "also", "never", "later", "only", "once", "be",
];
const CLOSERS: [&str; 5] = [".", "!", "?", ";", "…"];

/// One statement for each finite cue outside quotation marks.
fn in_sentence(document: &Document, sentence: std::ops::Range<usize>, found: &mut Vec<Statement>) {
    let outside = |token: usize| document.tokens[token].quotation.is_none();
    let mut token = sentence.start;
    let mut last_source: Option<Run> = None;
    while token < sentence.end {
        let Some((reading, length)) = cues::at(document, token).filter(|_| outside(token)) else {
            token += 1;
            continue;
        };
        let after = (token + length).min(sentence.end);
        let clause = reading.frames.any(Frames::CLAUSE | Frames::QUOTATION);
        if reading.kind == Kind::Phrase && document.lower(token) == "according" {
            according(document, &sentence, Run::new(token, after), found);
        } else if reading.kind == Kind::Verb && clause {
            let reported = verb(document, &sentence, Run::new(token, after), last_source);
            if let Some(statement) = reported {
                last_source = statement.source.first().copied().or(last_source);
                found.push(statement);
            }
        }
        token = after;
    }
}

/// The end of a content that runs to the end of its sentence: closing stops outside marks stay out.
fn trimmed(document: &Document, from: usize, mut to: usize) -> Option<Run> {
    while to > from && document.tokens[to - 1].quotation.is_none() && is(document, to - 1, &CLOSERS) {
        to -= 1;
    }
    (from < to).then(|| Run::new(from, to))
}

fn according(document: &Document, sentence: &std::ops::Range<usize>, cue: Run, found: &mut Vec<Statement>) {
    let end = (cue.to..sentence.end).find(|&token| is(document, token, &[",", ".", ";"])).unwrap_or(sentence.end);
    if end == cue.to {
        return;
    }
    let content = if cue.from > sentence.start {
        let before = if is(document, cue.from - 1, &[","]) && document.tokens[cue.from - 1].quotation.is_none() {
            cue.from - 1
        } else {
            cue.from
        };
        trimmed(document, sentence.start, before)
    } else {
        trimmed(document, (end + 1).min(sentence.end), sentence.end)
    };
    found.extend(content.map(|content| Statement {
        content: vec![content],
        cue: vec![cue],
        source: vec![Run::new(cue.to, end)],
        confidence: 0.8,
        hint: Hint::Source,
    }));
}

fn verb(
    document: &Document,
    sentence: &std::ops::Range<usize>,
    head: Run,
    last_source: Option<Run>,
) -> Option<Statement> {
    let quotation = |token: usize| document.tokens[token].quotation;
    let mut from = head.from;
    while from > sentence.start && quotation(from - 1).is_none() && is(document, from - 1, &AUXILIARIES) {
        from -= 1;
    }
    let mut cue = Run::new(from, head.to);
    // What stands between the last clause boundary and the cue is the subject.
    let boundary = |token: usize| {
        quotation(token).is_some() || is(document, token, &[",", ";", ":", "that", "and", "but", "—", "–", "which"])
    };
    let subject_from = (sentence.start..from).rev().find(|&token| boundary(token)).map_or(sentence.start, |at| at + 1);
    let mut source = (subject_from < from).then(|| Run::new(subject_from, from));
    // Anna Kovač, the mayor, said …: the apposition belongs to the subject.
    if source.is_none() && from > sentence.start + 1 && is(document, from - 1, &[","]) && quotation(from - 1).is_none()
    {
        let open =
            (sentence.start..from - 1).rev().find(|&token| quotation(token).is_some() || is(document, token, &[":"]));
        let open = open.map_or(sentence.start, |at| at + 1);
        source = (open < from && from - open < 30).then(|| Run::new(open, from));
    }
    let before = source.map_or(from, |source| source.from);
    let closes = before > sentence.start
        && (is(document, before - 1, &[","]) || quotation(before - 1).is_some())
        && before - sentence.start > 2;
    let next_marked = head.to < sentence.end && quotation(head.to).is_some();
    let participle = document.lower(head.from).ends_with("ing");
    if closes && quotation(before - 1).is_some() && source.is_none_or(|source| source.to - source.from < 12) {
        // “…,” said Anna Kovač. “…,” she said, “…”
        let opening = quotation(before - 1).map(|index| outermost(document, index))?;
        let first = Run::new(document.quotations[opening as usize].open as usize, before);
        if source.is_none() {
            let end = (head.to..sentence.end)
                .find(|&token| quotation(token).is_some() || is(document, token, &[".", ";"]))
                .unwrap_or(sentence.end);
            let end = if end > head.to && is(document, end - 1, &[","]) { end - 1 } else { end };
            source = (end > head.to).then(|| Run::new(head.to, end));
        }
        let mut content = vec![first];
        let from = source.map_or(head.to, |source| source.to.max(head.to));
        let mut token = from;
        while token < document.tokens.len() && token < from + 12 {
            if let Some(index) = quotation(token) {
                let run = whole(document, outermost(document, index));
                if run.from == token && document.tokens[token].sentence == document.tokens[head.from].sentence {
                    content.push(run);
                }
                break;
            }
            token += 1;
        }
        return Some(Statement {
            content,
            cue: vec![cue],
            source: source.into_iter().collect(),
            confidence: 0.9,
            hint: Hint::Source,
        });
    }
    if participle && source.is_none() {
        source = last_source;
    }
    source?;
    let mut content_from = head.to;
    if content_from < sentence.end && is(document, content_from, &[":"]) {
        content_from += 1;
        cue.to += 1;
    }
    if !next_marked {
        // He told reporters on Sunday that …: the clause begins at its conjunction.
        let that = (content_from..sentence.end.min(content_from + 10)).find(|&token| is(document, token, &["that"]));
        content_from = that.unwrap_or(content_from);
    }
    let content = trimmed(document, content_from, sentence.end)?;
    (content.to - content.from > 1).then(|| Statement {
        content: vec![content],
        cue: vec![cue],
        source: source.into_iter().collect(),
        confidence: 0.7,
        hint: Hint::Source,
    })
}

/// The outermost quotation around one.
fn outermost(document: &Document, mut quotation: u32) -> u32 {
    while let Some(parent) = document.quotations[quotation as usize].parent {
        quotation = parent;
    }
    quotation
}

/// The tokens of a quotation, marks included.
fn whole(document: &Document, quotation: u32) -> Run {
    let quotation = &document.quotations[quotation as usize];
    let close = quotation.close.unwrap_or_else(|| {
        document.tokens.partition_point(|token| token.span.end <= quotation.span.end).saturating_sub(1) as u32
    });
    Run::new(quotation.open as usize, close as usize + 1)
}

/// Quotations that hold a sentence and that no statement has: somebody says them whose name stands elsewhere.
fn alone(document: &Document, found: &mut Vec<Statement>) {
    let mut taken = vec![false; document.tokens.len()];
    for run in found.iter().flat_map(|statement| &statement.content) {
        taken[run.tokens()].fill(true);
    }
    for (index, quotation) in document.quotations.iter().enumerate() {
        let run = whole(document, index as u32);
        let sentence = document.tokens[run.from].sentence as usize;
        if quotation.parent.is_some() || taken[run.from] || !document.kind_of(sentence).counts() {
            continue;
        }
        let words = run.tokens().filter(|&token| document.tokens[token].kind == TokenKind::Word).count();
        let opens = run.from == document.sentences[sentence].tokens.start as usize;
        let ends = quotation.close.is_none() || run.to >= 2 && is(document, run.to - 2, &[".", "!", "?", "…"]);
        if words > 2 && opens && ends {
            found.push(Statement { content: vec![run], confidence: 0.6, hint: Hint::Alone, ..Statement::default() });
        }
    }
}
