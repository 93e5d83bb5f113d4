//! Who issued what is written: "the bank's report", "a report by the bank", "the bank published a report". Owns whose a
//! document is, so that it can speak for them.

use crate::{
    coreference::memory::{Issued, Memory},
    hash,
    lexicon::{
        people,
        speech_verbs::{self, SpeechVerb},
    },
    syntax::{Tag, role_phrase::TaggedText},
};
use std::ops::Range;

/// How far from a name its document stands, in tokens.
const REACH: usize = 5;

/// How many words of a sentence are looked at.
const LONGEST: usize = 80;

/// How many documents are remembered.
const REMEMBERED: usize = 8;

/// How many sentences back a document stays one that is not named again.
const FRESH: u32 = 3;

/// The noun for something written that a name at `name` is the owner or author of.
pub fn beside(text: TaggedText, name: &Range<usize>, within: &Range<usize>) -> Option<usize> {
    let document = |token: usize| text.tag(token).is_noun() && people::document(text.lower(token));
    // "the bank's annual report", "a Canalys report"
    let behind = name.end..(name.end + REACH).min(within.end);
    let inner = |token: &usize| {
        matches!(text.tag(*token), Tag::Genitive | Tag::Adjective | Tag::Noun | Tag::Name | Tag::Number)
    };
    let noun = behind.clone().take_while(inner).filter(|&token| document(token)).last();
    if noun.is_some_and(|noun| !text.tag(noun + 1).is_noun_or_name()) {
        return noun;
    }
    // "a report by the bank"
    let joint = author_joint(text, name.start, within.start);
    if joint > within.start && matches!(text.lower(joint), "by" | "from" | "of") {
        let floor = joint.saturating_sub(REACH).max(within.start);
        let mut before = (floor..joint).rev().take_while(|&token| !text.tag(token).is_finite());
        if let Some(noun) = before.find(|&token| document(token)) {
            return Some(noun);
        }
    }
    // "the bank published a report"
    let issues = (name.end..(name.end + 3).min(within.end)).find(|&token| {
        let verb = text.tag(token).is_verb();
        verb && speech_verbs::is(text.lower(token), SpeechVerb::Issues)
    })?;
    (issues + 1..(issues + 8).min(within.end))
        .take_while(|&token| !text.tag(token).is_finite())
        .find(|&at| document(at))
}

/// The nouns for something written in which somebody says something in a sentence: "…, the bank said in a *letter* to
/// the council".
pub fn written_in(text: TaggedText, within: &Range<usize>) -> impl Iterator<Item = usize> {
    let opens = move |at: &usize| {
        matches!(text.lower(*at), "in" | "through" | "via")
            && matches!(text.lower(at + 1), "a" | "an" | "its" | "their" | "his" | "her" | "another")
    };
    let (from, to) = (within.start, within.end.min(within.start + LONGEST));
    (from..to.saturating_sub(2)).filter(opens).filter_map(move |at| {
        let mut phrase = (at + 2..to.min(at + 2 + REACH)).take_while(|&token| text.tag(token).is_modifier());
        phrase.find(|&token| people::document(text.lower(token)) && !text.tag(token + 1).is_noun_or_name())
    })
}

/// What stands before the words that a name ends: "a report | by | the local publication Lagoon News". Never before
/// `floor`.
pub fn author_joint(text: TaggedText, name: usize, floor: usize) -> usize {
    let of_name = |token: &usize| {
        matches!(text.tag(*token), Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Name | Tag::Genitive)
            || text.lower(*token) == "-"
            || *token > floor && text.lower(*token - 1) == "-"
    };
    let before = (floor..name).rev().take(REACH + 2).find(|token| !of_name(token));
    before.unwrap_or(floor)
}

impl Memory<'_> {
    /// Takes note that the document at `noun` is somebody's.
    pub fn issue(&mut self, noun: usize, by: u32, sentence: u32) {
        let noun = hash::text(self.text.lower(noun));
        self.issued.retain(|issued| issued.noun != noun);
        if self.issued.len() == REMEMBERED {
            self.issued.remove(0);
        }
        self.issued.push(Issued { noun, by, sentence });
    }

    /// Who issued the document at `noun` of a sentence.
    pub fn issuer(&self, noun: usize, sentence: u32) -> Option<u32> {
        let hash = hash::text(self.text.lower(noun));
        let same = self.issued.iter().rev().find(|issued| issued.noun == hash);
        // "the document" is whatever was written, and later than another noun for it.
        let reach = if self.text.lower(noun) == "document" { 3 * FRESH } else { FRESH };
        let fresh = |issued: &&Issued| sentence.saturating_sub(issued.sentence) <= reach;
        if let Some(issued) = same.or_else(|| self.issued.last().filter(fresh)) {
            return Some(issued.by);
        }
        // "…, the bank said in a report. The report added …"
        let who = self.speaker.filter(|&who| self.actors[who as usize].named)?;
        let near = |spoke: &u32| *spoke < sentence && sentence - *spoke <= FRESH;
        let spoke = self.actors[who as usize].spoke.filter(near)?;
        let tokens = &self.text.document.sentences[spoke as usize].tokens;
        let mut words = (tokens.start..tokens.end).take(80).map(|token| self.text.lower(token as usize));
        words.any(|word| hash::text(word) == hash).then_some(who)
    }
}
