//! One line being read by rule: its words, what was found in it and what the last cue left behind. Owns what the rules of
//! indirect speech share, no rule.

use crate::{
    lexicon::people,
    quotes::{
        columns::Columns,
        rule::Rule,
        rules::content_end::{Reported, before_setting, content_end},
        statement::Statement,
    },
    syntax::{
        Tag,
        line::Line,
        subject::{controller, subject},
        verb_group::VerbGroup,
    },
    text::Run,
};

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
    /// Who does what a verb group says: its subject, or that of the verb which it hangs on or is joined to.
    pub fn agent(&self, group: &VerbGroup) -> Option<Run> {
        let line = self.line;
        let last = self.last.map(|last| last.source);
        if group.hanging {
            let near = self.last.filter(|last| last.end + 3 >= group.from || !line.finite_in(last.end, group.from));
            return near.map(|last| last.source).or_else(|| controller(line, group.from));
        }
        let comma = group.from > line.from && line.is(group.from - 1, &[","]);
        // "opened the hall, thanked the crew and said": the subject of the verb before.
        let shares = comma && last.is_some() && subject(line, group.from).is_none();
        if joined(line, group) || shares {
            return last.or_else(|| controller(line, group.from));
        }
        subject(line, group.from)
    }

    /// Where what is said ends that begins at `from`, without the occasion on which it was said.
    pub fn end(&self, from: usize, reported: Reported) -> usize {
        before_setting(self.line, from, content_end(self.columns, self.line, from, reported), reported)
    }

    /// Takes down a statement.
    pub fn push(&mut self, rule: Rule, content: Vec<Run>, cue: Run, source: Option<Run>) {
        let content: Vec<Run> = content.into_iter().filter_map(|run| self.trim(run)).collect();
        if !content.is_empty() {
            let source = source.into_iter().collect();
            self.found.push(Statement { cue: vec![cue], source, ..Statement::of(rule, content) });
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

/// Whether a verb group stands behind a conjunction.
pub fn joined(line: &Line, group: &VerbGroup) -> bool {
    group.from > line.from && line.is(group.from - 1, &["and", "but", "or", "then"])
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
