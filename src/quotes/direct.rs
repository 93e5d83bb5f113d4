//! Direct speech: each utterance with the words beside it that say who speaks. Owns the shapes in which an attribution
//! stands around quotation marks, not who is meant.

use super::{
    cues::Frames,
    line::Line,
    spoken::Utterance,
    statement::{Hint, Run, Statement},
    unnamed,
    view::View,
};
use crate::{
    pos::Tag,
    text::{Document, TokenKind},
};

/// Dashes that can stand before a signature.
const DASHES: [&str; 6] = ["—", "–", "--", "-", "―", "~"];

/// An attribution found beside an utterance.
struct Attribution {
    cue: Vec<Run>,
    source: Option<Run>,
    /// One past its last token.
    end: usize,
    /// Where a clause begins that is said, too: said the bridge has one fault: “…”
    lead: Option<usize>,
}

/// The statements of direct speech.
pub fn find(view: &View, utterances: &[Utterance]) -> Vec<Statement> {
    let finder = Finder { view, document: view.document, utterances };
    let mut used = vec![false; utterances.len()];
    let mut found = Vec::new();
    for (index, _) in utterances.iter().enumerate() {
        if !used[index] {
            found.extend(finder.attributed(index, &mut used));
        }
    }
    let alone: Vec<Statement> =
        (0..utterances.len()).filter(|&index| !used[index]).filter_map(|index| finder.alone(index)).collect();
    found.extend(alone);
    found
}

struct Finder<'v, 'd> {
    view: &'v View<'d>,
    document: &'d Document<'d>,
    utterances: &'v [Utterance],
}

impl Finder<'_, '_> {
    fn line(&self, token: usize, level: Option<u32>) -> Line<'_, '_> {
        Line::new(self.view, self.document.tokens[token.min(self.document.tokens.len() - 1)].sentence as usize, level)
    }

    fn paragraph(&self, token: usize) -> u32 {
        self.document.sentences[self.document.tokens[token].sentence as usize].paragraph
    }

    /// The utterance that opens at `token`.
    fn opening(&self, token: usize) -> Option<usize> {
        self.utterances.binary_search_by_key(&token, Utterance::open).ok()
    }

    /// The statement of an utterance with an attribution beside it; it may take further utterances with it.
    fn attributed(&self, index: usize, used: &mut [bool]) -> Option<Statement> {
        let utterance = &self.utterances[index];
        let after = utterance.closed.then(|| self.after(utterance)).flatten();
        let behind = after.is_some();
        let (attribution, confidence) = match after {
            Some(found) => (found, 0.95),
            None => match self.before(utterance) {
                Some(found) => (found, 0.93),
                None => (self.signature(utterance)?, 0.9),
            },
        };
        let hint = if attribution.cue.is_empty() { Hint::Signature } else { Hint::Source };
        let mut content = utterance.runs.clone();
        if let Some(first) = content.first_mut() {
            first.from = if behind { self.lead(utterance) } else { attribution.lead.unwrap_or(first.from) };
        }
        used[index] = true;
        if hint == Hint::Source {
            self.join(attribution.end, behind, utterance.parent, used, &mut content);
        }
        Some(Statement {
            content,
            cue: attribution.cue,
            source: attribution.source.into_iter().collect(),
            confidence,
            hint,
        })
    }

    /// Where what is said begins: with the mark, or before it where the sentence runs into it.
    /// The country “has made changes for the better,” he said.
    fn lead(&self, utterance: &Utterance) -> usize {
        let open = utterance.open();
        let line = self.line(open, utterance.parent);
        let stop = |token: usize| !line.ours(token) || line.is(token, &[";", ":", "—", "–", "(", ")"]);
        let start = (line.from.max(open.saturating_sub(60))..open)
            .rev()
            .find(|&token| stop(token))
            .map_or(line.from, |at| at + 1);
        let comma = open > line.from && line.is(open - 1, &[","]);
        let words = (start..open).filter(|&token| !line.mark(token)).count();
        let reports = (start..open).any(|token| line.reports(token).is_some());
        if words > 0 && !reports && !comma && start == line.from { start } else { open }
    }

