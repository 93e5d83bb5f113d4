//! What is remembered while an article is read: who was spoken of, when and how, and who spoke. Owns the memory, not the
//! choices that are made from it.

use crate::{
    analysis::EntityType,
    lexicon::{
        cues::{self, CueKind, Frames, Reading},
        nouns::Sex,
    },
    map::Map,
    syntax::{Tag, role_phrase::TaggedText},
};
use std::ops::Range;

/// How many of those spoken of last are remembered of each sort.
const REMEMBERED: usize = 10;

/// How many of those met in a sentence are kept in mind for "who".
const MET: usize = 4;

/// From these odds on the sex is settled: nineteen to one, in logarithms.
const SETTLED: f64 = 2.9;

/// How much a form of address or a role speaks for a sex, in logarithms of odds.
const ADDRESSED: f64 = 5.0;

/// Somebody or something that can be meant: an entity of the article, or somebody without a name.
#[derive(Clone, Debug)]
pub struct Actor {
    /// What it is.
    pub kind: EntityType,
    /// Whether it has a name: is an entity of the article.
    pub named: bool,
    /// Whether it is several: "officials".
    pub plural: bool,
    /// How much forms of address, roles and pronouns speak for he, below zero for she: the logarithm of the odds.
    pub odds: f64,
    /// Whether a form of address or a role says the sex.
    pub addressed: bool,
    /// What a given name suggests: evidence that is weighed and never given out.
    pub given: Option<Sex>,
    /// Hashes of the nouns that say what it is: minister, bank.
    pub nouns: Vec<u64>,
    /// Whether one of them says more than man or woman, official or company.
    pub specific: bool,
    /// Hashes of nouns beside its names that may say it, too.
    pub beside: Vec<u64>,
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
    /// The sentence in which it was first spoken of.
    pub begun: u32,
    /// The sentence in which it was spoken of last.
    pub sentence: u32,
    /// The token where it was spoken of last.
    pub token: u32,
    /// The token where it was named last.
    pub called: Option<u32>,
    /// Whether it was the subject there.
    pub subject: bool,
    /// Whether it was inside a quotation there.
    pub quoted: Option<u32>,
    /// The statement in whose content it was last spoken of.
    pub reported: Option<u32>,
    /// Whether it was the first of the sentence.
    pub first: bool,
    /// Whether it was the first person of the sentence, or the first of those who are no person.
    pub lead: bool,
    /// Whether it was spoken of as an owner there: "Kovač's mother".
    pub owner: bool,
    /// Whether it may be a person all the same: the tagger is not sure, and nothing in the name speaks against it.
    pub doubtful: bool,
    /// How sure its names are, on average.
    pub confidence: f64,
    /// How much he and she speak for a person.
    pub doubts: f64,
    /// The sentence in which it said something last.
    pub spoke: Option<u32>,
}

impl Actor {
    /// Somebody of whom nothing is known yet.
    pub fn new(kind: EntityType, named: bool) -> Self {
        Self {
            kind,
            named,
            plural: false,
            odds: 0.0,
            addressed: false,
            given: None,
            nouns: Vec::new(),
            specific: false,
            beside: Vec::new(),
            countries: Vec::new(),
            words: Vec::new(),
            country: None,
            names: 0,
            count: 0,
            begun: 0,
            sentence: 0,
            token: 0,
            called: None,
            subject: false,
            quoted: None,
            reported: None,
            first: false,
            lead: false,
            owner: false,
            doubtful: false,
            confidence: 1.0,
            doubts: 0.0,
            spoke: None,
        }
    }

    /// What the text says of the sex where that is settled.
    pub fn sex(&self) -> Option<Sex> {
        settled(self.odds)
    }

    /// Takes note of the sex that a form of address or a role says.
    pub fn is_addressed(&mut self, sex: Option<Sex>) {
        self.addressed |= sex.is_some();
        self.says(sex, ADDRESSED);
    }

    /// Takes note of what a word says of the sex, and how much.
    pub fn says(&mut self, sex: Option<Sex>, weight: f64) {
        match sex {
            Some(Sex::Male) => self.odds += weight,
            Some(Sex::Female) => self.odds -= weight,
            None => {}
        }
    }
}

/// The sex that some odds settle.
pub fn settled(odds: f64) -> Option<Sex> {
    if odds.abs() < SETTLED {
        return None;
    }
    Some(if odds > 0.0 { Sex::Male } else { Sex::Female })
}

/// Those spoken of last, the last one first.
#[derive(Clone, Debug, Default)]
pub struct Recent {
    /// People with names.
    pub people: Vec<u32>,
    /// Organizations and places with names.
    pub things: Vec<u32>,
    /// Whoever has no name.
    pub strangers: Vec<u32>,
}

