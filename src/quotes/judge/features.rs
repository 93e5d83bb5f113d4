//! What can be seen of a statement before it is judged, as values of the templates. Owns how each value is found, not what
//! it weighs.

use crate::{
    analysis::{CueClass, ParagraphKind, QuoteKind},
    lexicon::{
        cues::{CueKind, Frames},
        people,
    },
    names::detect,
    quotes::{
        columns::Columns,
        cue::cue_of,
        judge::{
            oddities::oddity,
            templates::{AGREEMENTS, CLASSES, LENGTHS, Look, NEXTS, RULES, SHAPES, SOURCES},
        },
        merge::candidates::{Candidates, StatementCandidate},
        statement::Statement,
    },
    syntax::{Tag, verb_group::verb_group},
    text::{Run, Side},
};

pub use crate::quotes::judge::templates::{Feature, TEMPLATES};

/// Values of a statement, as they are found.
struct Values(Vec<Feature>);

impl Values {
    fn see(&mut self, template: Look, value: usize) {
        debug_assert!(value < TEMPLATES[template as usize].size, "{}: {value}", TEMPLATES[template as usize].name);
        self.0.push(Feature { template: template as u8, value: value as u16 });
    }
}

/// The values of the candidate at a place.
pub fn features(columns: &Columns, all: &Candidates, place: usize) -> Vec<Feature> {
    let candidate = &all.list[place];
    let statement = &candidate.statement;
    let mut values = Values(Vec::with_capacity(48));
    let (rule, kind) = (statement.rule as usize, statement.kind(columns.document) as usize);
    let agreement = agreement(all, candidate);
    let source = source(columns, statement);
    let shape = shape(columns, statement);
    let class = class(columns, statement);
    let nest = nest(columns, all, statement);
    values.see(Look::Rule, rule * AGREEMENTS + agreement);
    let twin = candidate.twin.map(|twin| &all.list[twin]);
    values.see(Look::Twin, twin.map_or(RULES, |twin| twin.statement.rule as usize));
    let own = candidate.margins;
    let least = own.map_or(0, |margins| level(margins.least()));
    margins(&mut values, candidate, twin);
    values.see(Look::AgreedMargin, least * AGREEMENTS + agreement);
    cue(&mut values, columns, statement, shape, class);
    values.see(Look::Class, class);
    values.see(Look::ClassShape, class * SHAPES + shape);
    values.see(Look::Source, source);
    values.see(Look::SourcePlace, source_place(statement));
    values.see(Look::SourceLength, statement.source.first().map_or(0, |run| few(run.to - run.from).min(6)));
    values.see(Look::SourceType, source_type(all, statement));
    values.see(Look::KindSource, kind * SOURCES + source);
    values.see(Look::KindRule, rule * 3 + kind);
    values.see(Look::First, first(columns, statement));
    values.see(Look::Shape, shape);
    values.see(Look::ShapeRule, rule * SHAPES + shape);
    let length = statement.content.iter().map(|run| run.to - run.from).sum();
    values.see(Look::Length, kind * LENGTHS + few(length));
    values.see(Look::Pieces, statement.content.len().min(3));
    edges(&mut values, columns, statement);
    values.see(Look::Nest, nest);
    values.see(Look::NestSource, nest * SOURCES + source);
    values.see(Look::NestClass, nest * CLASSES + class);
    values.see(Look::NestMargin, nest * 14 + least);
    values.see(Look::Since, since(columns, all, place));
    values.see(Look::Oddity, oddity(columns, statement));
    values.0
}

/// A number of tokens in ten steps.
fn few(length: usize) -> usize {
    match length {
        0..=4 => length,
        5..=7 => 5,
        8..=12 => 6,
        13..=20 => 7,
        21..=35 => 8,
        _ => 9,
    }
}

/// A margin in thirteen steps from 1 on.
fn level(margin: i32) -> usize {
    const STEPS: [i32; 12] = [1, 4, 7, 11, 16, 21, 27, 34, 42, 52, 66, 90];
    1 + STEPS.iter().take_while(|&&step| margin >= step).count()
}

fn overlap(one: &[Run], other: &[Run]) -> bool {
    one.iter().any(|one| other.iter().any(|other| one.from < other.to && other.from < one.to))
}

