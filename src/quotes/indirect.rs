//! Indirect and mixed speech by rule: what a verb of saying takes as its clause, object or infinitive, and clauses that
//! have their verb behind or inside them. Owns the shapes of a sentence that reports, not who is meant.

use super::{
    cues::{Frames, Kind},
    line::{Group, Line, REACH},
    spoken,
    statement::{Hint, Run, Statement},
    unnamed,
    view::View,
};
use crate::{analysis::ParagraphKind, pos::Tag};

/// Classes whose verbs report something even where they take a mere noun: "praised the divers".
const OBJECTS: [&str; 9] = ["praise", "criticize", "deny", "accuse", "demand", "predict", "promise", "propose", "warn"];

/// Verbs of other classes that do so.
const STRESSING: &[&str] = &[
    "stressed",
    "stresses",
    "stressing",
    "emphasized",
    "emphasised",
    "emphasizes",
    "emphasises",
    "emphasising",
    "highlighted",
    "highlights",
    "highlighting",
    "underlined",
    "underlines",
    "underscored",
    "underscores",
    "reiterated",
    "reiterates",
    "affirmed",
    "affirms",
    "reaffirmed",
    "reaffirms",
    "announced",
    "announces",
    "confirmed",
    "confirms",
    "welcomed",
    "welcomes",
    "suggested",
    "acknowledged",
    "admitted",
    "voiced",
    "expressed",
    "expresses",
    "outlined",
    "described",
    "mentioned",
    "noted",
    "spoke",
    "speaks",
    "spoken",
    "endorsed",
];

/// Verbs of those classes that more often do something than say it.
const DOING: [&str; 28] = [
    "love",
    "like",
    "hate",
    "order",
    "ban",
    "attack",
    "charge",
    "sue",
    "press",
    "lobby",
    "rally",
    "oppose",
    "challenge",
    "reject",
    "fault",
    "require",
    "direct",
    "command",
    "savage",
    "celebrate",
    "honor",
    "honour",
    "credit",
    "cheer",
    "blast",
    "rail",
    "forbid",
    "back",
];

/// Verbs that take a clause without "that" and are still sure to report it.
const UNSURE: &[&str] = &[
    "allow",
    "allows",
    "allowed",
    "allowing",
    "require",
    "requires",
    "required",
    "requiring",
    "understanding",
    "learning",
    "states",
    "determining",
    "determined",
    "determines",
    "order",
    "orders",
    "granted",
    "grants",
    "showing",
    "finding",
    "feeling",
    "seeing",
    "holding",
    "holds",
    "learned",
    "learnt",
    "find",
    "found",
    "finds",
    "show",
    "shows",
    "showed",
    "see",
    "saw",
    "sees",
    "feel",
    "felt",
    "hold",
    "held",
    "mean",
    "means",
    "meant",
    "hear",
    "heard",
    "remember",
    "remembers",
    "established",
    "reported",
    "judged",
    "read",
];

/// The statements that stand in the sentences of `view`; `taken` says which tokens are cues of direct speech.
pub fn find(view: &View, taken: &[bool]) -> Vec<Statement> {
    let mut found = Vec::new();
    for line in spoken::lines(view) {
        Reader { line, taken, found: &mut found, last: None }.run();
    }
    headlines(view, &mut found);
    found
}

/// What the last cue of a line left behind.
#[derive(Clone, Copy)]
struct Last {
    source: Run,
    /// Where its content ended.
    end: usize,
}

