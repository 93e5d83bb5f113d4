//! Indirect and mixed speech by rule: each cue of a line with its subject. Owns how a line is read from cue to cue; what
//! stands behind a verb is `complement`'s, verbs behind what is said are `parenthetical`'s.

use crate::{
    analysis::CueClass,
    lexicon::{
        cues::{Frames, Kind},
        people,
    },
    quotes::{
        columns::View,
        line::{Group, Line},
        rule::Rule,
        rules::{headline, utterances},
        statement::{Hint, Run, Statement},
    },
    syntax::pos::Tag,
};

/// Classes whose verbs report something even where they take a mere noun: "praised the divers".
pub const OBJECTS: [CueClass; 9] = [
    CueClass::Praise,
    CueClass::Criticize,
    CueClass::Deny,
    CueClass::Accuse,
    CueClass::Demand,
    CueClass::Predict,
    CueClass::Promise,
    CueClass::Propose,
    CueClass::Warn,
];

/// The statements that stand in the sentences of `view`; `taken` says which tokens are cues of direct speech.
pub fn find(view: &View, taken: &[bool]) -> Vec<Statement> {
    let mut found = Vec::new();
    for line in utterances::lines(view) {
        Reader { line, taken, found: &mut found, last: None }.run();
    }
    headline::find(view, &mut found);
    found
}

/// What the last cue of a line left behind.
#[derive(Clone, Copy)]
pub struct Last {
    /// Its source.
    pub source: Run,
    /// Where its content ended.
    pub end: usize,
}

/// One line being read.
pub struct Reader<'v, 'd, 'f> {
    /// Its words.
    pub line: Line<'v, 'd>,
    taken: &'f [bool],
    found: &'f mut Vec<Statement>,
    /// What the cue before left behind.
    pub last: Option<Last>,
}

