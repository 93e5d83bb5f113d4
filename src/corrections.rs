//! What a reader has put right, applied between the steps so that every total follows. Owns how a correction finds its
//! mark and what it does to it; the rooms know nothing of corrections.

use crate::{
    analysis::{Entity, Quote, SpeakerBasis, Warning, WarningCode},
    error::Error,
    options::{Correction, Layer},
    score::Score,
    sort,
    span::Span,
    utf16::Utf16Index,
};

/// Corrections whose places are bytes of the text.
pub(crate) struct Corrections {
    located: Vec<Located>,
}

struct Located {
    correction: Correction,
    /// The place, or both places of a join, or that of a quote and of whoever says it.
    spans: Vec<Span>,
    used: bool,
}

impl Located {
    fn removes_word(&self) -> bool {
        matches!(self.correction, Correction::Remove { layer: Layer::Word, .. })
    }
}

/// Finds the places of `corrections` in the indexed text; refuses one that lies outside it or splits a character.
pub(crate) fn locate(corrections: &[Correction], index: &Utf16Index) -> Result<Corrections, Error> {
    let mut located = Vec::with_capacity(corrections.len());
    for (number, correction) in corrections.iter().enumerate() {
        let places = match correction {
            Correction::Remove { start, end, .. } | Correction::Type { start, end, .. } => vec![(*start, *end)],
            Correction::Join { entities } => entities.iter().map(|place| (place.start, place.end)).collect(),
            Correction::Speaker { start, end, entity } => {
                [(*start, *end)].into_iter().chain(entity.map(|place| (place.start, place.end))).collect()
            }
        };
        let mut spans = Vec::with_capacity(places.len());
        for (start, end) in places {
            let (Some(from), Some(to)) = (index.byte(start), index.byte(end)) else {
                let problem = format!("{start}..{end} is no place in a text of {} UTF-16 code units", index.length());
                return Err(Error::option(format!("corrections[{number}]"), problem));
            };
            spans.push(Span { start: from, end: to });
        }
        located.push(Located { correction: correction.clone(), spans, used: false });
    }
    Ok(Corrections { located })
}

/// The index of the entity that has a mention at a place.
fn holder(entities: &[Entity], span: Span) -> Option<usize> {
    entities.iter().position(|entity| entity.mentions.iter().any(|mention| mention.span == span))
}

impl Corrections {
    /// Removes mentions, changes types and joins entities.
    pub(crate) fn correct_entities(&mut self, entities: &mut Vec<Entity>) {
        for Located { correction, spans, used } in &mut self.located {
            let Some(found) = holder(entities, spans[0]) else { continue };
            match correction {
                Correction::Remove { layer: Layer::Entity, .. } => {
                    entities[found].mentions.retain(|mention| mention.span != spans[0]);
                    if entities[found].mentions.is_empty() {
                        entities.remove(found);
                    }
                }
                Correction::Type { r#type, .. } => entities[found].kind = *r#type,
                Correction::Join { .. } => {
                    let Some(other) = holder(entities, spans[1]) else { continue };
                    if found != other {
                        let joined = entities[other].clone();
                        let entity = &mut entities[found];
                        entity.mentions.extend(joined.mentions);
                        sort::stable_by_key(&mut entity.mentions, |mention| mention.span.key());
                        entity.role = entity.role.or(joined.role);
                        if joined.name.chars().count() > entity.name.chars().count() {
                            entity.name = joined.name;
                        }
                        entities.remove(other);
                    }
                }
                Correction::Remove { .. } | Correction::Speaker { .. } => continue,
            }
            *used = true;
        }
    }

    /// Removes quotes and says whose they are.
    pub(crate) fn correct_quotes(&mut self, quotes: &mut Vec<Quote>, entities: &[Entity]) {
        for Located { correction, spans, used } in &mut self.located {
            match correction {
                Correction::Remove { layer: Layer::Quote, .. } => {
                    let before = quotes.len();
                    quotes.retain(|quote| !quote.content.contains(&spans[0]));
                    *used |= quotes.len() < before;
                }
                Correction::Speaker { .. } => {
                    let speaker = spans.get(1).map(|span| holder(entities, *span));
                    let Some(quote) = quotes.iter_mut().find(|quote| quote.content.contains(&spans[0])) else {
                        continue;
                    };
                    if speaker == Some(None) {
                        continue;
                    }
                    quote.speaker = speaker.flatten().map(|index| entities[index].id);
                    quote.anonymous &= quote.speaker.is_none();
                    quote.basis = SpeakerBasis::Reader;
                    quote.confidence = Score::new(1.0);
                    *used = true;
                }
                _ => {}
            }
        }
    }

    /// The places of polar words that a reader wants removed.
    pub(crate) fn words_to_remove(&self) -> Vec<Span> {
        self.located.iter().filter(|located| located.removes_word()).map(|located| located.spans[0]).collect()
    }

    /// Notes at which of these places there was a word.
    pub(crate) fn note_removed_words(&mut self, removed: &[Span]) {
        for located in self.located.iter_mut().filter(|located| located.removes_word()) {
            located.used = removed.contains(&located.spans[0]);
        }
    }

    /// A warning for each correction whose mark is not there.
    pub(crate) fn unused(&self) -> impl Iterator<Item = Warning> + '_ {
        self.located.iter().filter(|located| !located.used).map(|located| Warning {
            code: WarningCode::CorrectionUnused,
            message: "A correction speaks of a mark that is not there.".to_owned(),
            span: located.spans[0],
        })
    }
}