struct Reader<'v, 'd, 'f> {
    line: Line<'v, 'd>,
    taken: &'f [bool],
    found: &'f mut Vec<Statement>,
    last: Option<Last>,
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

    fn push(&mut self, content: Vec<Run>, cue: Run, source: Option<Run>, confidence: f64) {
        let content: Vec<Run> = content.into_iter().filter_map(|run| self.trim(run)).collect();
        if !content.is_empty() {
            let source = source.into_iter().collect();
            self.found.push(Statement { content, cue: vec![cue], source, confidence, hint: Hint::Source });
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

    /// "The museum, she said, would open"; "The museum would open, she said."
    fn aside(&mut self, group: &Group, cue: Run, subject: Option<Run>, frames: Frames) -> bool {
        let line = self.line;
        let Some(source) = subject else { return false };
        let relative =
            source.to == source.from + 1 && matches!(line.tag(source.from), Tag::WhPronoun | Tag::WhDeterminer);
        if relative {
            return false;
        }
        if !frames.any(Frames::CLAUSE | Frames::QUOTATION) || group.negated {
            return false;
        }
        // "which he said have benefitted many": the pronoun is the first piece.
        let Some(before) = source.from.checked_sub(1).filter(|&before| before >= line.from) else { return false };
        let at = line.skip_circumstances(group.to, line.to);
        let hearer = || line.chunk_after(at, line.to).filter(|_| frames.any(Frames::HEARER));
        if matches!(line.tag(before), Tag::WhDeterminer | Tag::WhPronoun) || line.is(before, &["which", "who", "that"])
        {
            let verb = line.finite(group.to) || line.tag(group.to) == Tag::Adverb && line.finite(group.to + 1);
            let gap =
                verb && !line.is(before, &["that"]) || line.tag(before) == Tag::WhDeterminer && line.finite(group.to);
            if gap {
                let end = self.content_end(group.to, false);
                self.push(vec![Run::new(before, before + 1), Run::new(group.to, end)], cue, Some(source), 0.9);
                return true;
            }
            return false;
        }
        // "…, as she puts it"
        let as_said = line.is(before, &["as"]) && before > line.from && line.is(before - 1, &[","]);
        let before = if as_said { before - 1 } else { before };
        if !line.is(before, &[",", "—", "–", "--"]) {
            return false;
        }
        let stop = |at: usize| at >= line.to || line.is(at, &[".", ";", "!", "?", "…"]);
        let closes = |at: usize| line.is(at, &[",", "—", "–", "--"]);
        let rest =
            if stop(at) || closes(at) { at } else { hearer().map_or(at, |end| line.skip_circumstances(end, line.to)) };
        // "…, she said on Monday in Suva, adding": where and how, up to the next comma.
        let rest = if !stop(rest) && !closes(rest) && matches!(line.tag(rest), Tag::Preposition | Tag::Adverb) {
            let next = (rest..line.to.min(rest + 10)).find(|&token| stop(token) || closes(token));
            next.filter(|&next| !line.finite_in(rest, next)).unwrap_or(rest)
        } else {
            rest
        };
        let start = self.clause_from(before);
        let spoken = before > start && (line.finite_in(start, before) || before - start > 1);
        if stop(rest) && spoken && line.finite_in(start, before) {
            self.push(vec![Run::new(start, before)], cue, Some(source), 0.95);
            return true;
        }
        // What follows must not be a clause of its own: "…, he said, adding that …".
        let next = rest + 1;
        let hangs = line.tag(next) == Tag::Gerund || line.is(next, &["and", "but", "who", "which", "as", "while"]);
        if closes(rest) && spoken && line.finite_in(start, before) && (hangs || next >= line.to) {
            self.push(vec![Run::new(start, before)], cue, Some(source), 0.9);
            return true;
        }
        if closes(rest) && spoken && !hangs {
            let end = self.content_end(next, false);
            self.push(vec![Run::new(start, before), Run::new(next, end)], cue, Some(source), 0.9);
            return true;
        }
        // "…, she said at the gate of the mine": circumstances of any kind up to the end.
        let short = line.to - group.to.min(line.to) < 20;
        if spoken
            && short
            && line.finite_in(start, before)
            && matches!(line.tag(group.to), Tag::Preposition | Tag::Adverb | Tag::Name | Tag::Noun)
            && !line.finite_in(group.to, line.to)
            && !line.is(group.to, &["that"])
            && line.is(before, &[","])
        {
            self.push(vec![Run::new(start, before)], cue, Some(source), 0.85);
            return true;
        }
        false
    }

    /// Where the clause begins that ends at `end`.
    fn clause_from(&self, end: usize) -> usize {
        let line = &self.line;
        let lo = line.from.max(end.saturating_sub(REACH));
        let start = (lo..end).rev().find(|&token| line.is(token, &[";", ":", ".", "!", "?"])).map_or(lo, |at| at + 1);
        start.max(
            self.last.map_or(start, |last| if last.end < end && line.is(last.end, &[";"]) { last.end } else { start }),
        )
    }

    /// "The road is open, said Kovač, who runs the garage."
    fn inverted(&mut self, group: &Group, cue: Run, frames: Frames) -> bool {
        let line = self.line;
        let before = group.from - 1;
        let start = self.clause_from(before);
        if !frames.any(Frames::CLAUSE | Frames::QUOTATION)
            || frames.any(Frames::HEARER)
            || !line.finite_in(start, before)
            || !matches!(line.tag(group.verb), Tag::Past | Tag::PresentThird | Tag::Present | Tag::Participle)
        {
            return false;
        }
        let Some(source) = line.phrase_after(group.to, line.to) else { return false };
        let named = (source.from..source.to.min(source.from + 6))
            .any(|token| matches!(line.tag(token), Tag::Name | Tag::Pronoun));
        let animate = named || unnamed::speaker_in(self.line.view.document, source);
        // "He came in, said the road was open": a clause follows.
        if !animate || line.is(source.to, &["that"]) || line.finite(source.to) {
            return false;
        }
        self.push(vec![Run::new(start, before)], cue, Some(source), 0.93);
        self.last = Some(Last { source, end: source.to });
        true
    }

    /// What stands behind a verb of saying; gives where it ends.
    fn right(&mut self, group: &Group, cue: Run, source: Run, frames: Frames, class: &str) -> Option<usize> {
        let line = self.line;
        let at = group.to;
        if at >= line.to {
            return None;
        }
        // "asked not to be named"
        if (at..line.to.min(at + 6)).any(|token| line.is(token, &["named", "identified", "anonymity", "anonymous"])) {
            return None;
        }
        // said: the road is open
        if line.is(at, &[":"]) && at + 2 < line.to {
            let end = self.content_end(at + 1, false);
            self.push(vec![Run::new(at + 1, end)], cue, Some(source), 0.9);
            return Some(end);
        }
        let complement = |token: usize| {
            line.is(token, &["that", "whether", "if", "how", "why", "what", "where", "when", "who", "which"])
                && (line.word(token) != "that"
                    || line.tag(token) == Tag::Preposition
                    || line.clause(token + 1, line.to))
        };
        if frames.any(Frames::CLAUSE) {
            let limit = line.to.min(at + 18);
            let that = (at..limit)
                .take_while(|&token| {
                    token == at || line.ours(token - 1) && !(line.finite(token - 1) || line.is(token - 1, &[";", ":"]))
                })
                .find(|&token| {
                    if token == at {
                        complement(token)
                    } else {
                        line.is(token, &["that", "whether"]) && complement(token)
                    }
                });
            // Between verb and "that": the hearer, when and where, an aside.
            let that = that.filter(|&that| {
                that == at || {
                    let noun = matches!(line.tag(that - 1), Tag::Noun | Tag::Nouns) && !frames.any(Frames::HEARER);
                    let skipped = line.skip_circumstances(at, line.to);
                    skipped >= that
                        || !noun
                        || line.tag(at) == Tag::Preposition
                        || self.line.tag(that) == Tag::Preposition
                            && line.opens_phrase(that + 1)
                            && line.clause(that + 1, line.to)
                }
            });
            if let Some(that) = that {
                let end = self.content_end(that, false);
                if end > that + 1 || line.word(that) != "that" {
                    let confidence = if that == at { 0.93 } else { 0.9 };
                    self.push(vec![Run::new(that, end)], cue, Some(source), confidence);
                    return Some(end);
                }
            }
            let mut from = line.skip_circumstances(at, line.to);
            if frames.any(Frames::HEARER)
                && let Some(end) = line.chunk_after(from, line.to)
            {
                from = line.skip_circumstances(end, line.to);
                from = if line.is(from, &[","]) { from + 1 } else { from };
            }
            // "thinks the medal belongs to her": the verb of the clause may have gone unseen.
            let blind = line.opens_phrase(from)
                && !frames.any(Frames::NOUN)
                && line.to > from + 5
                && !line.is(from, &["nothing", "little", "so", "goodbye", "yes", "no", "much", "more"])
                && !line.finite_in(from, line.to);
            let sure = !UNSURE.contains(&line.word(group.verb)) && !group.hanging || line.word(group.verb) == "saying";
            if (sure || group.hanging && !UNSURE.contains(&line.word(group.verb)))
                && from < line.to
                && (blind || line.clause(from, line.to))
            {
                let end = self.content_end(from, false);
                let confidence = if blind { 0.6 } else { 0.88 };
                self.push(vec![Run::new(from, end)], cue, Some(source), confidence);
                return Some(end);
            }
        }
        if frames.any(Frames::INFINITIVE) {
            let mut to = at;
            if (frames.any(Frames::HEARER) || matches!(class, "intend" | "predict")) && !line.is(to, &["to"]) {
                to = line.phrase_after(to, line.to).map_or(to, |hearer| hearer.to);
            }
            if line.tag(to) == Tag::To && line.tag(to + 1) == Tag::Base
                || line.is(to, &["to", "not"]) && line.is(to + 1, &["to", "be"])
            {
                let end = self.content_end(at, true);
                let unspoken = matches!(class, "intend" | "think");
                if !unspoken || self.animate(source) {
                    self.push(vec![Run::new(at, end)], cue, Some(source), if unspoken { 0.75 } else { 0.85 });
                    return Some(end);
                }
            }
        }
        let word = line.word(group.verb);
        let stem = [
            word,
            word.strip_suffix("ed").unwrap_or(word),
            word.strip_suffix('d').unwrap_or(word),
            word.strip_suffix('s').unwrap_or(word),
            word.strip_suffix("ing").unwrap_or(word),
        ];
        let doing = stem.iter().any(|stem| DOING.contains(stem));
        let object = frames.any(Frames::NOUN) && (OBJECTS.contains(&class) && !doing || STRESSING.contains(&word))
            || frames.any(Frames::SEEN_AS) && matches!(class, "claim" | "neutral" | "praise" | "criticize" | "deny");
        let told = matches!(line.tag(group.verb), Tag::Past | Tag::PresentThird);
        if object
            && self.animate(source)
            && !group.infinitive
            && (line.opens_phrase(at) || !line.ours(at) || line.tag(at) == Tag::Gerund)
        {
            let end = self.content_end(at, true);
            self.push(vec![Run::new(at, end)], cue, Some(source), if told && self.named(source) { 0.8 } else { 0.7 });
            return Some(end);
        }
        None
    }

    /// Whether somebody who can speak is meant: a name, a pronoun for people, people without names.
    fn animate(&self, source: Run) -> bool {
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
        }) || unnamed::speaker_in(line.view.document, source)
    }

    /// Whether a source is a name or a pronoun for somebody.
    fn named(&self, source: Run) -> bool {
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
            && OBJECTS.contains(&line.class(group.verb))
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

    /// Where what is said ends that begins at `from`; `object` where it is no clause.
    fn content_end(&self, from: usize, object: bool) -> usize {
        let line = &self.line;
        let limit = line.to.min(from + REACH);
        let mut at = from;
        while at < limit {
            if !line.ours(at) {
                at += 1;
                continue;
            }
            if line.is(at, &[";"]) && at > from {
                return at;
            }
            let comma = line.is(at, &[",", "—", "–", "--"]);
            let next = if comma { at + 1 } else { at };
            if comma && self.turns_away(next, limit, object)
                || line.is(next, &["and", "but", "while"]) && at > from && self.coordinated(next, comma, object)
            {
                return at;
            }
            at = next.max(at + 1);
        }
        if limit < line.to { limit } else { line.to }
    }

    /// Whether a comma is followed by what no longer is said: ", adding that …", ", according to …".
    fn turns_away(&self, next: usize, limit: usize, object: bool) -> bool {
        let line = &self.line;
        let mut at = next;
        while at < limit
            && line.ours(at)
            && (line.tag(at) == Tag::Adverb || line.is(at, &["while", "and"]))
            && at < next + 2
        {
            at += 1;
        }
        if at >= limit || !line.ours(at) {
            return false;
        }
        if line.is(at, &["according"]) {
            return true;
        }
        // ", said Marr"; ", Marr said."
        let told = |token: usize| {
            line.reports(token).is_some_and(|(frames, length)| {
                let past = matches!(line.tag(token), Tag::Past | Tag::PresentThird);
                past && frames.any(Frames::CLAUSE | Frames::QUOTATION) && {
                    let after = token + length;
                    if token == at {
                        !frames.any(Frames::HEARER) && line.opens_phrase(after) && line.tag(after) == Tag::Name
                    } else {
                        after + 1 >= line.to
                    }
                }
            })
        };
        if told(at) || line.opens_phrase(at) && line.chunk_after(at, limit).is_some_and(told) {
            return true;
        }
        if line.tag(at) == Tag::Gerund {
            return object
                || line
                    .reports(at)
                    .is_some_and(|(frames, _)| frames.any(Frames::CLAUSE | Frames::QUOTATION | Frames::SEEN_AS));
        }
        false
    }

    /// Whether a conjunction is followed by a new verb of the speaker, or by a new speaker.
    fn coordinated(&self, conjunction: usize, comma: bool, object: bool) -> bool {
        let line = &self.line;
        let mut at = conjunction + 1;
        while line.ours(at) && line.tag(at) == Tag::Adverb {
            at += 1;
        }
        if !line.ours(at) {
            return false;
        }
        let clause = |token: usize| {
            line.reports(token).is_some_and(|(frames, length)| {
                let after = token + length;
                let past = matches!(line.tag(token), Tag::Past | Tag::PresentThird | Tag::Participle | Tag::Present);
                past && (frames.any(Frames::CLAUSE)
                    && (line.is(after, &["that", "whether", ":", "who", "how", "why", "what"])
                        || !line.ours(after)
                        || line.clause(line.skip_circumstances(after, line.to), line.to))
                    || OBJECTS.contains(&line.class(token))
                    || frames.any(Frames::INFINITIVE) && line.is(after, &["to"]))
            })
        };
        if !line.is(conjunction, &["while"])
            && (clause(at) || object && matches!(line.tag(at), Tag::Past | Tag::PresentThird))
        {
            return true;
        }
        // ", but Kovač denied it"
        if !comma {
            return false;
        }
        let Some(subject) = line.chunk_after(at, line.to) else { return false };
        let mut verb = subject;
        while line.ours(verb)
            && verb < subject + 3
            && (line.tag(verb) == Tag::Adverb
                || line.tag(verb) == Tag::Modal
                || line.finite(verb) && line.reports(verb).is_none())
        {
            verb += 1;
        }
        line.is(conjunction, &["but", "while"]) && clause(verb) || clause(verb) && line.tag(at) == Tag::Name
    }
}

