//! A quotation that stands alone behind a statement of its paragraph: She said it would rain. “It always does.” Owns
//! which statement it goes on from, not who speaks.

use crate::{
    analysis::QuoteKind,
    quotes::{
        columns::Columns,
        statement::{Hint, Statement},
    },
};

/// How many statements back one is looked for that goes on.
const BACK: usize = 8;

/// Gives quotations that stand alone to the speakers of the statements that they go on from; `statements` are in the order
/// of the text. Each stays a statement of its own, without a cue.
pub fn join(columns: &Columns, statements: Vec<Statement>) -> Vec<Statement> {
    let mut joined: Vec<Statement> = Vec::with_capacity(statements.len());
    for mut statement in statements {
        if let Some(index) = earlier(columns, &joined, &statement) {
            let (earlier, first) = (&mut joined[index], statement.content[0].from);
            // What was learned may have it already, as a piece of its own or within one.
            if earlier.content.len() > 1 {
                earlier.content.retain(|run| run.from < first);
            }
            if earlier.holds(first) {
                continue;
            }
            statement.hint = earlier.source.first().map_or(Hint::Alone, |&source| Hint::Carried(source));
        }
        joined.push(statement);
    }
    joined
}

/// The statement that reaches into the sentence before a quotation that stands alone.
fn earlier(columns: &Columns, joined: &[Statement], alone: &Statement) -> Option<usize> {
    let document = columns.document;
    let open = alone.content.first().filter(|_| alone.hint == Hint::Alone)?.from;
    let last = open.checked_sub(1)?;
    let (sentence, before) = (document.tokens[open].sentence as usize, document.tokens[last].sentence as usize);
    let paragraph = |sentence: usize| document.sentences[sentence].paragraph;
    if sentence == before || paragraph(sentence) != paragraph(before) {
        return None;
    }
    let from = document.sentences[before].tokens.start as usize;
    let reaches = |statement: &Statement| {
        let outside = |token: usize| document.tokens[token].quotation.is_none();
        let cue = statement.cue.first().filter(|cue| outside(cue.from));
        cue.is_some_and(|cue| paragraph(document.tokens[cue.from].sentence as usize) == paragraph(sentence))
            && !statement.source.is_empty()
            && statement.content.iter().chain(&statement.cue).any(|run| run.from < open && from < run.to)
    };
    let near: Vec<usize> =
        (joined.len().saturating_sub(BACK)..joined.len()).filter(|&index| reaches(&joined[index])).collect();
    // Direct speech goes on as direct speech: “…,” said Kovač, adding that … “…”
    let direct = |&index: &usize| joined[index].kind(document) == QuoteKind::Direct;
    near.iter().rev().copied().find(direct).or_else(|| near.first().copied())
}
