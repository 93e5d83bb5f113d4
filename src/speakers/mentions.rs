//! Descriptions that quotes name as their speakers, as mentions of the entities meant. Owns when one is added, not whom
//! it means. It comes after salience is computed and entities are ordered: these mentions count in neither.

use crate::{
    analysis::{Entity, Form, Mention, MentionBasis, Quote, SpeakerBasis},
    sort,
};

/// A speaker who is less likely the one meant is a guess, and a guess is no mention.
const LIKELY: f64 = 0.66;

/// Adds to the entities the descriptions that quotes name as their speakers ("the Chilean said") and that are no
/// mention yet. Salience and order of the entities, computed before, stay as they are.
pub fn mention_speakers(quotes: &[Quote], entities: &mut [Entity]) {
    let mut known: Vec<u32> = Vec::new();
    for mention in entities.iter().flat_map(|entity| &entity.mentions).filter(|mention| mention.form != Form::Name) {
        known.push(mention.span.start);
    }
    sort::sort_dedup(&mut known);
    for quote in quotes.iter().filter(|quote| quote.basis == SpeakerBasis::Nominal && quote.confidence.get() >= LIKELY)
    {
        let ([span], Some(speaker)) = (&quote.source[..], quote.speaker) else { continue };
        let Some(entity) = entities.get_mut(speaker as usize) else { continue };
        let overlaps = entity.mentions.iter().any(|mention| mention.span.overlaps(*span));
        if overlaps || known.binary_search(&span.start).is_ok() {
            continue;
        }
        entity.mentions.push(Mention {
            span: *span,
            form: Form::Nominal,
            basis: MentionBasis::Nominal,
            confidence: quote.confidence,
            sentiment: None,
            quote: None,
        });
        sort::stable_by_key(&mut entity.mentions, |mention| mention.span.key());
    }
}