/// How the two readings of a cue agree: there is but one, they name one source and one content, one source, none, two.
fn agreement(all: &Candidates, candidate: &StatementCandidate) -> usize {
    let Some(twin) = candidate.twin.map(|twin| &all.list[twin].statement) else { return 0 };
    let statement = &candidate.statement;
    match (statement.source.is_empty(), twin.source.is_empty()) {
        (false, false) if !overlap(&statement.source, &twin.source) => 4,
        (true, true) | (false, false) => {
            let edge = |statement: &Statement| (statement.content[0].from, statement.content.last().map(|run| run.to));
            if edge(statement) == edge(twin) { 1 } else { 2 }
        }
        _ => 3,
    }
}

/// Own margins, else those of the learned reading of the same cue.
fn margins(values: &mut Values, candidate: &StatementCandidate, twin: Option<&StatementCandidate>) {
    let (margins, base) = match (candidate.margins, twin.and_then(|twin| twin.margins)) {
        (Some(own), _) => (Some(own), 0),
        (None, twin) => (twin, 13),
    };
    let at = |margin: i32| base + level(margin);
    values.see(Look::Margin, margins.map_or(0, |margins| at(margins.least())));
    values.see(Look::CueMargin, margins.map_or(0, |margins| at(margins.cue)));
    values.see(Look::SourceMargin, margins.and_then(|margins| margins.source).map_or(0, at));
    values.see(Look::ContentMargin, margins.map_or(0, |margins| at(margins.content)));
}

fn class(columns: &Columns, statement: &Statement) -> usize {
    let listed = statement.cue.iter().flat_map(|run| run.tokens()).any(|token| columns.cue[token] != 0);
    match statement.class(columns.document) {
        None => CLASSES - 1,
        Some(CueClass::Neutral) if !listed => CLASSES - 2,
        Some(class) => class as usize,
    }
}

/// The word of a cue that reports: the last listed one, else the last verb, else the first.
fn head(columns: &Columns, cue: &[Run]) -> Option<usize> {
    let tokens = || cue.iter().rev().flat_map(|run| run.tokens().rev());
    let listed = tokens().find(|&token| columns.cue[token] & 1 == 1);
    let verb = || tokens().find(|&token| columns.tags[token].is_verb());
    listed.or_else(verb).or_else(|| cue.first().map(|run| run.from))
}

