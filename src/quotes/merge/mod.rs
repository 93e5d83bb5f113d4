//! Statements of the rules and of the learned passes put together. Owns the order of it: candidates, their probabilities,
//! those that stay, what goes on without a cue.

mod boundaries;
pub mod candidates;
mod continuation;
mod selection;
mod source;

use crate::{
    quotes::{
        columns::Columns,
        judge::{Judge, features::features},
        statement::{Hint, Statement},
    },
    sort,
};
use candidates::Candidates;

/// The log odds, in hundredths, that a turn of an interview is right. The layout says so, and nothing is learned of it: PolNeAR
/// annotates answers in pieces. Of 110 turns in 17 of its articles 93 are the words of whom they name, the others short
/// paragraphs about somebody ("Osei: Now or never."); ln(94 / 18).
const TURN: i32 = 165;

/// All statements of a document, in the order of the text.
pub fn merge(columns: &Columns, candidates: Candidates, judge: &Judge) -> Vec<Statement> {
    let judged = |place: usize| {
        let turn = candidates.list[place].statement.hint == Hint::Turn;
        if turn { TURN } else { judge.odds(&features(columns, &candidates, place)) }
    };
    let odds: Vec<i32> = (0..candidates.list.len()).map(judged).collect();
    let mut kept: Vec<(Statement, bool)> = selection::select(columns.document, &candidates, &odds)
        .into_iter()
        .map(|place| {
            let candidate = &candidates.list[place];
            let confidence = judge.confidence(odds[place]);
            (Statement { confidence, ..candidate.statement.clone() }, candidate.margins.is_some())
        })
        .collect();
    tell_once(columns, &mut kept);
    let mut kept: Vec<Statement> = kept.into_iter().map(|(statement, _)| statement).collect();
    sort::stable_by_key(&mut kept, |statement| {
        (statement.start(), statement.content[0], statement.cue.first().copied())
    });
    continuation::join(columns, kept)
}

/// A quotation that is told already is not told again as the rest of something else.
fn tell_once(columns: &Columns, kept: &mut [(Statement, bool)]) {
    let mut begun = vec![0u32; columns.document.tokens.len()];
    for run in kept.iter().flat_map(|(statement, _)| &statement.content) {
        begun[run.from] += u32::from(columns.document.tokens[run.from].side.is_some());
    }
    for (statement, _) in kept.iter_mut().filter(|(_, learned)| *learned) {
        let first = statement.content.first().copied();
        statement.content.retain(|run| Some(*run) == first || begun[run.from] < 2);
    }
}
