//! Quotations that stand alone: whom the sentence before is about, else who spoke last. Owns speakers without a source.

use crate::{
    analysis::{ParagraphKind, SpeakerBasis},
    quotes::statement::Statement,
    speakers::{
        context::{self, BACK, ResolvedSpeaker, SpeakerContext, UNKNOWN},
        lookback,
    },
};

/// The speaker of a quotation that stands alone: whom the sentence before is about, else who spoke last.
pub fn resolve(cx: &SpeakerContext, statement: &Statement) -> ResolvedSpeaker {
    let document = cx.document;
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
    let last = lookback::last_speaker(cx, start);
    for (back, &index) in earlier.iter().enumerate() {
        let span = document.sentences[index].span;
        // A sentence that somebody says, or that says who does.
        if let Some((found, _)) = last.filter(|_| lookback::has_statement(cx, index)) {
            return ResolvedSpeaker { basis: SpeakerBasis::Carried, confidence: found.confidence * 0.92, ..found };
        }
        let subject = cx.sites_in(span).iter().take(BACK).find(|site| cx.is_person(site));
        if let Some(subject) = subject {
            return context::named(subject, SpeakerBasis::Carried, if back == 0 { 0.85 } else { 0.7 });
        }
    }
    match last {
        Some((found, spoken)) if cx.paragraph(spoken) + 4 > paragraph => {
            ResolvedSpeaker { basis: SpeakerBasis::Carried, confidence: found.confidence * 0.75, ..found }
        }
        _ => UNKNOWN,
    }
}
