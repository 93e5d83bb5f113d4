//! What is remembered while an article is read: who was spoken of, when and how. Owns the memory, not the choices that
//! are made from it.

use crate::{
    analysis::{EntityType, Form},
    lexicon::{
        cues::{self, CueKind, Frames, Reading},
        nouns::Sex,
    },
    names::mention::NameMention,
    syntax::{Tag, role_phrase::TaggedText},
};
use std::ops::Range;

/// How many of those spoken of last are remembered.
const REMEMBERED: usize = 10;

/// What is known of an entity.
#[derive(Clone, Debug)]
pub struct Actor {
    /// What it is.
    pub kind: EntityType,
    /// What forms of address, roles and clear pronouns say: he and she.
    pub he: f64,
    /// See `he`.
    pub she: f64,
    /// Hashes of the nouns that say what it is: minister, bank.
    pub nouns: Vec<u64>,
    /// Countries in its roles.
    pub countries: Vec<u16>,
    /// Hashes of other words in its roles and, of an organization or place, in its name.
    pub words: Vec<u64>,
    /// Whether it is a country.
    pub country: Option<u16>,
    /// How many names it has in the document.
    pub names: u32,
    /// How often it was spoken of so far.
    pub count: u32,
    /// The sentence in which it was spoken of last.
    pub sentence: u32,
    /// The token where it was spoken of last.
    pub token: u32,
    /// Whether it was the subject there.
    pub subject: bool,
    /// Whether it was inside a quotation there.
    pub quoted: Option<u32>,
    /// Whether it was the first of the sentence.
    pub first: bool,
    /// Whether it was spoken of as an owner there: "Kovač's mother".
    pub owner: bool,
    /// Whether it may be a person all the same: the tagger is not sure, and nothing in the name speaks against it.
    pub doubtful: bool,
    /// How sure its names are, on average.
    pub confidence: f64,
    /// How much he and she speak for a person.
    pub doubts: f64,
}

impl Actor {
    /// What the text says of the sex, where it says the one clearly more than the other.
    pub fn sex(&self) -> Option<Sex> {
        if self.he >= 1.0 && self.he > 2.0 * self.she {
            Some(Sex::Male)
        } else if self.she >= 1.0 && self.she > 2.0 * self.he {
            Some(Sex::Female)
        } else {
            None
        }
    }
}

/// A place where an entity is spoken of without its name.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The cluster meant.
    pub cluster: u32,
    /// Description or pronoun.
    pub form: Form,
    /// How sure that is, in [0, 1].
    pub confidence: f64,
}

/// What is remembered while reading.
pub struct Memory<'d> {
    /// The text.
    pub text: TaggedText<'d>,
    /// The names found.
    pub mentions: &'d [NameMention],
    /// The cluster of each of them.
    pub of: Vec<u32>,
    /// What is known of each cluster.
    pub actors: Vec<Actor>,
    /// The people spoken of last, the last one first.
    pub people: Vec<u32>,
    /// The organizations and places spoken of last, the last one first.
    pub things: Vec<u32>,
    /// Whom the last "he" meant, and the last "she", and in which sentence.
    pub last: [Option<(u32, u32)>; 2],
    /// Who speaks each quotation, as far as the words beside it tell.
    pub speakers: Vec<Option<u32>>,
    /// The names of the sentence at hand, as a range of `mentions`.
    pub names: Range<usize>,
    /// The last end of a clause before the token at hand.
    pub edge: Option<usize>,
    /// Whether the sentence at hand has a subject that says what stands in its quotations.
    pub has_speaker: bool,
}

impl Memory<'_> {
    /// Takes note that an entity is spoken of.
    pub fn meet(&mut self, cluster: u32, tokens: Range<usize>, sentence: u32, within: &Range<usize>, first: &mut bool) {
        let subject = self.is_subject(&tokens, within);
        let quoted = self.text.document.tokens[tokens.start].quotation;
        let actor = &mut self.actors[cluster as usize];
        let again = actor.count > 0 && actor.sentence == sentence;
        actor.subject = subject || (again && actor.subject);
        actor.first = *first || (again && actor.first);
        actor.count += 1;
        actor.sentence = sentence;
        actor.token = tokens.start as u32;
        actor.quoted = quoted;
        actor.owner = tokens.end < within.end && self.text.tag(tokens.end) == Tag::Genitive;
        let list = match actor.kind {
            EntityType::Person => &mut self.people,
            EntityType::Organization | EntityType::Location | EntityType::Facility => &mut self.things,
            _ => return,
        };
        *first = false;
        if let Some(place) = list.iter().position(|&other| other == cluster) {
            list.remove(place);
        } else if list.len() == REMEMBERED {
            list.pop();
        }
        list.insert(0, cluster);
        // Whoever is the first subject outside of a quotation says what stands in it.
        if subject && quoted.is_none() && !self.has_speaker {
            self.has_speaker = true;
            let mut last = None;
            for token in within.clone() {
                crate::work::count();
                let quotation = self.text.document.tokens[token].quotation;
                if quotation != last
                    && let Some(quotation) = quotation
                {
                    let speaker = &mut self.speakers[quotation as usize];
                    if speaker.is_none() {
                        *speaker = Some(cluster);
                    }
                }
                last = quotation;
            }
        }
    }

    /// Whether a verb follows, over what is put in between commas, or a verb of saying stands before.
    fn is_subject(&self, tokens: &Range<usize>, within: &Range<usize>) -> bool {
        let text = self.text;
        let mut at = tokens.end;
        while at < within.end && text.tag(at) == Tag::Adverb {
            at += 1;
        }
        // "Brandt stressed that …": what may as well be a participle.
        let verb = |at: usize| {
            let participle = text.tag(at) == Tag::Participle && (at + 1 >= within.end || text.lower(at + 1) != "by");
            text.tag(at).is_finite() || participle
        };
        if at < within.end && verb(at) {
            return true;
        }
        if at < within.end && text.lower(at) == "," {
            let close = (at + 1..within.end.min(at + 24)).find(|&token| text.lower(token) == ",");
            if close.is_some_and(|close| close + 1 < within.end && text.tag(close + 1).is_finite()) {
                return true;
            }
        }
        tokens.start > within.start && is_verb_of_saying(text, tokens.start - 1)
    }
}

/// Whether a token is a finite verb that brings in a quotation: "“Yes,” *replied* Kovač".
fn is_verb_of_saying(text: TaggedText, token: usize) -> bool {
    let quotes =
        |reading: &Reading| reading.single() && reading.kind == CueKind::Verb && reading.frames.any(Frames::QUOTATION);
    text.tag(token).is_finite() && cues::readings(text.lower(token)).iter().any(quotes)
}
