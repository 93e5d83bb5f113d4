//! A source as written, to whom it names: the name it is about, its head noun, an apposition; what names nobody goes to
//! `pronoun` and `description`. Owns the order of these, not each choice.

use crate::{
    analysis::{Entity, EntityType, Form, SpeakerBasis},
    lexicon::{nouns::Sex, people},
    speakers::{
        context::{self, MentionSite, ResolvedSpeaker, SpeakerContext, UNKNOWN, UNNAMED},
        description, head_noun, pronoun,
    },
    syntax::{Tag, noun_phrase},
    text::Run,
};

/// The speaker of a source as written.
pub fn resolve(cx: &SpeakerContext, source: Run) -> ResolvedSpeaker {
    let document = cx.document;
    let span = source.span(document);
    let first = document.lower(source.from);
    let single = source.to == source.from + 1;
    if single && matches!(first, "i" | "we" | "me" | "us") {
        return match cx.outer {
            Some(outer) => ResolvedSpeaker { basis: SpeakerBasis::Pronoun, ..cx.resolved[outer] },
            None => UNKNOWN,
        };
    }
    let inside = cx.sites_in(span);
    let whole = inside.iter().find(|site| site.span == span);
    if single && cx.columns.tags[source.from].is_relative() {
        return pronoun::relative(cx, source);
    }
    if single && matches!(first, "he" | "she" | "they" | "it" | "him" | "her" | "them") {
        return pronoun::resolve(cx, source, whole.filter(|site| site.form == Form::Pronoun));
    }
    if let Some(found) = description::former_or_latter(cx, source) {
        return found;
    }
    let head = noun_phrase::head(cx.document, &cx.columns.tags, source);
    if inside.is_empty()
        && let Some(entity) = only_bearer(cx, source)
    {
        return ResolvedSpeaker {
            speaker: Some(entity),
            anonymous: false,
            basis: SpeakerBasis::Explicit,
            confidence: 0.85,
        };
    }
    // A name that the phrase is about, not one that it only mentions: "a lawyer for Dube".
    let mut people = inside.iter().filter(|site| site.form == Form::Name && cx.is_person(site));
    if let Some(site) = people.find(|site| head_noun::is_head(cx, source, site)) {
        return context::named(site, SpeakerBasis::Explicit, 0.98);
    }
    // "The council's clerk" is not the council.
    let over = |site: &&MentionSite| site.span.contains(document.tokens[head].span);
    if let Some(site) = inside.iter().filter(over).find(|site| site.form == Form::Nominal) {
        return context::named(site, SpeakerBasis::Nominal, 0.85);
    }
    let noun = document.lower(head);
    let definite = matches!(first, "the" | "this" | "that");
    // "the Chilean said": somebody of whom that is known.
    if definite
        && source.to == source.from + 2
        && !noun.ends_with('s')
        && inside.iter().any(|site| cx.type_of(site.entity) == EntityType::Norp)
    {
        if let Some(site) = description::citizen(cx, source) {
            return context::named(site, SpeakerBasis::Nominal, 0.75);
        }
        return pronoun::antecedent(cx, source, None).map_or(UNKNOWN, |found| ResolvedSpeaker {
            basis: SpeakerBasis::Nominal,
            confidence: found.confidence.min(0.7),
            ..found
        });
    }
    // "the 64-year-old", "the ferryman": who spoke or was named last.
    let sex = match noun {
        _ if noun.ends_with("woman") => Some(Sex::Female),
        _ if noun.ends_with("man") => Some(Sex::Male),
        _ => None,
    };
    let kind_of_person = source.to == source.from + 2 && sex.is_some() && !people::person(noun);
    let age = source.to > source.from + 3
        && document.lower(source.to - 1) == "old"
        && document.lower(source.to - 3).starts_with("year");
    if definite
        && inside.is_empty()
        && (kind_of_person || age)
        && let Some(found) = pronoun::antecedent(cx, source, sex)
    {
        return ResolvedSpeaker { basis: SpeakerBasis::Nominal, confidence: found.confidence.min(0.7), ..found };
    }
    if let Some(site) = inside.iter().filter(over).find(|site| site.form == Form::Name)
        && cx.can_speak(site)
        && (cx.columns.tags[head] == Tag::Name || !people::person(noun))
    {
        return context::named(
            site,
            SpeakerBasis::Explicit,
            if cx.type_of(site.entity) == EntityType::Person { 0.97 } else { 0.9 },
        );
    }
    let owned = cx.columns.tags[source.from] == Tag::Possessive;
    // "The union, Pilots of the Lagoon, said", "the other firm, Lagoon Star": the name behind the comma.
    if let Some(site) =
        inside.iter().find(|site| head_noun::is_apposed(cx, source, site)).filter(|_| !people::person(noun))
    {
        return context::named(site, SpeakerBasis::Explicit, 0.85);
    }
    if people::person(noun) {
        return if definite || owned { description::resolve(cx, source, head, definite) } else { UNNAMED };
    }
    let apposition = source.tokens().any(|token| document.lower(token) == ",");
    if definite
        && !apposition
        && people::group(noun)
        && let Some(entity) = description::group_meant(cx, source, noun)
    {
        return ResolvedSpeaker {
            speaker: Some(entity),
            anonymous: false,
            basis: SpeakerBasis::Nominal,
            confidence: 0.75,
        };
    }
    if people::document(noun) {
        return ResolvedSpeaker { basis: SpeakerBasis::Explicit, confidence: 0.9, ..UNKNOWN };
    }
    let person = |token: usize| cx.columns.tags[token] != Tag::Name && people::person(document.lower(token));
    if source.tokens().take(12).any(person) {
        return UNNAMED;
    }
    // Behind a title or a role: "Foreign Minister Kovač" that no person was found in.
    let any = inside
        .iter()
        .find(|site| site.form == Form::Name && cx.can_speak(site) && head_noun::is_head(cx, source, site));
    match any {
        Some(site) => context::named(site, SpeakerBasis::Explicit, 0.8),
        None if matches!(first, "some" | "many" | "others" | "several" | "one" | "another" | "few" | "both") => {
            ResolvedSpeaker { confidence: 0.8, ..UNNAMED }
        }
        None => ResolvedSpeaker { basis: SpeakerBasis::Explicit, ..UNKNOWN },
    }
}

/// The one person of the article whose name ends as a source does where nobody found a name.
fn only_bearer(cx: &SpeakerContext, source: Run) -> Option<u32> {
    let last = source.to - 1;
    let form = cx.document.form(last);
    if !form.starts_with(char::is_uppercase) {
        return None;
    }
    let same = |entity: &&Entity| {
        entity.kind == EntityType::Person
            && entity.name.rsplit(' ').next().is_some_and(|surname| surname.eq_ignore_ascii_case(form))
    };
    let mut holders = cx.entities.iter().take(200).filter(same);
    holders.next().filter(|_| holders.next().is_none()).map(|entity| entity.id)
}
