//! What everybody who looks for speakers sees: the document, where its entities are mentioned, the statements and who
//! speaks those so far. Owns the look-ups, not the choice of a speaker.

use crate::{
    analysis::{Entity, EntityType, Form, SpeakerBasis},
    lexicon::nouns::Sex,
    quotes::{columns::Columns, statement::Statement},
    span::Span,
    text::{Document, Run},
};

/// Who says a statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ResolvedSpeaker {
    /// The entity meant.
    pub speaker: Option<u32>,
    /// Whether the article withholds who it is.
    pub anonymous: bool,
    /// How it was found.
    pub basis: SpeakerBasis,
    /// How sure that is, in [0, 1].
    pub confidence: f64,
}

/// Nobody is known to speak.
pub const UNKNOWN: ResolvedSpeaker =
    ResolvedSpeaker { speaker: None, anonymous: false, basis: SpeakerBasis::None, confidence: 0.7 };
/// Somebody speaks whom the article does not name.
pub const UNNAMED: ResolvedSpeaker =
    ResolvedSpeaker { speaker: None, anonymous: true, basis: SpeakerBasis::Explicit, confidence: 0.95 };

/// A place where an entity is mentioned.
pub struct MentionSite {
    /// Its bytes.
    pub span: Span,
    /// The entity.
    pub entity: u32,
    /// How it is mentioned.
    pub form: Form,
}

/// The document, its entities and statements, and the speakers so far.
pub struct SpeakerContext<'d> {
    /// The columns of the document.
    pub columns: &'d Columns<'d>,
    /// The document.
    pub document: &'d Document<'d>,
    /// The entities.
    pub entities: &'d [Entity],
    /// Where they are mentioned, in order.
    pub sites: Vec<MentionSite>,
    /// The statements, in order.
    pub statements: &'d [Statement],
    /// The speakers of the statements so far.
    pub resolved: Vec<ResolvedSpeaker>,
    /// The statement in whose content the one at hand stands.
    pub outer: Option<usize>,
    /// What the text says of each entity's sex, by title, role or pronoun.
    pub sexes: Vec<Option<Sex>>,
}

/// How many mentions back a pronoun or a description is looked for.
pub const BACK: usize = 40;

/// The sex that a pronoun tells.
pub fn sex_of(pronoun: &str) -> Option<Sex> {
    match pronoun {
        "he" | "him" => Some(Sex::Male),
        "she" | "her" => Some(Sex::Female),
        _ => None,
    }
}

/// The speaker of the entity that a site speaks of.
pub fn named(site: &MentionSite, basis: SpeakerBasis, confidence: f64) -> ResolvedSpeaker {
    ResolvedSpeaker { speaker: Some(site.entity), anonymous: false, basis, confidence }
}

impl SpeakerContext<'_> {
    /// The sites that begin inside `span`.
    pub fn sites_in(&self, span: Span) -> &[MentionSite] {
        let from = self.sites.partition_point(|site| site.span.start < span.start);
        let to = from + self.sites[from..].partition_point(|site| site.span.start < span.end);
        &self.sites[from..to]
    }

    /// What an entity is.
    pub fn type_of(&self, entity: u32) -> EntityType {
        self.entities[entity as usize].kind
    }

    /// Whether a site speaks of a person.
    pub fn is_person(&self, site: &MentionSite) -> bool {
        self.type_of(site.entity) == EntityType::Person
    }

    /// Whether what a site speaks of can say something.
    pub fn can_speak(&self, site: &MentionSite) -> bool {
        use EntityType::*;
        !matches!(self.type_of(site.entity), Date | Money)
    }

    /// The tokens of a site.
    pub fn tokens(&self, site: &MentionSite) -> Run {
        let tokens = self.document.tokens_in(site.span);
        Run::new(tokens.start, tokens.end.max(tokens.start + 1))
    }

    /// The paragraph of a token.
    pub fn paragraph(&self, token: usize) -> u32 {
        self.document.sentences[self.document.tokens[token].sentence as usize].paragraph
    }

    /// Whether a token stands in what a statement says.
    pub fn holds(&self, index: usize, token: usize) -> bool {
        self.statements[index].holds(token)
    }
}