impl Reader<'_, '_, '_> {
    fn run(&mut self) {
        let line = self.line;
        let mut token = line.from;
        while token < line.to {
            let Some((kind, frames, length)) = line.cue(token) else {
                token += 1;
                continue;
            };
            let after = token + length;
            if self.taken[token] {
                self.direct(token, length);
            } else if kind == Kind::Phrase && matches!(line.word(token), "according" | "per") {
                self.according(Run::new(token, after));
            } else if kind == Kind::Verb && line.reports(token).is_some() {
                self.verb(token, frames, length);
            }
            token = after;
        }
    }

    /// Takes down a statement.
    pub fn push(&mut self, content: Vec<Run>, cue: Run, source: Option<Run>, confidence: f64) {
        let content: Vec<Run> = content.into_iter().filter_map(|run| self.trim(run)).collect();
        if !content.is_empty() {
            let source = source.into_iter().collect();
            self.found.push(Statement {
                content,
                cue: vec![cue],
                source,
                confidence,
                hint: Hint::Source,
                rule: Rule::IndirectSpeech,
            });
        }
    }

    /// A run without the marks at its edges that are not its own.
    fn trim(&self, run: Run) -> Option<Run> {
        let line = &self.line;
        let (mut from, mut to) = (run.from, run.to);
        while from < to && line.is(from, &[",", ":", ";", "—", "–", "--", "."]) {
            from += 1;
        }
        while from < to && line.is(to - 1, &[",", ";", ":", ".", "!", "?", "…", "—", "–", "--", ")"]) {
            if line.is(to - 1, &[")"]) && (from..to).any(|token| line.is(token, &["("])) {
                break;
            }
            to -= 1;
        }
        (from < to).then(|| Run::new(from, to))
    }

    /// A cue of direct speech: its subject may serve a verb that hangs on.
    fn direct(&mut self, token: usize, length: usize) {
        let group = self.line.group(token, length);
        let behind = || self.line.phrase_after(group.to, self.line.to);
        if let Some(source) = self.line.subject(group.from).or_else(behind) {
            self.last = Some(Last { source, end: group.to });
        }
    }

    fn verb(&mut self, token: usize, frames: Frames, length: usize) {
        let line = self.line;
        let group = line.group(token, length);
        if group.infinitive {
            return;
        }
        if group.passive {
            return self.passive(&group, frames);
        }
        // "so-called"
        if token > line.from && line.is(token - 1, &["-", "\u{2011}"]) && !line.view.document.tokens[token].spaced {
            return;
        }
        let class = line.class(token);
        let cue = Run::new(group.from, group.to);
        let comma = group.from > line.from && line.is(group.from - 1, &[","]);
        let joined = group.from > line.from && line.is(group.from - 1, &["and", "but", "or", "then"]);
        let subject = if group.hanging {
            let last = self.last.filter(|last| last.end + 3 >= group.from || !line.finite_in(last.end, group.from));
            last.map(|last| last.source).or_else(|| line.governor(group.from))
        } else if joined || comma && self.shares(&group) {
            self.last.map(|last| last.source).or_else(|| line.governor(group.from))
        } else {
            line.subject(group.from)
        };
        if !group.hanging && !joined {
            if let Some(source) = subject.filter(|_| self.aside(&group, cue, subject, frames)) {
                self.last = Some(Last { source, end: group.to });
                return;
            }
            if comma && self.inverted(&group, cue, frames) {
                return;
            }
        }
        let Some(source) = subject else { return };
        if self.reversed(&group) {
            return;
        }
        let end = self.right(&group, cue, source, frames, class);
        if let Some(end) = end {
            self.last = Some(Last { source, end });
        }
    }

    /// Whether a verb behind a comma has the subject of the one before: "opened the hall, thanked the crew and said".
    fn shares(&self, group: &Group) -> bool {
        self.last.is_some() && !group.hanging && self.line.subject(group.from).is_none()
    }

    /// "a river called Sava", "the man accused of it": no finite verb.
    fn reversed(&self, group: &Group) -> bool {
        let line = &self.line;
        // "Its president, Benoît Sorel, warned": a subject with an apposition has no other verb.
        if group.from > line.from && line.is(group.from - 1, &[","]) {
            return false;
        }
        let reduced = line.tag(group.verb) == Tag::Participle && group.from == group.verb;
        let noun = group.from > line.from && matches!(line.tag(group.from - 1), Tag::Noun | Tag::Nouns);
        // "a message posted late on Sunday"
        if reduced && noun && !line.is(group.to, &["that", ":"]) {
            return true;
        }
        reduced
            && !line.is(group.to, &["that", ":"])
            && line.finite_in(group.to, (group.to + 25).min(line.to))
            && !line.clause(group.to, line.to)
    }

    /// Whether somebody who can speak is meant: a name, a pronoun for people, people without names.
    pub fn animate(&self, source: Run) -> bool {
        let line = &self.line;
        source.tokens().take(12).any(|token| {
            line.tag(token) == Tag::Name
                || matches!(
                    line.word(token),
                    "he" | "she"
                        | "it"
                        | "they"
                        | "we"
                        | "i"
                        | "who"
                        | "everyone"
                        | "nobody"
                        | "some"
                        | "many"
                        | "others"
                )
        }) || people::speaker_in(line.view.document, source.tokens())
    }

    /// Whether a source is a name or a pronoun for somebody.
    pub fn named(&self, source: Run) -> bool {
        let line = &self.line;
        source
            .tokens()
            .take(12)
            .any(|token| line.tag(token) == Tag::Name || matches!(line.word(token), "he" | "she" | "they" | "who"))
    }

    /// "Residents were told by Eriksen that …"
    fn passive(&mut self, group: &Group, frames: Frames) {
        let line = self.line;
        let cue = Run::new(group.from, group.to);
        let mut at = group.to;
        let by = line.is(at, &["by"]).then(|| line.phrase_after(at + 1, line.to)).flatten();
        if let Some(by) = by {
            at = by.to;
        }
        if frames.any(Frames::HEARER) {
            let from = line.skip_circumstances(at, line.to);
            let that = line.is(from, &["that", "whether", "to", "how", "why", "what"]);
            if that || line.clause(from, line.to) && frames.any(Frames::CLAUSE) {
                let end = self.content_end(from, false);
                self.push(vec![Run::new(from, end)], cue, by, 0.85);
            }
            return;
        }
        // "The plan was praised by Kovač": what is praised stands before.
        let Some(by) = by.filter(|&by| self.animate(by)) else { return };
        if frames.any(Frames::NOUN | Frames::CLAUSE)
            && line.class(group.verb).is_some_and(|class| OBJECTS.contains(&class))
            && let Some(what) = line.subject(group.from)
        {
            self.push(vec![what], cue, Some(by), 0.75);
        }
    }

    /// "according to Kovač", before, behind or inside what she says.
    fn according(&mut self, cue: Run) {
        let line = self.line;
        let Some(mut source) = line.phrase_after(cue.to, line.to) else { return };
        // "According to the poll, half of them have": no apposition, what is said.
        if cue.from == line.from && source.to + 1 >= line.to {
            let comma = source.tokens().find(|&token| line.is(token, &[","]));
            source.to = comma.unwrap_or(source.to);
        }
        let before = if cue.from > line.from && line.is(cue.from - 1, &[","]) { cue.from - 1 } else { cue.from };
        let start = self.clause_from(before);
        let comma = line.is(source.to, &[","]);
        let front = start < before && line.finite_in(start, before);
        let behind = Run::new((source.to + 1).min(line.to), line.to);
        if cue.from == line.from || before == start {
            let end = self.content_end(behind.from, false);
            if comma && behind.from < end {
                self.push(vec![Run::new(behind.from, end)], cue, Some(source), 0.93);
            }
        } else if front {
            self.push(vec![Run::new(start, before)], cue, Some(source), 0.9);
        } else if comma && before < cue.from {
            let end = self.content_end(behind.from, false);
            self.push(vec![Run::new(start, before), Run::new(behind.from, end)], cue, Some(source), 0.85);
        }
    }
}
