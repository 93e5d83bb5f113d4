//! Who speaks: from the source as written to the entity meant. Owns the choice among entities, not how they are found.

use super::statement::{Hint, Run, Statement};
use crate::{
    analysis::{Entity, EntityType, Form},
    text::{Document, Span},
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

const NOBODY: Voice = Voice { speaker: None, anonymous: false, basis: "none", confidence: 0.6 };

/// A place where an entity is spoken of.
struct Place {
    span: Span,
    entity: u32,
    form: Form,
}

/// The voice of each of `statements`, which are in the order of the text.
pub fn find(document: &Document, entities: &[Entity], statements: &[Statement]) -> Vec<Voice> {
    let mut places: Vec<Place> = Vec::new();
    for (index, entity) in entities.iter().enumerate() {
        places.extend(entity.mentions.iter().map(|mention| Place {
            span: mention.span,
            entity: index as u32,
            form: mention.form,
        }));
    }
    places.sort_by_key(|place| place.span.key());
    let finder = Finder { document, entities, places };
    let mut voices: Vec<Voice> = Vec::with_capacity(statements.len());
    for (index, statement) in statements.iter().enumerate() {
        let last = index.checked_sub(1).map(|last| (&statements[last], voices[last]));
        let voice = match statement.source.first() {
            Some(&source) => finder.written(source, last),
            None => finder.carried(statement, last),
        };
        voices.push(voice);
    }
    voices
}

struct Finder<'d> {
    document: &'d Document<'d>,
    entities: &'d [Entity],
    places: Vec<Place>,
}

/// Words for people whom an article can leave unnamed.
const UNNAMED: [&str; 34] = [
    "official",
    "source",
    "aide",
    "person",
    "people",
    "diplomat",
    "insider",
    "witness",
    "resident",
    "employee",
    "man",
    "woman",
    "officer",
    "neighbour",
    "neighbor",
    "student",
    "worker",
    "villager",
    "shopkeeper",
    "fisherman",
    "critic",
    "analyst",
    "expert",
    "observer",
    "executive",
    "adviser",
    "advisor",
    "lawyer",
    "trader",
    "passenger",
    "farmer",
    "driver",
    "activist",
    "supporter",
];

impl Finder<'_> {
    /// The places inside `span`.
    fn inside(&self, span: Span) -> &[Place] {
        let from = self.places.partition_point(|place| place.span.start < span.start);
        let to = from + self.places[from..].partition_point(|place| place.span.start < span.end);
        &self.places[from..to]
    }

    fn kind(&self, entity: u32) -> EntityType {
        self.entities[entity as usize].kind
    }

    /// The voice of a source as written.
    fn written(&self, source: Run, last: Option<(&Statement, Voice)>) -> Voice {
        let span = source.span(self.document);
        let inside = self.inside(span);
        let speaks = |place: &&Place| {
            use EntityType::*;
            matches!(self.kind(place.entity), Person | Organization | Norp | Location | Facility | Misc)
        };
        let named = |place: &Place, basis, confidence| Voice {
            speaker: Some(place.entity),
            anonymous: false,
            basis,
            confidence,
        };
        if let Some(place) = inside.iter().find(|place| place.form == Form::Pronoun && place.span == span) {
            return named(place, "pronoun", 0.9);
        }
        let person = |place: &&Place| place.form == Form::Name && self.kind(place.entity) == EntityType::Person;
        if let Some(place) = inside.iter().find(person) {
            return named(place, "explicit", 0.98);
        }
        if let Some(place) = inside.iter().find(|place| place.form == Form::Nominal) {
            return named(place, "nominal", 0.85);
        }
        let first = self.document.lower(source.from);
        if source.to - source.from == 1 && matches!(first, "he" | "she" | "they" | "it") {
            return self.pronoun(source, last);
        }
        if self.unnamed(source) {
            return Voice { speaker: None, anonymous: true, basis: "explicit", confidence: 0.9 };
        }
        if let Some(place) = inside.iter().find(|place| place.form == Form::Name && speaks(place)) {
            return named(place, "explicit", 0.9);
        }
        NOBODY
    }

    /// Whether a source speaks of people and gives none of them a name.
    fn unnamed(&self, source: Run) -> bool {
        source.tokens().any(|token| {
            let word = self.document.lower(token);
            UNNAMED.iter().any(|known| {
                word.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest == "s" || rest == "es")
            })
        })
    }

    /// A pronoun that no mention resolves: who spoke last, else the last person named before it.
    fn pronoun(&self, source: Run, last: Option<(&Statement, Voice)>) -> Voice {
        let start = self.document.tokens[source.from].span.start;
        let before = self.places.partition_point(|place| place.span.start < start);
        let person = |place: &&Place| place.form == Form::Name && self.kind(place.entity) == EntityType::Person;
        let near = self.places[..before].iter().rev().take(20).find(person);
        let spoke = last.and_then(|(_, voice)| voice.speaker);
        match (spoke, near) {
            (Some(speaker), _) => Voice { speaker: Some(speaker), anonymous: false, basis: "pronoun", confidence: 0.7 },
            (None, Some(place)) => {
                Voice { speaker: Some(place.entity), anonymous: false, basis: "pronoun", confidence: 0.7 }
            }
            _ => NOBODY,
        }
    }

    /// The voice of a statement without a source: who spoke just before, else whom the sentence before is about.
    fn carried(&self, statement: &Statement, last: Option<(&Statement, Voice)>) -> Voice {
        if statement.hint != Hint::Alone {
            return NOBODY;
        }
        let start = statement.start();
        let token = &self.document.tokens[start];
        let paragraph = |token: usize| self.document.sentences[self.document.tokens[token].sentence as usize].paragraph;
        if let Some((spoken, voice)) = last
            && paragraph(spoken.start()) + 1 >= paragraph(start)
        {
            return Voice { basis: "carried", confidence: voice.confidence * 0.9, ..voice };
        }
        let Some(before) = (token.sentence as usize).checked_sub(1) else { return NOBODY };
        let subject = self
            .inside(self.document.sentences[before].span)
            .iter()
            .find(|place| matches!(self.kind(place.entity), EntityType::Person) && place.form != Form::Nominal);
        match subject {
            Some(place) => Voice { speaker: Some(place.entity), anonymous: false, basis: "carried", confidence: 0.7 },
            None => NOBODY,
        }
    }
}
