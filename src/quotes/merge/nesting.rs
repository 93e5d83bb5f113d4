//! Statements that stand in each other. Owns which of them stay; statements of one place are the merge's.

use crate::{analysis::CueClass, quotes::statement::Statement, text::Document};

/// Below this no statement within others counts.
const UNSURE: f64 = 0.68;

/// How sure it has to be that somebody speaks in what somebody says, if it is no surer than that.
const SPOKEN: f64 = 0.72;

/// How sure it has to be that somebody thinks or intends something there.
const THOUGHT: f64 = 0.8;

/// No statement.
const NONE: u32 = u32::MAX;

/// Of two statements that each hold the other's cue, the one stays whose cue stands behind: in "The firm expects a loss, Osei
/// said", Osei said it all, and who expects does not expect that he said it.
pub fn drop_crossing(document: &Document, kept: &mut Vec<Statement>) {
    let mut cues = vec![NONE; document.tokens.len()];
    for (index, statement) in kept.iter().enumerate() {
        for token in statement.cue.iter().flat_map(|run| run.tokens()) {
            cues[token] = index as u32;
        }
    }
    let crosses = |statement: &Statement| {
        let Some(cue) = statement.cue.first() else { return false };
        let mut inside = statement.content.iter().flat_map(|run| run.tokens()).filter(|&token| token > cue.from);
        inside.any(|token| kept.get(cues[token] as usize).is_some_and(|other| other.holds(cue.from)))
    };
    let crossed: Vec<bool> = kept.iter().map(crosses).collect();
    let mut crossed = crossed.into_iter();
    kept.retain(|_| !crossed.next().unwrap_or(false));
}

/// Of what is told within what somebody says, only what is sure stays, or surer than what it stands in: "Berge said she
/// plans to walk" is one statement, "Berge said that Njoroge told her to walk" two.
pub fn prune_nested(document: &Document, kept: &mut Vec<Statement>) {
    let mut around = vec![0.0f64; document.tokens.len()];
    for statement in kept.iter() {
        for token in statement.content.iter().flat_map(|run| run.tokens()) {
            around[token] = around[token].max(statement.confidence);
        }
    }
    kept.retain(|statement| {
        let Some(cue) = statement.cue.first() else { return true };
        // Where nothing stands around it, a guess is worth telling; within other words it has to be likely.
        let likely = around[cue.from] == 0.0 || statement.confidence >= UNSURE;
        let spoken = !matches!(statement.class(document), Some(CueClass::Think | CueClass::Intend));
        let sure = if spoken { SPOKEN } else { THOUGHT };
        statement.confidence >= sure || statement.confidence > around[cue.from] && likely || statement.holds(cue.from)
    });
}
