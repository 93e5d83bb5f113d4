//! The source of a statement that names none: the subject of its cue. Owns what the learned passes left open, not who is
//! meant.

use crate::{
    quotes::{columns::Columns, statement::Statement},
    syntax::{
        subject::{controller, subject},
        verb_group::verb_group,
    },
    text::Run,
};

/// A statement that names no source, with the subject of its cue.
pub fn with_source(columns: &Columns, mut statement: Statement) -> Statement {
    let document = columns.document;
    let told = |cue: &&Run| {
        let passive = matches!(document.lower(cue.from), "was" | "were" | "been" | "being");
        passive && matches!(document.lower(cue.to - 1), "told" | "informed" | "assured")
    };
    if let Some(&cue) = statement.cue.first().filter(told) {
        // "Residents were told by the inspector that …": who was told does not speak.
        statement.source.retain(|source| source.from >= cue.to);
        let to = statement.content.iter().map(|run| run.from).find(|&from| from > cue.to).unwrap_or(cue.to);
        if statement.source.is_empty() && cue.to + 1 < to && document.lower(cue.to) == "by" {
            statement.source.push(Run::new(cue.to + 1, to));
        }
        return statement;
    }
    let Some(cue) = statement.cue.first().filter(|_| statement.source.is_empty()) else { return statement };
    let line = columns.line(document.tokens[cue.from].sentence as usize, document.tokens[cue.from].quotation);
    let verb = cue.tokens().find(|&token| line.ours(token) && columns.tags[token].is_verb());
    if let Some(group) = verb.map(|verb| verb_group(&line, verb, 1)).filter(|group| !group.passive) {
        let source =
            if group.hanging || group.infinitive { controller(&line, group.from) } else { subject(&line, group.from) };
        statement.source.extend(source.filter(|source| source.to <= group.from));
    }
    statement
}
