//! Who speaks: the quotes that statements become once it is known whom their sources mean. Owns the way from a statement
//! to a quote; who is meant is `coreference`'s.

use crate::{
    analysis::{CueClass, Entity, Quote, QuoteCandidate, SpeakerBasis},
    coreference::Meant,
    map::Map,
    quotes::statement::{Hint, Statement},
    score::Score,
    span::Span,
    text::{Document, Run},
};

/// The quotes that statements become, in their order: `meant` says of each who speaks, by a mention of the entity.
pub fn find(document: &Document, entities: &[Entity], statements: &[Statement], meant: &[Meant]) -> Vec<Quote> {
    let mut holders: Map<Span, u32> = Map::default();
    for (index, entity) in (0..).zip(entities) {
        for mention in &entity.mentions {
            holders.insert(mention.span, index);
        }
    }
    let mut quotes = Vec::with_capacity(statements.len());
    for (statement, meant) in statements.iter().zip(meant) {
        let quote = quote(document, statement, meant, &holders);
        // "Weather: …" is a label without a speaker.
        if statement.hint != Hint::Label || quote.speaker.is_some() || quote.anonymous {
            quotes.push(quote);
        }
    }
    quotes
}

fn quote(document: &Document, statement: &Statement, meant: &Meant, holders: &Map<Span, u32>) -> Quote {
    let spans = |runs: &[Run]| -> Vec<Span> { runs.iter().map(|run| run.span(document)).collect() };
    let cue_class = statement.class(document);
    let tokens = statement.content.iter().flat_map(|run| run.tokens());
    let holder = |mention: Span| holders.get(&mention).copied();
    let candidates = meant.candidates.iter().filter_map(|&(mention, likely)| {
        Some(QuoteCandidate { entity: holder(mention)?, confidence: Score::new(likely) })
    });
    Quote {
        kind: statement.kind(document),
        content: spans(&statement.content),
        cue: spans(&statement.cue),
        cue_class,
        source: spans(&statement.source),
        speaker: meant.mention.and_then(holder),
        anonymous: meant.anonymous,
        speech: cue_class.is_none_or(CueClass::is_speech),
        words: tokens.filter(|&token| document.is_word(token)).count() as u32,
        rule: statement.rule,
        basis: match statement.hint {
            Hint::Signature => SpeakerBasis::Signature,
            Hint::Turn => SpeakerBasis::Turn,
            _ => meant.basis,
        },
        confidence: Score::new(statement.confidence),
        candidates: candidates.collect(),
    }
}