    /// The attribution behind an utterance: `“…,” she said`, `“…,” said a man who sells lamps`.
    fn after(&self, utterance: &Utterance) -> Option<Attribution> {
        let mut at = utterance.end();
        let close = at - 1;
        if at >= self.document.tokens.len() || self.paragraph(at) != self.paragraph(close) {
            return None;
        }
        let pauses = utterance.pauses(self.document);
        let same = self.document.tokens[at].sentence == self.document.tokens[close].sentence;
        let line = self.line(at, utterance.parent);
        let comma = line.is(at, &[",", "—", "–"]);
        if comma {
            at += 1;
        }
        let stop = self.document.lower(utterance.last()) == ".";
        if !same && (stop || !pauses) {
            return None;
        }
        let end = line.to;
        if line.is(at, &["according"]) && line.is(at + 1, &["to"]) {
            let source = line.phrase_after(at + 2, end)?;
            return Some(Attribution {
                cue: vec![Run::new(at, at + 2)],
                source: Some(source),
                end: source.to,
                lead: None,
            });
        }
        let opens = utterance.open() == self.line(utterance.open(), utterance.parent).from;
        // Without any mark between, only a sentence that is all quotation can be said: “We will win” said the captain.
        if !(pauses || comma || opens && utterance.words(self.document) > 3) {
            return None;
        }
        let speaks = |frames: Frames, token: usize| {
            frames.any(Frames::QUOTATION | Frames::CLAUSE) && (pauses || comma || self.plain(token))
        };
        // “…,” she calls across the room: a verb that takes something else as a rule, with nothing behind it.
        let bare = |frames: Frames, after: usize| {
            (pauses || comma) && frames.any(Frames::NOUN | Frames::SEEN_AS) && !line.opens_phrase(after)
        };
        // The verb first: said Anna Kovač.
        let mut verb = at;
        while verb < end && line.ours(verb) && line.tag(verb) == Tag::Adverb {
            verb += 1;
        }
        if let Some((frames, length)) = line.reports(verb)
            && speaks(frames, verb)
            && !matches!(line.tag(verb), Tag::Gerund | Tag::Base)
            && line.word(verb) != "told"
            && let Some(source) = line.phrase_after(verb + length, end)
        {
            return Some(Attribution {
                cue: vec![Run::new(at, verb + length)],
                source: Some(source),
                end: source.to,
                lead: None,
            });
        }
        // “We won!” beamed Anna Kovač: behind a whole sentence, whatever she does says who speaks.
        let does =
            |verb: usize| pauses && opens && matches!(line.tag(verb), Tag::Past | Tag::PresentThird | Tag::Participle);
        let particle = line.is(verb + 1, &["out", "back", "in", "on", "up", "away"]) && line.opens_phrase(verb + 2);
        let after = if particle { verb + 2 } else { verb + 1 };
        if does(verb)
            && let Some(source) = line.phrase_after(after, end).filter(|&source| self.animate(&line, source))
        {
            return Some(Attribution {
                cue: vec![Run::new(at, after)],
                source: Some(source),
                end: source.to,
                lead: None,
            });
        }
        // Adding to what was said: “…,” he said, adding … is the indirect statements' business.
        for token in at + 1..end.min(at + 40) {
            if !line.ours(token) {
                // A nickname may stand in a name; any other quotation ends the look.
                if self.document.tokens[token].quotation.is_some_and(|q| {
                    let quotation = &self.document.quotations[q as usize];
                    quotation.close.is_some_and(|close| close - quotation.open < 6)
                }) {
                    continue;
                }
                break;
            }
            let last = token + 1 >= end || line.is(token + 1, &[".", ",", "!", ";", ":"]);
            let listed =
                line.reports(token).filter(|&(frames, length)| speaks(frames, token) || bare(frames, token + length));
            // “Who pays?” a voice in the film asks.
            let bold = || pauses && opens && last && (line.finite(token) || line.listed(token));
            let Some((_, length)) = listed.or_else(|| bold().then_some((Frames(0), 1))) else { continue };
            let group = line.group(token, length);
            if group.hanging || group.infinitive || group.passive {
                continue;
            }
            // “…,” as she puts it.
            let first = if line.is(at, &["as"]) { at + 1 } else { at };
            let Some(source) = line.subject(group.from).filter(|source| source.from == first) else { break };
            let short = !opens && utterance.words(self.document) < 6;
            if (!same || short) && line.clause(line.skip_circumstances(group.to, end), end) {
                // “Who pays?” Kovač said the town would. On “Good Morning, Suva,” Kovač said the town would.
                return None;
            }
            return Some(Attribution {
                cue: vec![Run::new(group.from, group.to)],
                source: Some(source),
                end: group.to,
                lead: None,
            });
        }
        None
    }

    /// Whether somebody is meant who can speak: a name, a pronoun, people without names.
    fn animate(&self, line: &Line, source: Run) -> bool {
        let named = |token: usize| matches!(line.tag(token), Tag::Name | Tag::Pronoun);
        source.tokens().take(6).any(named) || unnamed::speaker_in(self.document, source)
    }

    /// Whether a verb says nothing but that somebody speaks.
    fn plain(&self, token: usize) -> bool {
        matches!(
            self.document.lower(token),
            "said"
                | "says"
                | "say"
                | "asked"
                | "asks"
                | "told"
                | "tells"
                | "replied"
                | "wrote"
                | "writes"
                | "shouted"
                | "added"
                | "adds"
                | "recalled"
        )
    }

