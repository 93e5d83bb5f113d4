//! What one analysis says of one word: a speaker and a mention never contradict. Owns this one promise of the contract.

use article_analyzer::{
    Analysis,
    analysis::{EntityType, Form, SpeakerBasis},
};

/// Whether the speaker of every quote is the entity of the mention that its source is, or begins with.
pub fn speakers_are_mentioned(text: &str, analysis: &Analysis) -> Result<(), String> {
    for quote in analysis.quotes.iter().filter(|quote| quote.basis != SpeakerBasis::Reader) {
        let [source] = quote.source[..] else { continue };
        for entity in &analysis.entities {
            if matches!(entity.kind, EntityType::Date | EntityType::Money) {
                continue;
            }
            let head = entity.mentions.iter().find(|mention| {
                // "the council's clerk" begins with the council, and is the clerk.
                let owner = text[mention.span.end as usize..].starts_with(['\'', '’']);
                let opens = mention.form == Form::Nominal && mention.span.start == source.start && !owner;
                mention.span == source || opens && mention.span.end <= source.end
            });
            if head.is_some() && quote.speaker != Some(entity.id) {
                let said = quote.speaker.map_or("nobody", |speaker| &analysis.entities[speaker as usize].name);
                return Err(format!("{:?} is {} and speaks for {said}: {text:?}", source.of(text), entity.name));
            }
        }
        let known = |entity: u32| (entity as usize) < analysis.entities.len();
        if quote.candidates.len() > 3 || !quote.candidates.iter().all(|candidate| known(candidate.entity)) {
            return Err(format!("candidates {:?}: {text:?}", quote.candidates));
        }
        if !quote.candidates.is_sorted_by(|one, next| one.confidence >= next.confidence) {
            return Err(format!("candidates out of order: {text:?}"));
        }
    }
    Ok(())
}
