//! The article read from its first word to its last: who was spoken of, when and how, so that a pronoun or a description
//! finds whom it means. Owns what is remembered; the choices are `pronouns`' and `descriptions`'.

mod descriptions;
mod pronouns;

use crate::{
    analysis::{EntityType, Form},
    hash,
    lexicon::nouns::{self, Sex},
    names::{clusters::Clusters, detect::Found, roles::Role},
    syntax::{Tag, role_phrase::Tagged},
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
    /// Hashes of other words in its roles and, of a body or place, in its name.
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
    pub text: Tagged<'d>,
    /// The names found.
    pub found: &'d [Found],
    /// The cluster of each of them.
    pub of: Vec<u32>,
    /// What is known of each cluster.
    pub actors: Vec<Actor>,
    /// The people spoken of last, the last one first.
    pub people: Vec<u32>,
    /// The bodies and places spoken of last, the last one first.
    pub things: Vec<u32>,
    /// Whom the last "he" meant, and the last "she", and in which sentence.
    pub last: [Option<(u32, u32)>; 2],
    /// Who speaks each quotation, as far as the words beside it tell.
    pub speakers: Vec<Option<u32>>,
    /// The names of the sentence at hand, as a range of `found`.
    pub names: Range<usize>,
    /// The last end of a clause before the token at hand.
    pub edge: Option<usize>,
    /// Whether the sentence at hand has a subject that says what stands in its quotations.
    told: bool,
}

/// Reads a document twice: what the first reading finds out of he and she serves the second. Also gives the types of the
/// clusters, where he and she say that a doubtful one is a person.
pub fn read(text: Tagged, found: &[Found], clusters: &Clusters, roles: &[Role]) -> (Vec<Reference>, Vec<EntityType>) {
    let mut actors = actors(text, found, clusters, roles);
    let mut speakers = vec![None; text.document.quotations.len()];
    let mut references = Vec::new();
    for round in 0..2 {
        let mut memory = Memory {
            text,
            found,
            of: clusters.of.iter().map(|(cluster, _)| *cluster).collect(),
            actors: actors.clone(),
            people: Vec::new(),
            things: Vec::new(),
            last: [None; 2],
            speakers: std::mem::take(&mut speakers),
            names: 0..0,
            edge: None,
            told: false,
        };
        references = memory.read();
        speakers = std::mem::take(&mut memory.speakers);
        if round == 0 {
            for reference in references.iter().filter(|reference| reference.form == Form::Pronoun) {
                let weight = (reference.confidence - 0.5).max(0.0);
                let actor = &mut actors[reference.cluster as usize];
                if actor.kind != EntityType::Person {
                    actor.doubts += weight;
                }
                match pronouns::sex(text.lower(reference.tokens.start)) {
                    Some(Sex::Male) => actor.he += weight,
                    Some(Sex::Female) => actor.she += weight,
                    None => {}
                }
            }
            for actor in &mut actors {
                if actor.doubts >= 0.5 + 0.03 * f64::from(actor.names) {
                    actor.kind = EntityType::Person;
                }
            }
        }
    }
    let people = actors.iter().map(|actor| actor.kind).collect();
    (references, people)
}

fn actors(text: Tagged, found: &[Found], clusters: &Clusters, roles: &[Role]) -> Vec<Actor> {
    let mut actors: Vec<Actor> = Vec::with_capacity(clusters.all.len());
    for cluster in &clusters.all {
        let mut actor = Actor {
            kind: cluster.kind,
            he: 0.0,
            she: 0.0,
            nouns: Vec::new(),
            countries: Vec::new(),
            words: Vec::new(),
            country: None,
            names: cluster.names.len() as u32,
            count: 0,
            sentence: 0,
            token: 0,
            subject: false,
            quoted: None,
            first: false,
            owner: false,
            doubtful: false,
            confidence: 0.0,
            doubts: 0.0,
        };
        match cluster.sex {
            Some(Sex::Male) => actor.he += 5.0,
            Some(Sex::Female) => actor.she += 5.0,
            None => {}
        }
        if cluster.kind != EntityType::Person {
            let name = &found[cluster.fullest as usize];
            actor.country = nouns::country(name.span.of(text.document.text));
            for token in name.tokens.clone() {
                actor.words.push(hash::text(text.lower(token)));
                if let Some(noun) = text.noun(token)
                    && noun.kind != EntityType::Person
                {
                    actor.nouns.push(hash::text(text.lower(token)));
                }
            }
        }
        let like = matches!(cluster.kind, EntityType::Location | EntityType::Organization | EntityType::Misc);
        let sum: f64 = cluster.names.iter().map(|&name| found[name as usize].confidence).sum();
        actor.confidence = sum / cluster.names.len() as f64;
        let name = &found[cluster.fullest as usize].tokens;
        actor.doubtful = like
            && actor.country.is_none()
            && actor.nouns.is_empty()
            && name.len() <= 3
            && actor.confidence < 0.75
            && text.document.form(name.start).chars().nth(1).is_some_and(char::is_lowercase)
            && nouns::country_of(text.document.form(name.start)).is_none();
        actors.push(actor);
    }
    for role in roles {
        let actor = &mut actors[clusters.of[role.name as usize].0 as usize];
        match role.sex {
            Some(Sex::Male) => actor.he += 5.0,
            Some(Sex::Female) => actor.she += 5.0,
            None => {}
        }
        if role.tokens.is_empty() || actor.words.len() > 64 {
            continue;
        }
        for token in role.tokens.clone() {
            if let Some(country) = nouns::country_of(text.document.form(token)) {
                actor.countries.push(country);
            }
            let word = hash::text(text.lower(token));
            // The lawyer for the widow is no widow.
            if token == role.head || token < role.head && text.noun(token).is_some() {
                actor.nouns.push(word);
            }
            actor.words.push(word);
        }
    }
    actors
}

