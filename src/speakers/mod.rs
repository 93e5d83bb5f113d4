//! Who speaks: a voice for each statement, in the order of the text. Owns what is known so far and quotations that stand
//! alone; sources as written are `source`'s.

mod description;
mod mentions;
mod pronoun;
mod source;

pub use mentions::mention_speakers;

use crate::{
    analysis::{CueClass, Entity, EntityType, Form, ParagraphKind, Quote},
    lexicon::{nouns::Sex, people},
    quotes::{
        columns::View,
        statement::{Hint, Run, Statement},
    },
    score::Score,
    span::Span,
    text::Document,
};

/// Who says a statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Voice {
    /// The entity meant.
    pub speaker: Option<u32>,
    /// Whether the article withholds who it is.
    pub anonymous: bool,
    /// How it was found.
    pub basis: &'static str,
    /// How sure that is, in [0, 1].
    pub confidence: f64,
}

/// Nobody is known to speak.
pub const NOBODY: Voice = Voice { speaker: None, anonymous: false, basis: "none", confidence: 0.7 };
/// Somebody speaks whom the article does not name.
pub const UNNAMED: Voice = Voice { speaker: None, anonymous: true, basis: "explicit", confidence: 0.95 };

/// A place where an entity is spoken of.
pub struct Place {
    /// Its bytes.
    pub span: Span,
    /// The entity.
    pub entity: u32,
    /// How it is spoken of.
    pub form: Form,
}

/// The quotes that statements become once it is known who speaks, in their order.
pub fn find(view: &View, entities: &[Entity], statements: &[Statement]) -> Vec<Quote> {
    let spoken = statements.iter().zip(voices(view, entities, statements)).filter(|(statement, voice)| {
        // "Weather: …" is a label without a speaker.
        statement.hint != Hint::Label || voice.speaker.is_some() || voice.anonymous
    });
    spoken.map(|(statement, voice)| quote(view.document, statement, voice)).collect()
}

fn quote(document: &Document, statement: &Statement, voice: Voice) -> Quote {
    let spans = |runs: &[Run]| -> Vec<Span> { runs.iter().map(|run| run.span(document)).collect() };
    let cue_class = statement.class(document);
    let tokens = statement.content.iter().flat_map(|run| run.tokens());
    Quote {
        kind: statement.kind(document),
        content: spans(&statement.content),
        cue: spans(&statement.cue),
        cue_class,
        source: spans(&statement.source),
        speaker: voice.speaker,
        anonymous: voice.anonymous,
        speech: cue_class.is_none_or(CueClass::is_speech),
        words: tokens.filter(|&token| document.is_word(token)).count() as u32,
        rule: statement.rule,
        basis: voice.basis,
        confidence: Score::new(statement.confidence * voice.confidence),
    }
}

/// The voice of each of `statements`, which are in the order of the text.
fn voices(view: &View, entities: &[Entity], statements: &[Statement]) -> Vec<Voice> {
    let mut places: Vec<Place> = Vec::new();
    for (index, entity) in entities.iter().enumerate() {
        places.extend(entity.mentions.iter().map(|mention| Place {
            span: mention.span,
            entity: index as u32,
            form: mention.form,
        }));
    }
    crate::sort::stable_by_key(&mut places, |place| place.span.key());
    let sexes = sexes(view.document, entities);
    let mut finder =
        Finder { view, document: view.document, entities, places, statements, voices: Vec::new(), outer: None, sexes };
    // Statements that hold the one at hand, innermost last.
    let mut open: Vec<usize> = Vec::new();
    for (index, statement) in statements.iter().enumerate() {
        let start = statement.content.first().map_or(0, |run| run.from);
        let holds = |outer: usize| statements[outer].holds(start);
        while open.last().is_some_and(|&outer| statements[outer].content.last().is_none_or(|run| run.to <= start)) {
            open.pop();
        }
        finder.outer = open.iter().rev().take(8).copied().find(|&outer| holds(outer));
        let voice = finder.voice(statement);
        finder.remember(statement, voice);
        finder.voices.push(voice);
        open.push(index);
    }
    finder.voices
}

/// Looks for speakers, statement by statement.
pub struct Finder<'d> {
    /// The columns of the document.
    pub view: &'d View<'d>,
    /// The document.
    pub document: &'d Document<'d>,
    /// The entities.
    pub entities: &'d [Entity],
    /// Where they are spoken of, in order.
    pub places: Vec<Place>,
    /// The statements, in order.
    pub statements: &'d [Statement],
    /// Of the statements so far.
    pub voices: Vec<Voice>,
    /// The statement in whose content the one at hand stands.
    pub outer: Option<usize>,
    /// What the text says of each entity's sex, by title, role or pronoun.
    pub sexes: Vec<Option<Sex>>,
}

/// The sexes that titles and roles give: "Mrs Dube", "the chairwoman".
fn sexes(document: &Document, entities: &[Entity]) -> Vec<Option<Sex>> {
    let of = |entity: &Entity| {
        let roles = entity.role.iter().flat_map(|&role| document.tokens_in(role));
        let titles = entity
            .mentions
            .iter()
            .filter(|mention| mention.form == Form::Name)
            .take(8)
            .filter_map(|mention| document.tokens_in(mention.span).start.checked_sub(1));
        roles.chain(titles).find_map(|token| people::sex(document.lower(token)))
    };
    entities.iter().map(of).collect()
}

