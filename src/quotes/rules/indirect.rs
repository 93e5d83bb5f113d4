//! Indirect and mixed speech by rule: each cue of a line with its subject. Owns how a line is read from cue to cue; what
//! stands behind a verb is `complement`'s, verbs behind what is said are `parenthetical`'s.

use crate::{
    lexicon::cues::{CueKind, Frames},
    quotes::{
        columns::Columns,
        cue::{class_at, cue_at, reports},
        rule::Rule,
        rules::{
            complement::{complement, content_end},
            context::{Last, OBJECTS, Reader, animate},
            parenthetical::{clause_from, inverted, parenthetical},
        },
        statement::Statement,
    },
    syntax::{
        Tag,
        adverbial::skip_adverbials,
        clause::has_clause,
        line::Line,
        noun_phrase::phrase_after,
        subject::{controller, subject},
        verb_group::{VerbGroup, verb_group},
    },
    text::Run,
};

/// The statements that stand in `lines`; `taken` says which tokens are cues of direct speech.
pub fn find(columns: &Columns, lines: &[Line], taken: &[bool]) -> Vec<Statement> {
    let mut found = Vec::new();
    for line in lines {
        read(&mut Reader { columns, line, taken, found: &mut found, last: None });
    }
    found
}

/// Reads a line from cue to cue.
fn read(reader: &mut Reader) {
    let (columns, line) = (reader.columns, reader.line);
    let mut token = line.from;
    while token < line.to {
        let Some((kind, frames, length)) = cue_at(columns, line, token) else {
            token += 1;
            continue;
        };
        let after = token + length;
        if reader.taken[token] {
            direct(reader, token, length);
        } else if kind == CueKind::Phrase && matches!(line.word(token), "according" | "per") {
            according(reader, Run::new(token, after));
        } else if kind == CueKind::Verb && reports(columns, line, token).is_some() {
            verb(reader, token, frames, length);
        }
        token = after;
    }
}

/// A cue of direct speech: its subject may serve a verb that hangs on.
fn direct(reader: &mut Reader, token: usize, length: usize) {
    let line = reader.line;
    let group = verb_group(line, token, length);
    let behind = || phrase_after(line, group.to, reader.line.to);
    if let Some(source) = subject(line, group.from).or_else(behind) {
        reader.last = Some(Last { source, end: group.to });
    }
}

fn verb(reader: &mut Reader, token: usize, frames: Frames, length: usize) {
    let (columns, line) = (reader.columns, reader.line);
    let group = verb_group(line, token, length);
    if group.infinitive {
        return;
    }
    if group.passive {
        return passive(reader, &group, frames);
    }
    // "so-called"
    if token > line.from && line.is(token - 1, &["-", "\u{2011}"]) && !line.document.tokens[token].spaced {
        return;
    }
    let class = class_at(columns, token);
    let cue = Run::new(group.from, group.to);
    let comma = group.from > line.from && line.is(group.from - 1, &[","]);
    let joined = group.from > line.from && line.is(group.from - 1, &["and", "but", "or", "then"]);
    let subject = if group.hanging {
        let last = reader.last.filter(|last| last.end + 3 >= group.from || !line.finite_in(last.end, group.from));
        last.map(|last| last.source).or_else(|| controller(line, group.from))
    } else if joined || comma && shares(reader, &group) {
        reader.last.map(|last| last.source).or_else(|| controller(line, group.from))
    } else {
        subject(line, group.from)
    };
    if !group.hanging && !joined {
        if let Some(source) = subject.filter(|_| parenthetical(reader, &group, cue, subject, frames)) {
            reader.last = Some(Last { source, end: group.to });
            return;
        }
        if comma && inverted(reader, &group, cue, frames) {
            return;
        }
    }
    let Some(source) = subject else { return };
    if reversed(reader, &group) {
        return;
    }
    let end = complement(reader, &group, cue, source, frames, class);
    if let Some(end) = end {
        reader.last = Some(Last { source, end });
    }
}