    /// The attribution before an utterance: `she said: “…”`, `saying, “…”`, `wrote:` at the end of the paragraph before.
    fn before(&self, utterance: &Utterance) -> Option<Attribution> {
        let open = utterance.open();
        let line = self.line(open, utterance.parent);
        if open > line.from {
            return self.before_in(&line, open, utterance);
        }
        let last = open.checked_sub(1)?;
        if utterance.parent.is_some() || self.document.lower(last) != ":" {
            return None;
        }
        let sentence = self.document.tokens[last].sentence as usize;
        let earlier = Line::new(self.view, sentence, None);
        if !self.document.kind_of(sentence).counts() || !earlier.ours(last) {
            return None;
        }
        self.before_in(&earlier, open, utterance)
    }

    fn before_in(&self, line: &Line, open: usize, utterance: &Utterance) -> Option<Attribution> {
        let mut last = open - 1;
        let colon = line.is(last, &[":"]);
        let comma = line.is(last, &[","]);
        if line.is(last, &["that"]) || line.from >= last && !colon {
            return None;
        }
        if colon || comma {
            last = last.checked_sub(1).filter(|&last| last >= line.from)?;
        }
        let follows = utterance.end();
        let goes_on = utterance.closed
            && follows < self.document.tokens.len()
            && self.document.tokens[follows].sentence == self.document.tokens[follows - 1].sentence
            && !line.is(follows, &[".", ",", ";", "!", "?", "…", "—", "–", ")"])
            && !(line.is(follows, &["and", "but"]) && (colon || comma || utterance.words(self.document) > 5))
            && !utterance.finished(self.document);
        if goes_on && !colon {
            return None;
        }
        for token in (line.from.max(last.saturating_sub(40))..=last).rev() {
            if !line.ours(token) {
                if self.document.tokens[token].kind == TokenKind::Quote
                    || self.document.tokens[token].quotation.is_some()
                {
                    continue;
                }
                break;
            }
            let Some((frames, length)) = line.reports(token) else { continue };
            if !frames.any(Frames::QUOTATION | Frames::CLAUSE | Frames::HEARER) && !colon {
                continue;
            }
            let group = line.group(token, length);
            // Between the verb and the quotation: nothing, the hearer, when and where.
            let mut at = line.skip_circumstances(group.to, last + 1);
            if frames.any(Frames::HEARER) && at <= last {
                at = line.chunk_after(at, last + 1).unwrap_or(at);
                at = line.skip_circumstances(at, last + 1);
            }
            let near = at > last;
            if !(near || colon && last - token < 25) {
                continue;
            }
            if !colon && !comma && utterance.words(self.document) < 2 {
                return None;
            }
            if group.passive {
                let by = line.is(group.to, &["by"]).then(|| line.phrase_after(group.to + 1, last + 1)).flatten();
                return Some(Attribution {
                    cue: vec![Run::new(group.from, group.to)],
                    source: by,
                    end: utterance.end(),
                    lead: None,
                });
            }
            let source =
                if group.hanging || group.infinitive { line.governor(group.from) } else { line.subject(group.from) };
            // In the words of the article: "Then, said Kovač: “…”"
            let object = line.is(group.to, &["him", "her", "them", "me", "us", "it", "you"]);
            let inverted = || line.phrase_after(group.to, last + 1).filter(|source| source.to > last && !object);
            // "stressed her record and said": the subject of the verb before.
            let joined =
                || line.is(group.from.saturating_sub(1), &["and", "but"]).then(|| line.governor(group.from)).flatten();
            let source = source.or_else(inverted).or_else(joined);
            let end = utterance.end();
            return (source.is_some() || colon).then_some(Attribution {
                cue: vec![Run::new(group.from, group.to)],
                source,
                end,
                lead: (!near && line.clause(group.to, last + 1)).then_some(group.to),
            });
        }
        // "Kovač made the following remark: “…”": a noun that reports, and whose it is.
        if colon
            && let Some(noun) = (line.from.max(last.saturating_sub(6))..=last).rev().find(|&token| line.remark(token))
        {
            let verb = (line.from..noun).rev().take(12).find(|&token| line.ours(token) && line.finite(token));
            let group = verb.map(|verb| line.group(verb, 1)).filter(|group| !group.passive);
            if let Some(group) = group
                && let Some(source) = line.subject(group.from)
            {
                return Some(Attribution {
                    cue: vec![Run::new(group.from, open)],
                    source: Some(source),
                    end: utterance.end(),
                    lead: None,
                });
            }
        }
        if colon {
            // Nurse Adaeze Nwosu: “…”
            let named = line.phrase_before(line.from, last + 1).filter(|&from| {
                let label = last + 1 - line.from < 12 && !line.finite_in(line.from, last + 1);
                label && from == line.from && (from..=last).any(|token| line.tag(token) == Tag::Name)
            });
            return named.map(|from| Attribution {
                cue: vec![Run::new(open - 1, open)],
                source: Some(Run::new(from, last + 1)),
                end: utterance.end(),
                lead: None,
            });
        }
        None
    }

