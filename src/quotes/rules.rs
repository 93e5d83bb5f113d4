//! Statements that the shape of the text gives away without a cue: quotations that stand alone. Owns these shapes, not
//! who is meant.

use super::statement::{Hint, Run, Statement};
use crate::text::{Document, TokenKind};

fn is(document: &Document, token: usize, words: &[&str]) -> bool {
    words.contains(&document.lower(token))
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
pub fn alone(document: &Document, found: &mut Vec<Statement>) {
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