/// A name where it stands.
#[derive(Clone, Debug)]
pub struct NameSite {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its entity.
    pub entity: u32,
}

/// A document that somebody issued.
#[derive(Clone, Debug)]
pub struct Issued {
    /// Hash of its noun.
    pub noun: u64,
    /// Who issued it.
    pub by: u32,
    /// Where it was spoken of last.
    pub sentence: u32,
}

/// What is remembered while reading.
pub struct Memory<'d> {
    /// The text.
    pub text: TaggedText<'d>,
    /// Where names stand, in order.
    pub sites: &'d [NameSite],
    /// What is known of everybody: entities first, in their order, then those without a name.
    pub actors: Vec<Actor>,
    /// Those spoken of last.
    pub recent: Recent,
    /// Whom the pronoun at a token seemed to mean when the article was read before, and how much that speaks for its sex.
    pub before: Map<usize, (u32, f64)>,
    /// Whom the last "he" meant, and the last "she", and in which sentence.
    pub last: [Option<(u32, u32)>; 2],
    /// Who said the last statement so far, in the article's own words.
    pub speaker: Option<u32>,
    /// Who speaks each quotation, as far as the words beside it tell.
    pub speakers: Vec<Option<u32>>,
    /// Who says each statement so far.
    pub said_by: Vec<Option<u32>>,
    /// What was issued last, and by whom.
    pub issued: Vec<Issued>,
    /// The statement in whose content the token at hand stands.
    pub outer: Option<usize>,
    /// Who was met last in the sentence at hand, and where.
    pub met: Vec<(u32, Range<usize>)>,
    /// Whether anybody was met in it.
    pub opened: bool,
    /// Whether things and people were met in it.
    pub led: [bool; 2],
    /// The last end of a clause before the token at hand.
    pub edge: Option<usize>,
    /// Whether the sentence at hand has a subject that says what stands in its quotations.
    pub has_speaker: bool,
}

impl Memory<'_> {
    /// Takes note that somebody is spoken of at `tokens` of the sentence `within`.
    pub fn meet(&mut self, who: u32, tokens: Range<usize>, sentence: u32, within: &Range<usize>) {
        let subject = self.is_subject(&tokens, within);
        let quoted = self.text.document.tokens[tokens.start].quotation;
        let first = !self.opened;
        let actor = &mut self.actors[who as usize];
        let again = actor.count > 0 && actor.sentence == sentence;
        actor.subject = subject || (again && actor.subject);
        actor.first = first || (again && actor.first);
        let led = usize::from(actor.kind == EntityType::Person);
        actor.lead = !self.led[led] || (again && actor.lead);
        if actor.count == 0 {
            actor.begun = sentence;
        }
        actor.count += 1;
        actor.sentence = sentence;
        actor.token = tokens.start as u32;
        actor.quoted = quoted;
        actor.reported = self.outer.map(|outer| outer as u32);
        actor.owner = tokens.end < within.end && self.text.tag(tokens.end) == Tag::Genitive;
        let listed = is_listed(actor);
        let list = match (actor.named, actor.kind) {
            (false, _) => &mut self.recent.strangers,
            (true, EntityType::Person) => &mut self.recent.people,
            _ => &mut self.recent.things,
        };
        if self.met.len() == MET {
            self.met.remove(0);
        }
        self.met.push((who, tokens));
        if !listed {
            return;
        }
        self.opened = true;
        self.led[led] = true;
        if let Some(place) = list.iter().position(|&other| other == who) {
            list.remove(place);
        } else if list.len() == REMEMBERED {
            list.pop();
        }
        list.insert(0, who);
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
                    self.speakers[quotation as usize].get_or_insert(who);
                }
                last = quotation;
            }
        }
    }

    /// Takes note that somebody says something in a sentence, in the article's own words or within somebody else's.
    pub fn speaks(&mut self, who: u32, sentence: u32, own: bool) {
        self.actors[who as usize].spoke = Some(sentence);
        if own {
            self.speaker = Some(who);
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

/// Whether an article can go back to such a one.
fn is_listed(actor: &Actor) -> bool {
    use EntityType::*;
    matches!(actor.kind, Person | Organization | Location | Facility)
        || matches!(actor.kind, Norp | Misc | Product) && (actor.spoke.is_some() || !actor.named || actor.kind != Norp)
}

/// Whether a token is a finite verb that brings in a quotation: "“Yes,” *replied* Kovač".
fn is_verb_of_saying(text: TaggedText, token: usize) -> bool {
    let quotes =
        |reading: &Reading| reading.single() && reading.kind == CueKind::Verb && reading.frames.any(Frames::QUOTATION);
    text.tag(token).is_finite() && cues::readings(text.lower(token)).iter().any(quotes)
}
