//! How much an article is about an entity, and the order that follows. Owns the weights of places in an article.

use crate::{
    analysis::{Entity, EntityType, Form, ParagraphKind},
    lexicon::nouns,
    score::Score,
    text::Document,
};

/// What is left of the weight of people that stands for their country's.
const FOLDED: f64 = 0.25;

/// Gives every entity its salience, orders them by it and numbers them.
pub fn rank(document: &Document, entities: &mut [Entity]) {
    // Where the article proper begins, so that the first paragraphs can weigh more.
    let mut body = 0;
    let place: Vec<f64> = document
        .paragraphs
        .iter()
        .map(|paragraph| match paragraph.kind {
            ParagraphKind::Headline => 3.0,
            ParagraphKind::Heading => 1.0,
            ParagraphKind::Body => {
                body += 1;
                match body {
                    1 => 2.0,
                    2 | 3 => 1.5,
                    _ => 1.0,
                }
            }
            _ => 0.0,
        })
        .collect();
    let weigh = |entity: &Entity| {
        let mentions = entity.mentions.iter().map(|mention| {
            let paragraph = document.paragraphs.partition_point(|paragraph| paragraph.span.end <= mention.span.start);
            let form = match mention.form {
                Form::Name => 1.0,
                Form::Nominal => 0.7,
                Form::Pronoun => 0.5,
            };
            place.get(paragraph).copied().unwrap_or(0.0) * form * mention.confidence.get()
        });
        let sum: f64 = mentions.sum();
        // An article is about people, organizations and places more than about days and amounts.
        match entity.kind {
            EntityType::Date | EntityType::Money => 0.25 * sum,
            EntityType::Norp => 0.7 * sum,
            _ => sum,
        }
    };
    let mut weights: Vec<f64> = entities.iter().map(weigh).collect();
    fold_demonyms(entities, &mut weights);
    let most = weights.iter().copied().fold(0.0, f64::max);
    for (entity, weight) in entities.iter_mut().zip(weights) {
        entity.salience = Score::new(if most > 0.0 { weight / most } else { 0.0 });
    }
    crate::sort::stable_by_key(entities, |entity| {
        let salience = (entity.salience.get() * 10_000.0) as u32;
        let first = entity.mentions.first().map(|mention| mention.span.key());
        (std::cmp::Reverse((salience, entity.mentions.len())), first)
    });
    for (id, entity) in entities.iter_mut().enumerate() {
        entity.id = id as u32;
    }
}

/// What an article says of Norwegians it says of Norway, where it names the country, too.
fn fold_demonyms(entities: &[Entity], weights: &mut [f64]) {
    let country = |entity: &Entity| match entity.kind {
        EntityType::Location | EntityType::Organization => nouns::country(&entity.name),
        _ => None,
    };
    for (people, entity) in entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityType::Norp) {
        let name = entity.name.strip_suffix('s').unwrap_or(&entity.name);
        let Some(number) = nouns::country_of(&entity.name).or_else(|| nouns::country_of(name)) else { continue };
        if let Some(whose) = entities.iter().position(|entity| country(entity) == Some(number)) {
            weights[whose] += weights[people];
            weights[people] *= FOLDED;
        }
    }
}
