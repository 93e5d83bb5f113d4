//! The source of a statement that names none: the subject of its cue. Owns what the learned passes left open or gave to the
//! one who is spoken of, not who is meant.

use crate::{
    analysis::CueClass,
    lexicon::{
        cues::Frames,
        name_parts::{self, NamePart},
    },
    quotes::{columns::Columns, cue::cue_of, statement::Statement},
    syntax::{
        Tag,
        line::Line,
        noun_phrase::phrase_before,
        subject::{controller, subject},
        verb_group::{VerbGroup, verb_group},
    },
    text::Run,
};

/// A statement that names no source, with the subject of its cue; one of which the subject is spoken of or to, without it.
pub fn with_source(columns: &Columns, mut statement: Statement) -> Statement {
    let document = columns.document;
    join_names(columns, &mut statement.source);
    let Some(&cue) = statement.cue.first() else { return statement };
    let line = columns.line(document.tokens[cue.from].sentence as usize, document.tokens[cue.from].quotation);
    let verb = cue.tokens().find(|&token| line.ours(token) && columns.tags[token].is_verb());
    let last = cue.tokens().rev().find(|&token| line.ours(token) && columns.tags[token].is_verb());
    let passive = last.map(|verb| verb_group(&line, verb, 1)).is_some_and(|group| group.passive);
    if last.is_some_and(|last| passive && speaks_to_subject(columns, &statement, last)) {
        // "Residents were told by the inspector that …"; "the clerk is accused of theft": the subject does not speak.
        statement.source.retain(|source| source.from >= cue.to);
        let to = statement.content.iter().map(|run| run.from).find(|&from| from > cue.to).unwrap_or(cue.to);
        if statement.source.is_empty() && cue.to + 1 < to && document.lower(cue.to) == "by" {
            statement.source.push(Run::new(cue.to + 1, to));
        }
        return statement;
    }
    if !statement.source.is_empty() {
        return statement;
    }
    if let Some(group) = verb.map(|verb| verb_group(&line, verb, 1)).filter(|group| !group.passive) {
        let source = subject_of(&line, &group);
        statement.source.extend(source.filter(|source| source.to <= group.from));
    }
    statement
}

/// "Ali bin Salim, the deputy chairman": a source that leaves out the rest of a name is one with it.
fn join_names(columns: &Columns, source: &mut Vec<Run>) {
    source.dedup_by(|next, run| {
        let gap = run.to..next.from;
        let part = |&token: &usize| {
            columns.tags[token] == Tag::Name || name_parts::is(columns.document.lower(token), NamePart::Particle)
        };
        let names = gap.clone().take_while(part).count();
        let rest = gap.start + names..gap.end;
        let comma = rest.len() == 1 && columns.document.lower(rest.start) == ",";
        let joins = names > 0 && columns.tags[run.to - 1] == Tag::Name && (rest.is_empty() || comma);
        if joins {
            run.to = next.to;
        }
        joins
    });
}

/// Whether the subject of a passive is the one who is spoken to, praised or blamed.
fn speaks_to_subject(columns: &Columns, statement: &Statement, verb: usize) -> bool {
    let judged =
        matches!(statement.class(columns.document), Some(CueClass::Accuse | CueClass::Criticize | CueClass::Praise));
    judged || cue_of(columns, verb).is_some_and(|(_, frames)| frames.any(Frames::HEARER))
}

/// The subject of a verb, or the noun phrase that ends before it: "both the mayor and the clerk agreed".
fn subject_of(line: &Line, group: &VerbGroup) -> Option<Run> {
    // "The police arrested the driver and charged him": who arrests, charges.
    let joined = group.from > line.from + 1 && line.is(group.from - 1, &["and", "but", "then"]);
    if group.hanging || group.infinitive || joined && subject(line, group.from).is_none() {
        return controller(line, group.from);
    }
    let before = || {
        let from = phrase_before(line, line.from, group.from)?;
        (group.from > line.from && line.ours(group.from - 1)).then(|| Run::new(from, group.from))
    };
    subject(line, group.from).or_else(before)
}
