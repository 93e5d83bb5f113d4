//! Statements by rule: direct speech by its marks, turns by their layout, indirect speech by its cues. Owns the order of
//! the rules, and what of two rules of one place stays; what the learned passes find is joined to it in `merge`.

mod attribution;
mod complement;
pub mod content_end;
mod context;
mod direct;
mod headline;
mod indirect;
mod noun_cue;
mod parenthetical;
mod turns;
mod utterances;

use crate::{
    quotes::{
        columns::Columns,
        statement::{Hint, Statement},
    },
    sort,
    text::Run,
};

/// A turn's name has at most so many tokens, with its mark and its colon.
const LABEL: usize = 9;

/// What the rules found.
#[derive(Clone)]
pub struct Ruled {
    /// The statements.
    pub statements: Vec<Statement>,
    /// The tokens at which contents of direct speech begin, sorted.
    pub direct_starts: Vec<usize>,
}

/// All statements that rules find in a document.
pub fn find(columns: &Columns) -> Ruled {
    let document = columns.document;
    let count = document.tokens.len();
    let utterances = utterances::utterances(document);
    let mut found = direct::find(columns, &utterances);
    let mut cues = vec![false; count];
    for token in found.iter().flat_map(|statement| &statement.cue).flat_map(|run| run.tokens()) {
        cues[token] = true;
    }
    let turns = turns::find(columns);
    // A transcript between marks is its turns, not one quotation.
    let mut labels = vec![false; count];
    for run in turns.iter().flat_map(|turn| &turn.cue) {
        labels[run.from] = true;
    }
    let labelled = |run: &Run| run.tokens().take(LABEL).any(|token| labels[token]);
    found.retain(|statement| statement.hint != Hint::Alone || !statement.content.iter().any(labelled));
    // A turn that is one quotation is the quotation's statement already.
    let mut direct_starts: Vec<usize> =
        found.iter().filter_map(|statement| Some(statement.content.first()?.from)).collect();
    sort::stable_by_key(&mut direct_starts, |from| *from);
    let new = |statement: &Statement| {
        statement.content.first().is_some_and(|run| direct_starts.binary_search(&run.from).is_err())
    };
    found.extend(turns.into_iter().filter(new));
    let mut indirect = indirect::find(columns, &utterances::lines(columns), &cues);
    indirect.extend(headline::find_quotations(columns, &utterances).into_iter().filter(new));
    headline::find(columns, &mut indirect);
    indirect.retain(|statement| !of_oneself(columns, statement));
    found.extend(indirect);
    Ruled { statements: found, direct_starts }
}

/// Whether somebody tells within a quotation what he himself says or thinks: that is part of what he says.
fn of_oneself(columns: &Columns, statement: &Statement) -> bool {
    let document = columns.document;
    let inside = statement.cue.first().is_some_and(|cue| document.tokens[cue.from].quotation.is_some());
    let own = statement.source.first().is_none_or(|source| {
        source.to == source.from + 1 && matches!(document.lower(source.from), "i" | "we" | "you" | "it")
    });
    inside && own
}
