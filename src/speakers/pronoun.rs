//! Whom a pronoun means as a source: who spoke last, or whom the sentences before are about. Owns the choice, not
//! descriptions.

use crate::{
    analysis::{EntityType, Form, SpeakerBasis},
    lexicon::{nouns::Sex, people},
    speakers::{
        context::{self, MentionSite, ResolvedSpeaker, SpeakerContext, UNKNOWN, UNNAMED, sex_of},
        lookback,
    },
    syntax::{Tag, noun_phrase},
    text::Run,
};

/// "who", "which": the name or description right before it.
pub fn relative(cx: &SpeakerContext, source: Run) -> ResolvedSpeaker {
    let document = cx.document;
    let start = document.tokens[source.from].span.start;
    let before = cx.sites.partition_point(|site| site.span.end <= start);
    let sentence = document.sentences[document.tokens[source.from].sentence as usize].span;
    let who = document.lower(source.from) == "who";
    let near = cx.sites[..before].iter().rev().take(4).find(|site| {
        site.span.start >= sentence.start
            && cx.can_speak(site)
            && (!who || !matches!(cx.type_of(site.entity), EntityType::Location | EntityType::Facility))
    });
    // What stands between is an apposition at most.
    let close = near.filter(|site| {
        let from = cx.tokens(site).to;
        from + 12 > source.from && !(from..source.from).any(|token| cx.columns.tags[token].is_finite())
    });
    match close {
        Some(site)
            if (cx.tokens(site).to..source.from).all(|token| !people::person(document.lower(token)))
                || cx.is_person(site) =>
        {
            context::named(site, SpeakerBasis::Pronoun, 0.85)
        }
        _ => {
            let from = source.from.saturating_sub(8);
            let people = (from..source.from).any(|token| people::person(document.lower(token)));
            if people { ResolvedSpeaker { basis: SpeakerBasis::Pronoun, confidence: 0.8, ..UNNAMED } } else { UNKNOWN }
        }
    }
}

/// Whom a pronoun means: whoever spoke last or is the subject of the sentences before; `mention` is what the
/// entities say.
pub fn resolve(cx: &SpeakerContext, source: Run, mention: Option<&MentionSite>) -> ResolvedSpeaker {
    let word = cx.document.lower(source.from);
    let mine = match word {
        "he" | "she" | "him" | "her" => antecedent(cx, source, sex_of(word)),
        _ => group_before(cx, source, word == "it"),
    };
    match (mention, mine) {
        (Some(site), Some(found)) if found.speaker == Some(site.entity) => {
            context::named(site, SpeakerBasis::Pronoun, 0.95)
        }
        (_, Some(found)) => found,
        (Some(site), None) => context::named(site, SpeakerBasis::Pronoun, 0.85),
        (None, None) => UNKNOWN,
    }
}

/// The person whom "he" or "she" means.
pub fn antecedent(cx: &SpeakerContext, source: Run, sex: Option<Sex>) -> Option<ResolvedSpeaker> {
    let fits = |entity: u32| {
        cx.type_of(entity) == EntityType::Person
            && (sex.is_none() || cx.sexes[entity as usize].is_none() || cx.sexes[entity as usize] == sex)
    };
    for (back, index) in lookback::earlier_sentences(cx, source.from).enumerate() {
        let sure = if back < 2 { 0.85 } else { 0.7 };
        let spoke = lookback::last_speaker_in(cx, index, source.from).filter(|&(found, source)| match found.speaker {
            Some(speaker) => fits(speaker),
            None => can_be_one_person(cx, source, sex),
        });
        if let Some((found, _)) = spoke {
            return Some(ResolvedSpeaker {
                basis: SpeakerBasis::Pronoun,
                confidence: found.confidence.min(sure),
                ..found
            });
        }
        if introduces_unnamed(cx, index, source.from, sex) {
            return Some(ResolvedSpeaker { basis: SpeakerBasis::Pronoun, confidence: sure, ..UNNAMED });
        }
        if let Some(site) = lookback::first_named_in(cx, index, source.from, fits) {
            return Some(context::named(site, SpeakerBasis::Pronoun, sure));
        }
        // "Does she never get it wrong?": whom the same pronoun means there.
        if let Some(site) =
            lookback::pronoun_mention_in(cx, index, source.from, sex).filter(|site| back > 0 && fits(site.entity))
        {
            return Some(context::named(site, SpeakerBasis::Pronoun, f64::min(sure, 0.75)));
        }
    }
    None
}

/// The group or document that "it" means, or those whom "they" means: who spoke last.
pub fn group_before(cx: &SpeakerContext, source: Run, one: bool) -> Option<ResolvedSpeaker> {
    let group = |entity: u32| {
        use EntityType::*;
        matches!(cx.type_of(entity), Organization | Location | Norp | Facility | Misc)
    };
    for (back, index) in lookback::earlier_sentences(cx, source.from).take(3).enumerate() {
        let found = lookback::last_speaker_in(cx, index, source.from).map(|(found, _)| found);
        let fits = |found: &ResolvedSpeaker| found.speaker.map_or(!one, |speaker| back == 0 && one || group(speaker));
        if let Some(found) = found.filter(fits) {
            return Some(ResolvedSpeaker {
                basis: SpeakerBasis::Pronoun,
                confidence: found.confidence.min(0.8),
                ..found
            });
        }
        // "The federation refused to comment. In a statement, it said …"
        let body = |entity: u32| cx.type_of(entity) == EntityType::Organization;
        let named = || lookback::first_named_in(cx, index, source.from, body);
        if let Some(site) = (one && back == 1).then(named).flatten() {
            return Some(context::named(site, SpeakerBasis::Pronoun, 0.7));
        }
    }
    None
}

/// Whether one unnamed person can be called "he" or "she".
pub fn can_be_one_person(cx: &SpeakerContext, source: Run, sex: Option<Sex>) -> bool {
    let head = noun_phrase::head(cx.document, &cx.columns.tags, source);
    let said = people::sex(cx.document.lower(head)).or_else(|| sex_of(cx.document.lower(source.from)));
    let plural = cx.columns.tags[head] == Tag::Nouns
        || matches!(cx.document.lower(source.from), "they" | "some" | "many" | "others" | "several" | "two" | "both");
    !plural && (said.is_none() || sex.is_none() || said == sex)
}

/// Whether a sentence is about one person who is not named: "A woman behind her did."
pub fn introduces_unnamed(cx: &SpeakerContext, sentence: usize, token: usize, sex: Option<Sex>) -> bool {
    let document = cx.document;
    let tokens = &document.sentences[sentence].tokens;
    let (from, to) = (tokens.start as usize, (tokens.end as usize).min(token));
    if from + 1 >= to || !matches!(document.lower(from), "a" | "an" | "another" | "one") {
        return false;
    }
    let end = (from + 1..to.min(from + 7))
        .find(|&token| {
            let tag = cx.columns.tags[token];
            tag.is_finite() || matches!(tag, Tag::Preposition | Tag::WhPronoun)
        })
        .unwrap_or(to.min(from + 4));
    let subject = Run::new(from, end.max(from + 1));
    people::person_in(document, subject.tokens())
        && can_be_one_person(cx, subject, sex)
        && cx.sites_in(subject.span(document)).iter().all(|site| site.form != Form::Name || !cx.is_person(site))
}