/// What can be seen of the cue and around it.
fn cue(values: &mut Values, columns: &Columns, statement: &Statement, shape: usize, class: usize) {
    let document = columns.document;
    let (Some(first), Some(last), Some(head)) =
        (statement.cue.first(), statement.cue.last(), head(columns, &statement.cue))
    else {
        values.see(Look::Order, 7);
        return;
    };
    let tag = columns.tags[head];
    let listed = cue_of(columns, head);
    let kind = match listed {
        None if tag.is_verb() => 0,
        None => 1,
        Some((CueKind::Verb, _)) => 2,
        Some((CueKind::Noun, _)) => 3,
        Some((CueKind::Phrase, _)) => 4,
    };
    let form = match tag {
        Tag::Past => 0,
        Tag::PresentThird => 1,
        Tag::Present => 2,
        Tag::Participle => 3,
        Tag::Gerund => 4,
        Tag::Base => 5,
        Tag::Noun | Tag::Nouns => 6,
        Tag::Mark => 7,
        _ => 8,
    };
    values.see(Look::Form, kind * 9 + form);
    let line = columns.line(document.tokens[head].sentence as usize, document.tokens[head].quotation);
    let verb = first.tokens().find(|&token| line.ours(token) && columns.tags[token].is_verb()).unwrap_or(head);
    let voice = if columns.tags[verb].is_verb() && line.ours(verb) {
        let group = verb_group(&line, verb, 1);
        let modal = (group.from..group.verb).any(|token| columns.tags[token] == Tag::Modal);
        match group {
            _ if group.negated => 1,
            _ if group.passive => 2,
            _ if group.infinitive => 3,
            _ if modal => 4,
            _ if group.hanging => 5,
            _ if group.from < group.verb => 6,
            _ => 7,
        }
    } else {
        0
    };
    values.see(Look::Voice, voice);
    let length: usize = statement.cue.iter().map(|run| run.to - run.from).sum();
    values.see(Look::CueLength, length.min(6));
    let word = crate::hash::text(document.lower(head));
    values.see(Look::WordClass, usize::from(detect::lexicon().word(word).class));
    values.see(Look::Next, beside(columns, Some(last.to), head));
    values.see(Look::Last, beside(columns, first.from.checked_sub(1), head));
    let content = statement.content[0];
    let order = if content.from >= last.to {
        match content.from - last.to {
            0 => 0,
            1 => 1,
            2..=4 => 2,
            _ => 3,
        }
    } else if statement.content.iter().any(|run| run.from >= last.to) {
        4
    } else {
        match first.from.saturating_sub(statement.content.last().map_or(0, |run| run.to)) {
            0..=3 => 5,
            _ => 6,
        }
    };
    values.see(Look::Order, order);
    let can = listed.map(|(_, frames)| match shape {
        0 | 1 => frames.any(Frames::CLAUSE | Frames::QUOTATION),
        2 => frames.any(Frames::INFINITIVE),
        3 => frames.any(Frames::QUOTATION | Frames::CLAUSE),
        4..=6 => frames.any(Frames::NOUN | Frames::SEEN_AS),
        _ => frames.any(Frames::NOUN | Frames::BARE_OBJECT),
    });
    values.see(Look::Frames, can.map_or(0, |can| 1 + usize::from(can)) * SHAPES + shape);
    let flags = listed.map_or(0, |(_, frames)| match frames {
        _ if frames.any(Frames::DOES) => 1,
        _ if frames.any(Frames::THAT_ONLY) => 2,
        _ if frames.any(Frames::BARE_OBJECT) => 3,
        _ => 4,
    });
    values.see(Look::Flags, flags);
    let paragraph = document.kind_of(document.tokens[head].sentence as usize);
    values.see(Look::Paragraph, place_of(paragraph) * 3 + usize::from(class >= CLASSES - 2));
    values.see(Look::Position, few(head.saturating_sub(line.from)).min(5));
}

fn place_of(paragraph: ParagraphKind) -> usize {
    match paragraph {
        ParagraphKind::Headline => 0,
        ParagraphKind::Heading => 1,
        _ => 2,
    }
}

/// What stands at a token beside the cue whose head is `head`.
fn beside(columns: &Columns, token: Option<usize>, head: usize) -> usize {
    let document = columns.document;
    let same = |&token: &usize| {
        document.tokens.get(token).is_some_and(|other| other.sentence == document.tokens[head].sentence)
    };
    let Some(token) = token.filter(same) else { return NEXTS - 1 };
    match document.lower(token) {
        _ if document.tokens[token].side.is_some() => NEXTS - 2,
        "," => NEXTS - 3,
        ":" => NEXTS - 4,
        _ => columns.tags[token] as usize,
    }
}

/// Who speaks, by the words of the source.
fn source(columns: &Columns, statement: &Statement) -> usize {
    let document = columns.document;
    let Some(&source) = statement.source.first() else { return 0 };
    let first = document.lower(source.from);
    if source.to == source.from + 1 {
        match first {
            "he" | "she" => return 1,
            "they" => return 2,
            "it" | "this" | "that" => return 3,
            "i" | "we" | "you" => return 4,
            "who" | "which" | "whom" => return 5,
            _ => {}
        }
    }
    let tokens = || source.tokens().take(16);
    let name = tokens().any(|token| columns.tags[token] == Tag::Name);
    let word =
        |of: fn(&str) -> bool| tokens().any(|token| columns.tags[token] != Tag::Name && of(document.lower(token)));
    let definite = matches!(first, "the" | "this" | "that" | "his" | "her" | "its" | "their");
    let plural = tokens().any(|token| columns.tags[token] == Tag::Nouns);
    match (name, word(people::person), word(people::group), word(people::document)) {
        (true, true, ..) => 6,
        (true, false, true, _) => 7,
        (true, false, false, true) => 8,
        (true, ..) => 9,
        (false, true, ..) if definite => 10,
        (false, true, ..) => 11,
        (false, false, true, _) => 12,
        (false, false, false, true) => 13,
        _ if tokens().any(|token| matches!(document.lower(token), "some" | "many" | "others" | "critics")) => 14,
        _ if plural => 15,
        _ => 16,
    }
}