/// Headlines of the shape "Kovač: The road is open" and "The road is open: minister".
fn headlines(view: &View, found: &mut Vec<Statement>) {
    let document = view.document;
    for paragraph in document.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Headline) {
        let (from, to) = (paragraph.tokens.start as usize, paragraph.tokens.end as usize);
        let Some(colon) = (from..to.min(from + 60)).find(|&token| document.lower(token) == ":") else { continue };
        let plain =
            |range: std::ops::Range<usize>| range.clone().all(|token| document.tokens[token].quotation.is_none());
        let names = |range: std::ops::Range<usize>| {
            range.clone().any(|token| view.tags[token] == Tag::Name)
                && !range.clone().any(|token| matches!(view.tags[token], Tag::Modal | Tag::PresentThird))
        };
        let end = if matches!(document.lower(to - 1), "." | "…") { to - 1 } else { to };
        let (label, text) = (Run::new(from, colon), Run::new((colon + 1).min(end), end));
        if label.to > label.from
            && label.to - label.from <= 10
            && text.to > text.from + 2
            && plain(label.tokens())
            && names(label.tokens())
            && plain(text.tokens())
        {
            found.push(Statement {
                content: vec![text],
                cue: vec![Run::new(colon, colon + 1)],
                source: vec![label],
                confidence: 0.8,
                hint: Hint::Label,
            });
        } else if text.to > text.from && text.to - text.from <= 5 && label.to > label.from + 3 && plain(text.tokens()) {
            found.push(Statement {
                content: vec![label],
                cue: vec![Run::new(colon, colon + 1)],
                source: vec![text],
                confidence: 0.75,
                hint: Hint::Label,
            });
        }
    }
}