    /// A dash and a name behind an utterance, there or on the next line.
    fn signature(&self, utterance: &Utterance) -> Option<Attribution> {
        let dash = utterance.end();
        let document = self.document;
        if utterance.parent.is_some() || dash + 1 >= document.tokens.len() || !DASHES.contains(&document.lower(dash)) {
            return None;
        }
        let paragraph = &document.paragraphs[self.paragraph(dash) as usize];
        let mut end = paragraph.tokens.end as usize;
        if end > dash + 1 && document.lower(end - 1) == "." {
            end -= 1;
        }
        let line = self.line(dash + 1, None);
        let named = end > dash + 1
            && end - dash < 14
            && (dash + 1..end.min(dash + 4)).any(|token| line.tag(token) == Tag::Name)
            && !line.finite_in(dash + 1, end);
        named.then(|| Attribution { cue: Vec::new(), source: Some(Run::new(dash + 1, end)), end, lead: None })
    }

    /// Adds the utterances that go on from an attribution that ends at `at`: “…,” she said, “…”; “…,” she said. “…”
    fn join(&self, at: usize, behind: bool, parent: Option<u32>, used: &mut [bool], content: &mut Vec<Run>) {
        let document = self.document;
        let Some(last) = at.checked_sub(1) else { return };
        if at >= document.tokens.len() || self.paragraph(last) != self.paragraph(at) {
            return;
        }
        let line = self.line(last, parent);
        // In the same sentence: nothing but circumstances and a comma before it.
        let limit = line.to.min(at + 30);
        let next = (at..limit).find(|&token| !line.ours(token) || line.is(token, &[";", ":"]));
        let mut from = at;
        if let Some(next) = next.filter(|_| behind) {
            let plain = (at..next).all(|token| line.reports(token).is_none());
            let comma = line.is(next.saturating_sub(1), &[",", "—", "–"]);
            // “…,” she said, but “…”
            let back = if next > at + 2 && line.tag(next - 1) == Tag::Adverb { 2 } else { 1 };
            let joined = next > at + back
                && line.is(next - back, &["and", "but", "or", "because", "that", "so"])
                && line.is(next - back - 1, &[","]);
            if let Some(index) = self.opening(next).filter(|&index| plain && (comma || joined) && !used[index]) {
                used[index] = true;
                let piece = content.len();
                content.extend(&self.utterances[index].runs);
                content[piece].from -= if joined { back } else { 0 };
                from = self.utterances[index].end();
            } else {
                return;
            }
        } else if behind {
            // The attribution ends the sentence; the quotation goes on with the next one.
            let reports =
                (at..line.to).any(|token| line.reports(token).is_some_and(|(frames, _)| frames.any(Frames::CLAUSE)));
            if line.to >= document.tokens.len() || line.to > at + 40 || reports {
                return;
            }
            from = line.to;
        }
        // Further quotations that follow at once and have no attribution of their own.
        for _ in 0..8 {
            if from >= document.tokens.len() || self.paragraph(from) != self.paragraph(last) {
                return;
            }
            let Some(index) = self.opening(from).filter(|&index| !used[index]) else { return };
            let utterance = &self.utterances[index];
            if utterance.parent != parent || self.after(utterance).is_some() || !self.ends(utterance) {
                return;
            }
            used[index] = true;
            content.extend(&utterance.runs);
            from = utterance.end();
        }
    }

    /// Whether nothing of a sentence stands behind an utterance.
    fn ends(&self, utterance: &Utterance) -> bool {
        utterance.finished(self.document)
            || self.document.tokens.get(utterance.end()).is_none_or(|next| {
                next.sentence != self.document.tokens[utterance.end() - 1].sentence
                    || self.document.lower(utterance.end()) == "."
            })
    }

    /// An utterance that stands as a sentence of its own.
    fn alone(&self, index: usize) -> Option<Statement> {
        let utterance = &self.utterances[index];
        let line = self.line(utterance.open(), None);
        let starts = utterance.open() == line.from || utterance.open() == line.from + 1 && line.mark(line.from);
        let stands = utterance.parent.is_none() && starts && self.ends(utterance) && utterance.words(self.document) > 2;
        stands.then(|| Statement {
            content: utterance.runs.clone(),
            confidence: 0.8,
            hint: Hint::Alone,
            ..Statement::default()
        })
    }
}
