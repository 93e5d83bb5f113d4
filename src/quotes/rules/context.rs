//! One line being read by rule: its words, what was found in it and what the last cue left behind. Owns what the rules of
//! indirect speech share, no rule.

use crate::{
    analysis::CueClass,
    lexicon::people,
    quotes::{
        columns::Columns,
        rule::Rule,
        statement::{Hint, Statement},
    },
    syntax::{Tag, line::Line},
    text::Run,
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
    /// The columns of the document.
    pub columns: &'v Columns<'d>,
    /// Its words.
    pub line: &'f Line<'v, 'd>,
    /// Which tokens are cues of direct speech.
    pub taken: &'f [bool],
    /// What was found.
    pub found: &'f mut Vec<Statement>,
    /// What the cue before left behind.
    pub last: Option<Last>,
}

impl Reader<'_, '_, '_> {
    /// Takes down a statement.
    pub fn push(&mut self, rule: Rule, content: Vec<Run>, cue: Run, source: Option<Run>, confidence: f64) {
        let content: Vec<Run> = content.into_iter().filter_map(|run| self.trim(run)).collect();
        if !content.is_empty() {
            let source = source.into_iter().collect();
            self.found.push(Statement { content, cue: vec![cue], source, confidence, hint: Hint::Source, rule });
        }
    }

    /// A run without the marks at its edges that are not its own.
    fn trim(&self, run: Run) -> Option<Run> {
        let line = self.line;
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
}

/// Whether somebody who can speak is meant: a name, a pronoun for people, people without names.
pub fn animate(line: &Line, source: Run) -> bool {
    source.tokens().take(12).any(|token| {
        line.tag(token) == Tag::Name
            || matches!(
                line.word(token),
                "he" | "she" | "it" | "they" | "we" | "i" | "who" | "everyone" | "nobody" | "some" | "many" | "others"
            )
    }) || people::speaker_in(line.document, source.tokens())
}

/// Whether a source is a name or a pronoun for somebody.
pub fn named(line: &Line, source: Run) -> bool {
    source
        .tokens()
        .take(12)
        .any(|token| line.tag(token) == Tag::Name || matches!(line.word(token), "he" | "she" | "they" | "who"))
}