fn source_type(all: &Candidates, statement: &Statement) -> usize {
    let Some(&source) = statement.source.first() else { return 11 };
    source
        .tokens()
        .take(16)
        .map(|token| usize::from(all.types[token]))
        .find(|&kind| kind != 0)
        .map_or(0, |kind| kind.min(10))
}

fn source_place(statement: &Statement) -> usize {
    let (Some(source), Some(cue)) = (statement.source.first(), statement.cue.first()) else {
        return if statement.source.is_empty() { 0 } else { 6 };
    };
    match () {
        () if statement.holds(source.from) => 5,
        () if source.to <= cue.from => 1 + usize::from(source.to + 3 < cue.from),
        () => 3 + usize::from(source.from > cue.to + 1),
    }
}

/// The first word of what is said.
fn first(columns: &Columns, statement: &Statement) -> usize {
    let document = columns.document;
    let token = statement.content[0].from;
    const WORDS: [&str; 14] =
        ["that", "to", "of", "for", "whether", "if", "how", "what", "why", "on", "as", "about", "with", "not"];
    match WORDS.iter().position(|&word| word == document.lower(token)) {
        Some(place) => place,
        None if document.tokens[token].side == Some(Side::Open) => 14,
        None => 15 + columns.tags[token] as usize,
    }
}

/// What is said by its words: a clause with its conjunction or without, an infinitive, a quotation, a phrase with "of" or
/// another preposition, a participle, a mere noun phrase.
fn shape(columns: &Columns, statement: &Statement) -> usize {
    let document = columns.document;
    let content = statement.content[0];
    let finite = |token: usize| columns.tags[token].is_finite();
    let clause = statement.content.iter().flat_map(|run| run.tokens()).take(60).any(finite);
    match document.lower(content.from) {
        _ if document.tokens[content.from].side == Some(Side::Open) => 3,
        "that" | "whether" | "if" | "how" | "why" | "what" if clause => 0,
        "to" => 2,
        "of" => 4,
        _ if columns.tags[content.from] == Tag::Gerund => 5,
        _ if columns.tags[content.from] == Tag::Preposition && !clause => 6,
        _ if clause => 1,
        _ if statement.kind(document) == QuoteKind::Mixed => 8,
        _ => 7,
    }
}

/// Whether the cue stands in a quotation, in what the learned passes give to another cue, in what a rule does.
fn nest(columns: &Columns, all: &Candidates, statement: &Statement) -> usize {
    let at = statement.cue.first().unwrap_or(&statement.content[0]).from;
    let quoted = columns.document.tokens[at].quotation.is_some() && !statement.cue.is_empty();
    usize::from(quoted) + usize::from(all.held[at]) * 2
}

/// Where what is said begins and ends.
fn edges(values: &mut Values, columns: &Columns, statement: &Statement) {
    let document = columns.document;
    let at = |token: usize, inside: bool| match document.lower(token) {
        "." | "!" | "?" => 1,
        "," => 2,
        _ if document.tokens[token].side.is_some() => 3,
        ":" | ";" | "—" | "–" => 4,
        _ if inside => 0,
        _ => 5,
    };
    let from = statement.content[0].from;
    let begin = match from.checked_sub(1) {
        Some(before) if document.tokens[before].sentence == document.tokens[from].sentence => at(before, false),
        _ => 0,
    };
    values.see(Look::Begin, begin);
    let to = statement.content.last().map_or(0, |run| run.to);
    let end = match document.tokens.get(to) {
        Some(next) if next.sentence == document.tokens[to - 1].sentence => at(to, false),
        _ => 0,
    };
    values.see(Look::End, end);
}

/// How far back the last candidate with a cue is, in paragraphs; for a statement without one.
fn since(columns: &Columns, all: &Candidates, place: usize) -> usize {
    let statement = &all.list[place].statement;
    if !statement.cue.is_empty() {
        return 0;
    }
    let from = statement.content[0].from;
    let here = columns.paragraph(from);
    let starts = from == 0 || columns.paragraph(from - 1) != here;
    let far = all.last_cue[from].map_or(2, |token| (here - columns.paragraph(token)).min(2)) as usize;
    1 + 2 * far + usize::from(starts)
}
