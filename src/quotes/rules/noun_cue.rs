//! Nouns that report: "her claim that the road was open", "calls for an end to the strike", "renewed its appeal to the
//! owners to sell". Owns what stands behind the noun and whose it is.

use crate::{
    lexicon::cues::Frames,
    quotes::{
        cue::{class_at, reports},
        rule::Rule,
        rules::{
            content_end::{Reported, before_main_verb},
            context::Reader,
        },
    },
    syntax::{
        Tag,
        clause::has_clause,
        line::Line,
        noun_phrase::{chunk_before, opens_phrase, phrase_after},
        subject::controller,
        verb_group::verb_group,
    },
    text::Run,
};

/// How many tokens the thing reported has at most that is no clause.
const PHRASE: usize = 40;

/// Whose a reporting noun is.
struct Owner {
    /// Where the cue begins: with the verb that the noun stands behind, or with the noun.
    from: usize,
    /// As written.
    source: Option<Run>,
}

/// A reporting noun at `token`.
pub fn noun(reader: &mut Reader, token: usize, frames: Frames, length: usize) {
    let (columns, line) = (reader.columns, reader.line);
    let spoken = class_at(columns, token).is_some_and(|class| class.is_speech());
    // "in order to"
    if !line.tag(token).is_noun() || token > line.from && line.is(token - 1, &["in"]) {
        return;
    }
    let owner = owner(reader, token);
    let mut at = token + length;
    // "allegations by the union that …", "allegations made by the union"
    let made = if line.is(at, &["made", "raised", "issued"]) { at + 1 } else { at };
    let by = line.is(made, &["by", "from"]).then(|| phrase_after(line, made + 1, line.to)).flatten();
    if let Some(by) = by {
        at = by.to;
    }
    let source = owner.source.or(by);
    let cue = Run::new(owner.from, token + length);
    if line.is(at, &["that"]) && frames.any(Frames::CLAUSE) && has_clause(line, at + 1, line.to) {
        let end = reader.end(at, Reported::Clause);
        let end = if line.finite_in(line.from, cue.to) { end } else { before_main_verb(line, at, end) };
        reader.push(Rule::ReportingNoun, vec![Run::new(at, end)], cue, source);
    } else if line.tag(at) == Tag::To && line.tag(at + 1) == Tag::Base && frames.any(Frames::INFINITIVE) && spoken {
        let end = reader.end(at, Reported::Infinitive);
        // "the promise to mend the clock was kept"
        let main = (at..end).find(|&token| line.ours(token) && line.finite(token));
        let end = main.filter(|_| !line.finite_in(line.from, cue.to)).unwrap_or(end);
        reader.push(Rule::ReportingNoun, vec![Run::new(at, end)], cue, source);
    } else if frames.any(Frames::NOUN)
        && !frames.any(Frames::DOES)
        && (spoken || owner.from < token)
        && line.is(at, &["of", "for", "about", "over"])
        && (opens_phrase(line, at + 1) || line.tag(at + 1) == Tag::Gerund || !line.ours(at + 1) && at + 1 < line.to)
    {
        let end = phrase_end(reader, at + 1);
        let cue = if by.is_none() { Run::new(cue.from, at + 1) } else { cue };
        reader.push(Rule::ReportingNoun, vec![Run::new(at + 1, end)], cue, source);
    }
}

/// Whose the noun at `token` is: "her claim", "Kovač’s claim", "Kovač renewed a claim".
fn owner(reader: &Reader, token: usize) -> Owner {
    let line = reader.line;
    let start = chunk_before(line, line.from, token + 1).unwrap_or(token).min(token);
    let possessive = (start..token).rev().find(|&at| matches!(line.tag(at), Tag::Genitive | Tag::Possessive));
    let owned = possessive.map(|at| match line.tag(at) {
        Tag::Possessive => Run::new(at, at + 1),
        _ => Run::new(start, at),
    });
    let mut from = token;
    let mut source = owned.filter(|run| run.from < run.to);
    // "put out a call"
    let particle = start > line.from && line.tag(start - 1) == Tag::Particle;
    let verb = start.checked_sub(1 + usize::from(particle));
    if let Some(verb) = verb.filter(|&verb| line.ours(verb) && voices(reader, verb)) {
        let group = verb_group(line, verb, 1);
        let agent = if group.infinitive { controller(line, group.from) } else { reader.agent(&group) };
        if let Some(subject) = agent.filter(|_| !group.passive) {
            from = group.from;
            source = Some(subject);
        }
    }
    Owner { from, source }
}

/// Whether a verb only says that somebody utters what its noun says: "made a claim", "voiced concern".
fn voices(reader: &Reader, verb: usize) -> bool {
    let line = reader.line;
    let bare = || reports(reader.columns, line, verb).is_some_and(|(frames, _)| frames.any(Frames::BARE_OBJECT));
    let light = ["made", "makes", "make", "making", "renewed", "renews", "raised", "issued", "gave", "given"];
    let out = line.is(verb, &["put", "sent"]) && line.tag(verb + 1) == Tag::Particle;
    line.tag(verb).is_verb() && (light.contains(&line.word(verb)) || out || bare())
}

/// Where a phrase ends that is reported: before the verb of the sentence, before a comma.
fn phrase_end(reader: &Reader, from: usize) -> usize {
    let line = reader.line;
    let end = reader.end(from, Reported::Phrase).min(from + PHRASE);
    let mut relative = false;
    for token in from..end {
        if !line.ours(token) {
            continue;
        }
        relative |= line.tag(token).is_wh() || line.is(token, &["that"]);
        if line.is(token, &[",", ":"])
            || line.calendar(token)
            || line.finite(token) && !relative && !auxiliary_of_question(line, token)
        {
            return token;
        }
    }
    end
}

/// Whether a finite verb stands in a clause that a preposition took: "concerns about how the road will be paid".
fn auxiliary_of_question(line: &Line, token: usize) -> bool {
    (token.saturating_sub(6)..token).any(|before| line.ours(before) && line.tag(before).is_wh())
}