/// The sex that a pronoun tells.
pub fn sex_of(pronoun: &str) -> Option<Sex> {
    match pronoun {
        "he" | "him" => Some(Sex::Male),
        "she" | "her" => Some(Sex::Female),
        _ => None,
    }
}

/// How many places back a pronoun or a description is looked for.
pub const BACK: usize = 40;

impl Finder<'_> {
    fn voice(&self, statement: &Statement) -> Voice {
        let Some(&source) = statement.source.first() else {
            return if statement.hint == Hint::Alone { self.carried(statement) } else { NOBODY };
        };
        let voice = self.written(source);
        match statement.hint {
            Hint::Signature => Voice { basis: "signature", ..voice },
            Hint::Turn => Voice { basis: "turn", ..voice },
            _ => voice,
        }
    }

    /// The places that begin inside `span`.
    pub fn inside(&self, span: Span) -> &[Place] {
        let from = self.places.partition_point(|place| place.span.start < span.start);
        let to = from + self.places[from..].partition_point(|place| place.span.start < span.end);
        &self.places[from..to]
    }

    /// What an entity is.
    pub fn kind(&self, entity: u32) -> EntityType {
        self.entities[entity as usize].kind
    }

    /// Whether a place speaks of a person.
    pub fn person(&self, place: &Place) -> bool {
        self.kind(place.entity) == EntityType::Person
    }

    /// Whether what a place speaks of can say something.
    pub fn speaks(&self, place: &Place) -> bool {
        use EntityType::*;
        !matches!(self.kind(place.entity), Date | Money)
    }

    /// The voice of the entity that a place speaks of.
    pub fn named(place: &Place, basis: &'static str, confidence: f64) -> Voice {
        Voice { speaker: Some(place.entity), anonymous: false, basis, confidence }
    }

    /// The tokens of a place.
    pub fn tokens(&self, place: &Place) -> Run {
        let tokens = self.document.tokens_in(place.span);
        Run::new(tokens.start, tokens.end.max(tokens.start + 1))
    }

    /// The paragraph of a token.
    pub fn paragraph(&self, token: usize) -> u32 {
        self.document.sentences[self.document.tokens[token].sentence as usize].paragraph
    }

    /// The last voice before a token that no other statement holds, and where its statement begins.
    fn last(&self, token: usize) -> Option<(Voice, usize)> {
        let mut latest: Option<(Voice, usize)> = None;
        for index in (0..self.voices.len()).rev().take(8) {
            let statement = &self.statements[index];
            let end = statement.content.iter().chain(&statement.cue).map(|run| run.to).max().unwrap_or(0);
            let spoken = self.voices[index].speaker.is_some() || self.voices[index].anonymous;
            if end <= token
                && spoken
                && latest.is_none_or(|(_, start)| statement.start() <= start && self.holds(index, start))
            {
                latest = Some((self.voices[index], statement.start()));
            }
        }
        latest
    }

    /// Whether a token stands in what a statement says.
    pub fn holds(&self, index: usize, token: usize) -> bool {
        self.statements[index].holds(token)
    }

    /// Notes the sex that a pronoun gives.
    fn remember(&mut self, statement: &Statement, voice: Voice) {
        if let (Some(source), Some(speaker)) = (statement.source.first(), voice.speaker)
            && source.to == source.from + 1
            && let Some(sex) = sex_of(self.document.lower(source.from))
        {
            self.sexes[speaker as usize].get_or_insert(sex);
        }
    }

    /// The voice of a quotation that stands alone: whom the sentence before is about, else who spoke last.
    fn carried(&self, statement: &Statement) -> Voice {
        let document = self.document;
        let start = statement.start();
        let sentence = document.tokens[start].sentence as usize;
        let paragraph = document.sentences[sentence].paragraph;
        // The sentences before, up to the beginning of the paragraph before.
        let mut counted = 0;
        let mut earlier = Vec::new();
        let mut at = paragraph;
        for index in (0..sentence).rev() {
            if !document.kind_of(index).counts() || document.kind_of(index) == ParagraphKind::Heading {
                continue;
            }
            if document.sentences[index].paragraph != at {
                at = document.sentences[index].paragraph;
                counted += 1;
            }
            if counted > 1 || earlier.len() > 3 {
                break;
            }
            earlier.push(index);
        }
        let last = self.last(start);
        for (place, &index) in earlier.iter().enumerate() {
            let span = document.sentences[index].span;
            // A sentence that somebody says, or that says who does.
            if let Some((voice, _)) = last.filter(|_| self.spoken_in(index)) {
                return Voice { basis: "carried", confidence: voice.confidence * 0.92, ..voice };
            }
            let subject = self.inside(span).iter().take(BACK).find(|place| self.person(place));
            if let Some(subject) = subject {
                return Self::named(subject, "carried", if place == 0 { 0.85 } else { 0.7 });
            }
        }
        match last {
            Some((voice, spoken)) if self.paragraph(spoken) + 4 > paragraph => {
                Voice { basis: "carried", confidence: voice.confidence * 0.75, ..voice }
            }
            _ => NOBODY,
        }
    }

    /// Whether a statement so far has its cue or its content in a sentence.
    fn spoken_in(&self, sentence: usize) -> bool {
        let tokens = &self.document.sentences[sentence].tokens;
        let (from, to) = (tokens.start as usize, tokens.end as usize);
        self.statements[..self.voices.len()]
            .iter()
            .rev()
            .take(8)
            .any(|statement| statement.content.iter().chain(&statement.cue).any(|run| run.from < to && from < run.to))
    }
}
