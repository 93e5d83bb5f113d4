//! Who is meant: by a pronoun, by a description, by the source of a statement, asked once for all. Owns the answers as
//! the later steps take them; how an article is read for them is `reader`'s.

mod actors;
mod description;
mod documents;
mod head_noun;
mod letters;
mod memory;
pub mod pronoun;
pub mod ranking;
mod reader;
mod source;
pub mod weights;

use crate::{
    analysis::{Entity, Form, MentionBasis, SpeakerBasis},
    entities::{self, NamedEntities},
    quotes::statement::Statement,
    span::Span,
    syntax::role_phrase::TaggedText,
};
use ranking::WhoIsMeant;
pub use reader::{Asked, CoreferenceReading, Meaning};
use weights::{CoreferenceWeights, WEIGHTS};

/// Who says a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Meant {
    /// A mention of the entity meant: the one in the source, where there is one.
    pub mention: Option<Span>,
    /// Whether the article withholds who it is.
    pub anonymous: bool,
    /// How it was found.
    pub basis: SpeakerBasis,
    /// How sure that is, in [0, 1].
    pub confidence: f64,
    /// Mentions of those who may be meant, likeliest first, each with its probability; empty where only one can be.
    pub candidates: Vec<(Span, f64)>,
}

/// How many of those who may be meant are given.
const CANDIDATES: usize = 3;

/// Whoever is less likely meant is not given.
const LIKELY: f64 = 0.05;

/// Finds out who is meant: adds pronouns and descriptions to the entities, and says of each statement who speaks.
/// `text` is the document with its parts of speech.
pub fn find(text: TaggedText, named: &mut NamedEntities, statements: &[Statement]) -> Vec<Meant> {
    let reading = reader::read(text, named, statements, &WEIGHTS, false);
    let meant = reading.meanings.iter().map(|meaning| meant(meaning, &reading, &named.entities)).collect();
    for (entity, &kind) in named.entities.iter_mut().zip(&reading.types) {
        entity.kind = kind;
    }
    for reference in &reading.references {
        let tokens = &text.document.tokens;
        let span = tokens[reference.tokens.start].span.join(tokens[reference.tokens.end - 1].span);
        let basis = if reference.form == Form::Pronoun { MentionBasis::Pronoun } else { MentionBasis::Nominal };
        let mention = entities::mention(span, reference.form, basis, reference.confidence);
        named.entities[reference.who as usize].mentions.push(mention);
    }
    entities::sort_mentions(&mut named.entities);
    meant
}

/// What was asked while reading with some weights, and everything that was known of whoever could be meant: for training.
pub fn questions(
    text: TaggedText,
    named: &NamedEntities,
    statements: &[Statement],
    weights: &CoreferenceWeights,
) -> Vec<Asked> {
    reader::read(text, named, statements, weights, true).questions
}

fn meant(meaning: &Meaning, reading: &CoreferenceReading, entities: &[Entity]) -> Meant {
    let Meaning { answer: WhoIsMeant { who, probability, named }, basis, place } = meaning;
    let entity = who.filter(|&who| (who as usize) < entities.len());
    let name = |entity: u32| {
        let mut names = entities[entity as usize].mentions.iter().filter(|mention| mention.form == Form::Name);
        names.next().map(|mention| mention.span)
    };
    let mut candidates: Vec<(u32, f64)> = named.iter().copied().filter(|known| known.1 >= LIKELY).collect();
    candidates.truncate(CANDIDATES);
    if entity.is_some() && candidates.len() < 2 {
        candidates.clear();
    }
    Meant {
        mention: entity.and_then(|entity| place.or_else(|| name(entity))),
        anonymous: entity.is_none() && who.is_some_and(|who| reading.anonymous[who as usize]),
        basis: if who.is_none() && *basis == SpeakerBasis::Pronoun { SpeakerBasis::None } else { *basis },
        confidence: *probability,
        candidates: candidates.into_iter().filter_map(|(who, likely)| Some((name(who)?, likely))).collect(),
    }
}
