//! Indirect and mixed speech by rule: each cue of a line with its subject. Owns how a line is read from cue to cue; what
//! stands behind a verb is `complement`'s, verbs behind what is said are `parenthetical`'s.

use crate::{
    analysis::CueClass,
    lexicon::{
        cues::{CueKind, Frames},
        people,
    },
    quotes::{
        columns::Columns,
        cue::{OBJECTS, class_at, cue_at, reports},
        rule::Rule,
        rules::{
            complement::complement,
            content_end::Reported,
            context::{Last, Reader, animate, joined},
            noun_cue::noun,
            parenthetical::{clause_from, inverted, parenthetical},
        },
        statement::Statement,
    },
    syntax::{
        Tag,
        adverbial::skip_adverbials,
        clause::{Edge, edge, has_clause},
        line::Line,
        noun_phrase::{chunk_after, chunk_before, opens_phrase, phrase_after, phrase_before},
        subject::subject,
        verb_group::{VerbGroup, verb_group},
    },
    text::Run,
};

/// How many tokens stand at most between something written and whoever wrote it: "a survey | in June | by the bank".
const SETTING: usize = 6;

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
    // "Per the treaty, the straits stay open."
    if line.is(token, &["per"]) && opens_phrase(line, token + 1) {
        according(reader, Run::new(token, token + 1));
    }
    while token < line.to {
        let Some((kind, frames, length)) = cue_at(columns, line, token) else {
            token += 1;
            continue;
        };
        let after = token + length;
        if reader.taken[token] {
            direct(reader, token, length);
        } else if kind == CueKind::Phrase && length > 1 {
            according(reader, Run::new(token, after));
        } else if kind == CueKind::Noun {
            noun(reader, token, frames, length);
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
    // "came under fire for": as passive as "was criticized for".
    if group.passive || length > 1 && line.is(token + 1, &["under"]) {
        return passive(reader, &group, frames);
    }
    // "so-called"
    if token > line.from && line.is(token - 1, &["-", "\u{2011}"]) && !line.document.tokens[token].spaced {
        return;
    }
    let class = class_at(columns, token);
    let cue = Run::new(group.from, group.to);
    let comma = group.from > line.from && line.is(group.from - 1, &[","]);
    let joined = joined(line, &group);
    if group.hanging && fronted(reader, &group, frames, class) {
        return;
    }
    let subject = quoted(line, &group).or_else(|| reader.agent(&group));
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

/// Who is quoted: "quoted a neighbour as saying".
fn quoted(line: &Line, group: &VerbGroup) -> Option<Run> {
    let end = group.from.checked_sub(1).filter(|&end| group.hanging && line.is(end, &["as"]))?;
    let starts = [chunk_before(line, line.from, end), phrase_before(line, line.from, end)];
    let from = starts.into_iter().flatten().find(|&from| {
        from > line.from && line.is(from - 1, &["quoted", "quotes", "quoting", "cited", "cites", "citing"])
    })?;
    Some(Run::new(from, end))
}

/// "Praising the crew, she left": whose the participle is stands behind the comma.
fn fronted(reader: &mut Reader, group: &VerbGroup, frames: Frames, class: Option<CueClass>) -> bool {
    let line = reader.line;
    if group.from != line.from || reader.last.is_some() {
        return false;
    }
    let main = |&at: &usize| line.is(at, &[","]) && opens_phrase(line, at + 1) && has_clause(line, at + 1, line.to);
    let Some(comma) = (group.to + 1..line.to.min(group.to + 40)).find(main) else { return false };
    let Some(end) = chunk_after(line, comma + 1, line.to) else { return false };
    let (cue, source) = (Run::new(group.from, group.to), Run::new(comma + 1, end));
    let part = Line { to: comma, ..*line };
    let mut inner =
        Reader { columns: reader.columns, line: &part, taken: reader.taken, found: &mut *reader.found, last: None };
    complement(&mut inner, group, cue, source, frames, class).is_some()
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
    // "a message posted late on Sunday": the sentence has another verb.
    let verbs = || line.finite_in(line.from, group.from) || line.finite_in(group.to, line.to);
    if reduced && noun && verbs() && !line.is(group.to, &["that", ":"]) {
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
            let end = reader.end(from, Reported::Clause);
            reader.push(Rule::PassiveHearer, vec![Run::new(from, end)], cue, by);
        }
        return;
    }
    // "It was decided by the board that the mill would close."
    let from = skip_adverbials(line, at, line.to);
    if frames.any(Frames::CLAUSE) && line.is(from, &["that"]) && has_clause(line, from + 1, line.to) {
        let end = reader.end(from, Reported::Clause);
        reader.push(Rule::PassiveClause, vec![Run::new(from, end)], cue, by);
        return;
    }
    let class = class_at(columns, group.verb);
    let Some(what) = subject(line, group.from).filter(|what| !line.tag(what.from).is_relative()) else { return };
    // "The clerk was accused of selling the seals": who is accused stands before, of what behind.
    let of = line.is(at, &["of", "for", "as", "over", "with"])
        && (opens_phrase(line, at + 1) || line.tag(at + 1) == Tag::Gerund);
    if of && matches!(class, Some(CueClass::Accuse | CueClass::Criticize | CueClass::Praise)) {
        let end = reader.end(at, Reported::Phrase);
        reader.push(Rule::PassiveObject, vec![what, Run::new(at, end)], cue, by);
        return;
    }
    // "The plan was praised by Kovač": what is praised stands before.
    let Some(by) = by.filter(|&by| animate(reader.line, by)) else { return };
    if frames.any(Frames::NOUN | Frames::CLAUSE) && class.is_some_and(|class| OBJECTS.contains(&class)) {
        reader.push(Rule::PassiveObject, vec![what], cue, Some(by));
    }
}

/// "according to Kovač", before, behind or inside what she says.
fn according(reader: &mut Reader, cue: Run) {
    let line = reader.line;
    let Some(mut source) = phrase_after(line, cue.to, line.to) else { return };
    // "according to a report by the bank", "a survey in June by the bank"
    let passes = |&at: &usize| line.ours(at) && !line.finite(at) && !line.is(at, &[",", "by", "from"]);
    let setting = (source.to..line.to.min(source.to + SETTING)).take_while(passes).count();
    let joint = source.to + setting;
    let written = setting == 0 || people::document(line.word(source.to - 1));
    if line.is(joint, &["by", "from"]) && written {
        let by = phrase_after(line, joint + 1, line.to)
            .filter(|by| by.to >= line.to || !line.ours(by.to) || line.is(by.to, &[",", "."]));
        source.to = by.map_or(source.to, |by| by.to);
    }
    let fronted = cue.from == line.from
        || cue.from == line.from + 1 && matches!(line.tag(line.from), Tag::Conjunction | Tag::Adverb)
        || line.is(cue.from - 1, &[";"]);
    if fronted {
        // "According to the poll, half of them have": no apposition, what is said.
        let commas: Vec<usize> = source.tokens().filter(|&token| line.is(token, &[","])).take(8).collect();
        let said = |index: usize| {
            let from = commas[index] + 1;
            let to = commas.get(index + 1).copied().unwrap_or(line.to);
            !line.tag(from).is_relative() && line.tag(from) != Tag::Participle && has_clause(line, from, to)
        };
        let first = (0..commas.len()).find(|&index| said(index)).map(|index| commas[index]);
        let rest = || commas.first().copied().filter(|_| source.to + 1 >= line.to);
        source.to = first.or_else(rest).unwrap_or(source.to);
        // "According to Kovač, an engineer, the dam is full."
        if line.is(source.to, &[","]) && line.tag(source.to + 1) == Tag::Determiner {
            let from = source.to + 1;
            let close = (from..line.to.min(from + 16)).find(|&token| line.is(token, &[","]));
            let apposition = |&close: &usize| !line.finite_in(from, close) && has_clause(line, close + 1, line.to);
            source.to = close.filter(apposition).unwrap_or(source.to);
        }
        let comma = line.is(source.to, &[","]);
        let from = if comma { source.to + 1 } else { source.to };
        if from < line.to && (comma || has_clause(line, from, line.to)) {
            let end = reader.end(from, Reported::Clause);
            reader.push(Rule::AccordingTo, vec![Run::new(from, end)], cue, Some(source));
        }
        return;
    }
    let aside = line.is(cue.from - 1, &[","]);
    // "as per the rules": how, not who says so.
    if !aside && line.word(cue.to - 1) == "per" {
        return;
    }
    let before = if aside { cue.from - 1 } else { cue.from };
    let comma = line.is(source.to, &[","]);
    let behind = (source.to + usize::from(comma)).min(line.to);
    let last = before.checked_sub(1).filter(|&last| last >= line.from);
    let joint = |last: usize| {
        line.tag(last) == Tag::Conjunction
            || matches!(edge(line.word(last)), Some(Edge::Subordinator | Edge::Time | Edge::That))
    };
    if aside && comma && last.is_some_and(|last| line.ours(last) && joint(last)) {
        // "It stays, since, according to the count, few have left."
        let end = reader.end(behind, Reported::Clause);
        reader.push(Rule::AccordingTo, vec![Run::new(behind, end)], cue, Some(source));
        return;
    }
    // "the farmers, who, according to the count, own half of it": the pronoun is the first piece.
    let relative = last.filter(|&last| line.tag(last).is_relative() && line.ours(last));
    let start = relative.unwrap_or_else(|| clause_from(reader, before));
    let inside = relative.is_some() && line.finite(behind) || aside && comma && !line.finite_in(start, before);
    // "It grew by half, according to the count, as more people came."
    let hangs =
        comma && (line.tag(behind) == Tag::Gerund || line.is(behind, &["as", "with", "while", "after", "because"]));
    if inside || hangs && line.finite_in(start, before) {
        let end = reader.end(behind, Reported::Clause);
        let content = vec![Run::new(start, before), Run::new(behind, end)];
        reader.push(Rule::AccordingTo, content, cue, Some(source));
    } else if line.finite_in(start, before) {
        reader.push(Rule::AccordingTo, vec![Run::new(start, before)], cue, Some(source));
    }
}