/// Whether a verb behind a comma has the subject of the one before: "opened the hall, thanked the crew and said".
fn shares(reader: &Reader, group: &VerbGroup) -> bool {
    let line = reader.line;
    reader.last.is_some() && !group.hanging && subject(line, group.from).is_none()
}

/// "a river called Sava", "the man accused of it": no finite verb.
fn reversed(reader: &Reader, group: &VerbGroup) -> bool {
    let line = reader.line;
    // "Its president, Benoît Sorel, warned": a subject with an apposition has no other verb.
    if group.from > line.from && line.is(group.from - 1, &[","]) {
        return false;
    }
    let reduced = line.tag(group.verb) == Tag::Participle && group.from == group.verb;
    let noun = group.from > line.from && line.tag(group.from - 1).is_noun();
    // "a message posted late on Sunday"
    if reduced && noun && !line.is(group.to, &["that", ":"]) {
        return true;
    }
    reduced
        && !line.is(group.to, &["that", ":"])
        && line.finite_in(group.to, (group.to + 25).min(line.to))
        && !has_clause(line, group.to, line.to)
}

/// "Residents were told by Eriksen that …"
fn passive(reader: &mut Reader, group: &VerbGroup, frames: Frames) {
    let (columns, line) = (reader.columns, reader.line);
    let cue = Run::new(group.from, group.to);
    let mut at = group.to;
    let by = line.is(at, &["by"]).then(|| phrase_after(line, at + 1, line.to)).flatten();
    if let Some(by) = by {
        at = by.to;
    }
    if frames.any(Frames::HEARER) {
        let from = skip_adverbials(line, at, line.to);
        let that = line.is(from, &["that", "whether", "to", "how", "why", "what"]);
        if that || has_clause(line, from, line.to) && frames.any(Frames::CLAUSE) {
            let end = content_end(reader, from, false);
            reader.push(Rule::PassiveHearer, vec![Run::new(from, end)], cue, by, 0.85);
        }
        return;
    }
    // "The plan was praised by Kovač": what is praised stands before.
    let Some(by) = by.filter(|&by| animate(reader.line, by)) else { return };
    if frames.any(Frames::NOUN | Frames::CLAUSE)
        && class_at(columns, group.verb).is_some_and(|class| OBJECTS.contains(&class))
        && let Some(what) = subject(line, group.from)
    {
        reader.push(Rule::PassiveObject, vec![what], cue, Some(by), 0.75);
    }
}

/// "according to Kovač", before, behind or inside what she says.
fn according(reader: &mut Reader, cue: Run) {
    let line = reader.line;
    let Some(mut source) = phrase_after(line, cue.to, line.to) else { return };
    // "According to the poll, half of them have": no apposition, what is said.
    if cue.from == line.from && source.to + 1 >= line.to {
        let comma = source.tokens().find(|&token| line.is(token, &[","]));
        source.to = comma.unwrap_or(source.to);
    }
    let before = if cue.from > line.from && line.is(cue.from - 1, &[","]) { cue.from - 1 } else { cue.from };
    let start = clause_from(reader, before);
    let comma = line.is(source.to, &[","]);
    let front = start < before && line.finite_in(start, before);
    let behind = Run::new((source.to + 1).min(line.to), line.to);
    if cue.from == line.from || before == start {
        let end = content_end(reader, behind.from, false);
        if comma && behind.from < end {
            reader.push(Rule::AccordingTo, vec![Run::new(behind.from, end)], cue, Some(source), 0.93);
        }
    } else if front {
        reader.push(Rule::AccordingTo, vec![Run::new(start, before)], cue, Some(source), 0.9);
    } else if comma && before < cue.from {
        let end = content_end(reader, behind.from, false);
        reader.push(
            Rule::AccordingTo,
            vec![Run::new(start, before), Run::new(behind.from, end)],
            cue,
            Some(source),
            0.85,
        );
    }
}
