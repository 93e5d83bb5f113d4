//! Statements of the rules and of the learned passes put together. Owns which of two readings of one place is kept, not
//! the readings.

mod boundaries;
mod continuation;
mod filters;
mod nesting;
mod source;

use crate::{
    analysis::QuoteKind,
    quotes::{
        columns::Columns,
        rules::Ruled,
        statement::{Hint, Statement},
    },
    sort,
    syntax::Tag,
    text::Run,
};
use filters::{can_be_said, is_likely, says_itself};
use source::with_source;

/// What a rule has to be sure of where the learned extraction sees nothing.
const ALONE: f64 = 0.70;

/// What a rule has to be sure of to cut a statement that the learned extraction sees, too: "…, she said."
const CERTAIN: f64 = 0.95;

/// Below this, a rule cuts a statement better than the learned extraction, which sees it, too.
const UNSURE: f64 = 0.68;

/// What is left of a rule's confidence there.
const UNSEEN: f64 = 0.8;

/// No statement.
const NONE: u32 = u32::MAX;

/// All statements of a document, in the order of the text.
pub fn merge(columns: &Columns, ruled: Ruled, learned: Vec<Statement>) -> Vec<Statement> {
    let mut kept = ruled.statements;
    // What the learned extraction sees too, it cuts better where it is no direct speech; what it does not see has to
    // be plain.
    let learned = learned.into_iter().map(|statement| with_source(columns, statement));
    let learned: Vec<Statement> =
        learned.filter(|statement| can_be_said(columns, statement) && !says_itself(statement)).collect();
    let mut seen = vec![NONE; columns.document.tokens.len()];
    for (index, statement) in learned.iter().enumerate() {
        for token in statement.cue.iter().flat_map(|run| run.tokens()) {
            seen[token] = index as u32;
        }
    }
    kept.retain_mut(|statement| {
        let inside = statement.cue.first().is_some_and(|cue| columns.document.tokens[cue.from].quotation.is_some());
        if statement.cue.is_empty() {
            return true;
        }
        let twin =
            statement.cue.iter().flat_map(|cue| cue.tokens()).find_map(|token| learned.get(seen[token] as usize));
        if let Some(twin) = twin {
            let direct = statement.kind(columns.document) == QuoteKind::Direct;
            let mut cue = twin.cue.clone();
            for run in &mut cue {
                // "wrote:"
                while run.to > run.from + 1 && !columns.is_word(run.to - 1) {
                    run.to -= 1;
                }
            }
            let whole = statement.cue.last().is_some_and(|run| columns.is_word(run.to - 1));
            if whole && is_bare(columns, &cue) && twin.class(columns.document) == statement.class(columns.document) {
                statement.cue = cue;
                begin_behind_cue(statement);
            }
            if same_source(statement, twin) {
                statement.confidence = statement.confidence.max(twin.confidence);
            }
            return direct
                || statement.hint != Hint::Source
                || statement.confidence >= CERTAIN
                || twin.confidence < UNSURE;
        }
        let plain = ruled.direct_starts.binary_search(&statement.content.first().map_or(0, |run| run.from)).is_ok()
            || !matches!(statement.hint, Hint::Source)
            || !inside && statement.confidence >= ALONE;
        statement.confidence *= UNSEEN;
        plain
    });
    let mut taken = TakenTokens::new(columns.document.tokens.len());
    kept.retain(|statement| taken.take(statement));
    // A quotation that is told already is not told again as the rest of something else.
    let mut begun = vec![false; columns.document.tokens.len()];
    for run in kept.iter().flat_map(|statement| &statement.content) {
        begun[run.from] = columns.document.tokens[run.from].side.is_some();
    }
    let learned = learned.into_iter().map(|mut statement| {
        let first = statement.content.first().copied();
        statement.content.retain(|run| Some(*run) == first || !begun[run.from]);
        statement
    });
    kept.extend(learned.filter(|statement| is_likely(columns.document, statement) && taken.take(statement)));
    for statement in &mut kept {
        boundaries::adjust(columns, statement);
        // The rest of a learned content can be found within a quotation that it holds already.
        statement.content.dedup_by(|later, earlier| later.to <= earlier.to);
    }
    nesting::drop_crossing(columns.document, &mut kept);
    nesting::prune_nested(columns.document, &mut kept);
    sort::stable_by_key(&mut kept, |statement| {
        (statement.start(), statement.content[0], statement.cue.first().copied())
    });
    continuation::join(columns, kept)
}

/// A content begins behind its cue: "refused to say how many", not "to say how many".
fn begin_behind_cue(statement: &mut Statement) {
    let Some(cue) = statement.cue.last().copied() else { return };
    for run in &mut statement.content {
        if cue.from < run.from && run.from < cue.to && cue.to < run.to {
            run.from = cue.to;
        }
    }
}

/// Whether a cue ends with a word and holds nobody and no day: not "wrote:", not "said on Tuesday".
fn is_bare(columns: &Columns, cue: &[Run]) -> bool {
    let named = |token: usize| matches!(columns.tags[token], Tag::Name | Tag::Pronoun | Tag::Possessive);
    cue.iter().all(|run| columns.is_word(run.to - 1) && !run.tokens().any(named))
}

/// Whether two readings name the same source.
fn same_source(one: &Statement, other: &Statement) -> bool {
    match (one.source.first(), other.source.first()) {
        (Some(one), Some(other)) => one.from < other.to && other.from < one.to,
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// Which tokens are cues, or begin or end a content, of the statements so far.
struct TakenTokens {
    cue: Vec<u32>,
    from: Vec<u32>,
    to: Vec<u32>,
    count: u32,
}

impl TakenTokens {
    fn new(tokens: usize) -> Self {
        Self { cue: vec![NONE; tokens], from: vec![NONE; tokens], to: vec![NONE; tokens + 1], count: 0 }
    }

    /// Takes the tokens of a statement, unless another one has its cue or its content.
    fn take(&mut self, statement: &Statement) -> bool {
        let (Some(first), Some(last)) = (statement.content.first(), statement.content.last()) else { return false };
        let cue = |run: &Run| run.tokens().any(|token| self.cue[token] != NONE);
        let same = self.from[first.from] != NONE && self.from[first.from] == self.to[last.to];
        if statement.cue.iter().any(cue) || same {
            return false;
        }
        for token in statement.cue.iter().flat_map(|run| run.tokens()) {
            self.cue[token] = self.count;
        }
        self.from[first.from] = self.count;
        self.to[last.to] = self.count;
        self.count += 1;
        true
    }
}
