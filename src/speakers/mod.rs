//! Who speaks: the speaker of each statement, in the order of the text. Owns that order, since each speaker found helps
//! to find the next; how a source is read is `source`'s, and quotations without one are `carried`'s.

mod carried;
mod context;
mod description;
mod head_noun;
mod lookback;
mod mentions;
mod pronoun;
mod source;

pub use mentions::mention_speakers;

use crate::{
    analysis::{CueClass, Entity, Form, Quote, SpeakerBasis},
    lexicon::{nouns::Sex, people},
    quotes::{
        columns::Columns,
        statement::{Hint, Statement},
    },
    score::Score,
    sort,
    span::Span,
    text::{Document, Run},
};
use context::{MentionSite, ResolvedSpeaker, SpeakerContext, UNKNOWN, sex_of};

/// The quotes that statements become once it is known who speaks, in their order.
pub fn find(columns: &Columns, entities: &[Entity], statements: &[Statement]) -> Vec<Quote> {
    let spoken = statements.iter().zip(resolve(columns, entities, statements)).filter(|(statement, found)| {
        // "Weather: …" is a label without a speaker.
        statement.hint != Hint::Label || found.speaker.is_some() || found.anonymous
    });
    spoken.map(|(statement, found)| quote(columns.document, statement, found)).collect()
}

fn quote(document: &Document, statement: &Statement, found: ResolvedSpeaker) -> Quote {
    let spans = |runs: &[Run]| -> Vec<Span> { runs.iter().map(|run| run.span(document)).collect() };
    let cue_class = statement.class(document);
    let tokens = statement.content.iter().flat_map(|run| run.tokens());
    Quote {
        kind: statement.kind(document),
        content: spans(&statement.content),
        cue: spans(&statement.cue),
        cue_class,
        source: spans(&statement.source),
        speaker: found.speaker,
        anonymous: found.anonymous,
        speech: cue_class.is_none_or(CueClass::is_speech),
        words: tokens.filter(|&token| document.is_word(token)).count() as u32,
        rule: statement.rule,
        basis: found.basis,
        confidence: Score::new(statement.confidence),
    }
}

/// The speaker of each of `statements`, which are in the order of the text.
fn resolve(columns: &Columns, entities: &[Entity], statements: &[Statement]) -> Vec<ResolvedSpeaker> {
    let mut sites: Vec<MentionSite> = Vec::new();
    for (index, entity) in entities.iter().enumerate() {
        sites.extend(entity.mentions.iter().map(|mention| MentionSite {
            span: mention.span,
            entity: index as u32,
            form: mention.form,
        }));
    }
    sort::stable_by_key(&mut sites, |site| site.span.key());
    let document = columns.document;
    let sexes = sexes(document, entities);
    let mut cx =
        SpeakerContext { columns, document, entities, sites, statements, resolved: Vec::new(), outer: None, sexes };
    // Statements that hold the one at hand, innermost last.
    let mut open: Vec<usize> = Vec::new();
    for (index, statement) in statements.iter().enumerate() {
        let start = statement.content.first().map_or(0, |run| run.from);
        let holds = |outer: usize| statements[outer].holds(start);
        while open.last().is_some_and(|&outer| statements[outer].content.last().is_none_or(|run| run.to <= start)) {
            open.pop();
        }
        cx.outer = open.iter().rev().take(8).copied().find(|&outer| holds(outer));
        let found = resolve_statement(&cx, statement);
        remember_sex(&mut cx, statement, found);
        cx.resolved.push(found);
        open.push(index);
    }
    cx.resolved
}

/// The sexes that titles and roles give: "Mrs Dube", "the chairwoman".
fn sexes(document: &Document, entities: &[Entity]) -> Vec<Option<Sex>> {
    let of = |entity: &Entity| {
        let roles = entity.role.iter().flat_map(|&role| document.tokens_in(role));
        let titles = entity
            .mentions
            .iter()
            .filter(|mention| mention.form == Form::Name)
            .take(8)
            .filter_map(|mention| document.tokens_in(mention.span).start.checked_sub(1));
        roles.chain(titles).find_map(|token| people::sex(document.lower(token)))
    };
    entities.iter().map(of).collect()
}

fn resolve_statement(cx: &SpeakerContext, statement: &Statement) -> ResolvedSpeaker {
    let Some(&source) = statement.source.first() else {
        return match statement.hint {
            Hint::Alone => carried::resolve(cx, statement),
            Hint::Carried(source) => ResolvedSpeaker { basis: SpeakerBasis::Carried, ..source::resolve(cx, source) },
            _ => UNKNOWN,
        };
    };
    let found = source::resolve(cx, source);
    match statement.hint {
        Hint::Signature => ResolvedSpeaker { basis: SpeakerBasis::Signature, ..found },
        Hint::Turn => ResolvedSpeaker { basis: SpeakerBasis::Turn, ..found },
        _ => found,
    }
}

/// Notes the sex that a pronoun gives.
fn remember_sex(cx: &mut SpeakerContext, statement: &Statement, found: ResolvedSpeaker) {
    if let (Some(source), Some(speaker)) = (statement.source.first(), found.speaker)
        && source.to == source.from + 1
        && let Some(sex) = sex_of(cx.document.lower(source.from))
    {
        cx.sexes[speaker as usize].get_or_insert(sex);
    }
}