impl<'d> Memory<'d> {
    fn read(&mut self) -> Vec<Reference> {
        let mut references = Vec::new();
        let document = self.text.document;
        let mut name = 0;
        let mut paragraph = u32::MAX;
        let mut aside = false;
        let mut kept = (Vec::new(), Vec::new());
        for (number, sentence) in document.sentences.iter().enumerate() {
            let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
            if sentence.paragraph != paragraph {
                paragraph = sentence.paragraph;
                let counts = document.paragraphs[paragraph as usize].kind.counts();
                // A caption or a teaser is read by itself: the article goes on as if it were not there.
                if !counts && !aside {
                    kept = (self.people.clone(), self.things.clone());
                } else if counts && aside {
                    (self.people, self.things) = std::mem::take(&mut kept);
                }
                aside = !counts;
            }
            while name < self.found.len() && self.found[name].tokens.start < start {
                name += 1;
            }
            let first = name;
            while name < self.found.len() && self.found[name].tokens.start < end {
                name += 1;
            }
            self.names = first..name;
            self.sentence(number as u32, start..end, &mut references);
        }
        references
    }

    fn sentence(&mut self, number: u32, tokens: Range<usize>, references: &mut Vec<Reference>) {
        let (mut next, end) = (self.names.start, self.names.end);
        let mut token = tokens.start;
        let mut first = true;
        let mut seen = tokens.start;
        (self.edge, self.told) = (None, false);
        while token < tokens.end {
            let passed = seen.min(token)..token;
            self.edge = passed.rev().find(|&at| pronouns::is_boundary(self.text, at)).or(self.edge);
            seen = token;
            if next < end && self.found[next].tokens.start <= token {
                let range = self.found[next].tokens.clone();
                let cluster = self.of[next];
                self.meet(cluster, range.clone(), number, &tokens, &mut first);
                token = range.end.max(token + 1);
                next += 1;
                continue;
            }
            let reference = if pronouns::is_pronoun(self.text.lower(token)) {
                pronouns::resolve(self, token, number, &tokens)
            } else if matches!(self.text.lower(token), "the" | "this" | "that") {
                let owner = descriptions::owner(self, token, number, tokens.end);
                owner.or_else(|| descriptions::resolve(self, token, number, tokens.end))
            } else {
                None
            };
            let Some(reference) = reference else {
                token += 1;
                continue;
            };
            let range = reference.tokens.clone();
            self.meet(reference.cluster, range.clone(), number, &tokens, &mut first);
            if let Some(sex) = pronouns::sex(self.text.lower(range.start)).filter(|_| reference.form == Form::Pronoun) {
                self.last[sex as usize] = Some((reference.cluster, number));
            }
            // Names inside a description stay names of their own.
            token = if reference.form == Form::Pronoun { range.end } else { token + 1 };
            references.push(reference);
        }
    }

    /// Takes note that an entity is spoken of.
    fn meet(&mut self, cluster: u32, tokens: Range<usize>, sentence: u32, within: &Range<usize>, first: &mut bool) {
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
        if subject && quoted.is_none() && !self.told {
            self.told = true;
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
        // "Haidar stressed that …": what may as well be a participle.
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
        tokens.start > within.start
            && matches!(
                text.lower(tokens.start - 1),
                "said" | "says" | "added" | "adds" | "asked" | "replied" | "wrote"
            )
    }
}
