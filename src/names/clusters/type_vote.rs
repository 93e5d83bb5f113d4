//! What an entity is, where the tagger says different things of its mentions: the majority decides, each vote as heavy
//! as it was sure. Owns the vote, and when a name is two things at once.

use crate::{
    analysis::EntityType,
    names::{clusters::Text, detect::Found},
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

/// What a statement of the text weighs against each mention of which the tagger is as sure.
const STATED: f64 = 0.6;

/// Adds what the text says of a name, if it says one thing: after "the charity, Brønd," all mentions of Brønd are a
/// body's, unless the tagger is surer that they are not.
pub fn believe(stated: &[u16; 3], mentions: usize, votes: &mut [f64; 9]) {
    let mut said = (0..stated.len()).filter(|&kind| stated[kind] > 0);
    if let (Some(kind), None) = (said.next(), said.next()) {
        votes[kind] += STATED * mentions as f64;
    }
}

/// Whether a single name of another type can be the surname of a person: a Ford that is a company all through an
/// article stays one beside Henry Ford.
pub fn may_be_a_surname(kind: EntityType, mentions: usize, votes: &[f64; 9]) -> bool {
    let mean = votes[kind as usize] / mentions.max(1) as f64;
    match kind {
        EntityType::Norp | EntityType::Date | EntityType::Money => false,
        EntityType::Location => votes[0] > 0.0 || mean < 0.6,
        _ => votes[0] > 0.0 || mean < 0.75,
    }
}

/// The type of one mention of `name`, in the cluster of `root`.
pub fn of_mention(name: &Text, root: &Text, found: &Found) -> EntityType {
    let kind = winner(&root.votes);
    // Jordan the player and Jordan the country: where the name is part of a person's full name, and sure to be a place here.
    let apart = kind == EntityType::Person
        && matches!(found.kind, EntityType::Location | EntityType::Organization)
        && found.confidence >= 0.8
        && name.form.words.len() == 1
        && root.form.words.len() > 1;
    if apart { found.kind } else { kind }
}
