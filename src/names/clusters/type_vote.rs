//! What an entity is, where the tagger says different things of its mentions: the majority decides, each vote as heavy
//! as it was sure. Owns the vote, and when a name is two things at once.

use crate::{
    analysis::EntityType,
    names::mention::{NameMention, SURE},
};

/// All types, in their order.
const ALL: [EntityType; 9] = [
    EntityType::Person,
    EntityType::Location,
    EntityType::Organization,
    EntityType::Facility,
    EntityType::Norp,
    EntityType::Product,
    EntityType::Misc,
    EntityType::Date,
    EntityType::Money,
];

/// The type with the most votes; the first of those with as many.
pub fn winner(votes: &[f64; 9]) -> EntityType {
    let best = (1..9).fold(0, |best, kind| if votes[kind] > votes[best] { kind } else { best });
    ALL[best]
}

/// The vote of a statement of the text about a name ("the charity, Brønd,"), for each mention of the name.
const STATED: f64 = 0.6;

/// How much more a title before a name votes for a person than the tagger's own vote for another type.
pub const TITLE_MARGIN: f64 = 0.1;

/// Below this mean confidence, a place or organization whose name holds somebody's name is taken for a person.
pub const SURE_OF_FULL_NAME: f64 = 0.65;

/// What decides between equal votes.
pub const TIE_BREAK: f64 = 0.01;

/// From this mean confidence on, a place is no surname.
const SURE_OF_PLACE: f64 = 0.6;

/// From this mean confidence on, an organization is no surname.
const SURE_OF_ORGANIZATION: f64 = 0.75;

/// Adds what the text says of a name, if it says one thing: after "the charity, Brønd," all mentions of Brønd are an
/// organization's, unless the tagger is surer that they are not.
pub fn add_stated_votes(stated: &[u16; 3], mentions: usize, votes: &mut [f64; 9]) {
    let mut said = (0..stated.len()).filter(|&kind| stated[kind] > 0);
    if let (Some(kind), None) = (said.next(), said.next()) {
        votes[kind] += STATED * mentions as f64;
    }
}

/// Whether a single name of another type can be the surname of a person: a Lindqvist that is a company all through an
/// article stays one beside Maria Lindqvist.
pub fn may_be_a_surname(kind: EntityType, mentions: usize, votes: &[f64; 9]) -> bool {
    let mean = votes[kind as usize] / mentions.max(1) as f64;
    match kind {
        EntityType::Norp | EntityType::Date | EntityType::Money => false,
        EntityType::Location => votes[0] > 0.0 || mean < SURE_OF_PLACE,
        _ => votes[0] > 0.0 || mean < SURE_OF_ORGANIZATION,
    }
}

/// The type of one mention in a cluster with these votes; `part` says that its one word is a part of the full name.
pub fn of_mention(mention: &NameMention, votes: &[f64; 9], part: bool) -> EntityType {
    let kind = winner(votes);
    // Jordan the player and Jordan the country: a part of a person's full name, but surely a place here.
    let another = kind == EntityType::Person
        && matches!(mention.kind, EntityType::Location | EntityType::Organization)
        && mention.confidence >= SURE
        && part;
    if another { mention.kind } else { kind }
}
