//! Whom a description means as a source: "the minister", "the Chilean", "the latter", "the company". Owns the choice
//! among those named before, not pronouns.

use crate::{
    analysis::{EntityType, Form, ParagraphKind, SpeakerBasis},
    lexicon::nouns,
    speakers::{
        context::{self, BACK, MentionSite, ResolvedSpeaker, SpeakerContext, UNNAMED},
        lookback,
    },
    syntax::{Tag, noun_phrase},
    text::Run,
};

/// The person named before of whom the words beside the name say the country that "the Chilean" says; else the last
/// one of the sentences before of whom they say no other.
pub fn citizen<'c>(cx: &'c SpeakerContext, source: Run) -> Option<&'c MentionSite> {
    let document = cx.document;
    let form = document.form(source.to - 1);
    let stem = form.strip_suffix("woman").or_else(|| form.strip_suffix("man")).unwrap_or(form);
    let country = nouns::country_of(form).or_else(|| nouns::country_of(stem))?;
    let start = document.tokens[source.from].span.start;
    let before = cx.sites.partition_point(|site| site.span.start < start);
    let people = || {
        let names = cx.sites[..before].iter().rev().take(BACK);
        names.filter(|site| site.form == Form::Name && cx.is_person(site))
    };
    let of = |site: &MentionSite| {
        let Run { from, to } = cx.tokens(site);
        let sentence = &document.sentences[document.tokens[from].sentence as usize].tokens;
        let before = (from.saturating_sub(4).max(sentence.start as usize)..from).rev();
        let behind = to..(to + 6).min(sentence.end as usize);
        let beside = |token: usize| document.lower(token) != "and" && cx.columns.tags[token] != Tag::Past;
        let country_at = |token: usize| nouns::country_of(document.form(token));
        let near = behind.take_while(|&token| beside(token)).find_map(country_at);
        near.or_else(|| before.take_while(|&token| beside(token)).find_map(country_at))
    };
    if let Some(site) = people().find(|site| of(site) == Some(country)) {
        return Some(site);
    }
    let sentence = document.tokens[source.from].sentence;
    let close = |site: &&MentionSite| document.tokens[cx.tokens(site).from].sentence + 2 > sentence;
    let others: Vec<&MentionSite> = people().filter(close).collect();
    let foreign = others.iter().any(|site| of(site).is_some());
    others.into_iter().find(|site| of(site).is_none()).filter(|_| foreign)
}

/// "the former", "the latter": one of the two people of the sentence before.
pub fn former_or_latter(cx: &SpeakerContext, source: Run) -> Option<ResolvedSpeaker> {
    let document = cx.document;
    let word = document.lower(source.to - 1);
    if source.to - source.from > 2 || !matches!(word, "former" | "latter") {
        return None;
    }
    let sentence = document.tokens[source.from].sentence as usize;
    let earlier = &document.sentences[sentence.checked_sub(1)?];
    let two: Vec<&MentionSite> =
        cx.sites_in(earlier.span).iter().filter(|site| site.form == Form::Name && cx.is_person(site)).collect();
    let site = if word == "former" { two.get(two.len().checked_sub(2)?) } else { two.last() };
    site.map(|site| context::named(site, SpeakerBasis::Nominal, 0.85))
}

/// A definite description that no mention resolves: the holder of the role, else the one it was used of before.
pub fn resolve(cx: &SpeakerContext, source: Run, head: usize, definite: bool) -> ResolvedSpeaker {
    let document = cx.document;
    let noun = document.lower(head);
    let start = document.tokens[source.from].span.start;
    let before = cx.sites.partition_point(|site| site.span.start < start);
    let holder = cx.sites[..before].iter().rev().take(BACK).find(|site| {
        cx.is_person(site)
            && cx.entities[site.entity as usize]
                .role
                .is_some_and(|role| document.tokens_in(role).any(|token| document.lower(token) == noun))
    });
    if let Some(site) = holder {
        return context::named(site, SpeakerBasis::Nominal, 0.85);
    }
    for index in (0..cx.resolved.len()).rev().take(12) {
        let same = cx.statements[index]
            .source
            .iter()
            .any(|run| document.lower(noun_phrase::head(document, &cx.columns.tags, *run)) == noun);
        if same && cx.resolved[index].anonymous && definite {
            return ResolvedSpeaker { basis: SpeakerBasis::Nominal, confidence: 0.85, ..cx.resolved[index] };
        }
    }
    // "the goalkeeper", who was called one beside her name: "goalkeeper Lucía Quispe", "her mother, Teo Bee Leng".
    let beside = |site: &&MentionSite| {
        let Run { from, to } = cx.tokens(site);
        let sentence = &document.sentences[document.tokens[from].sentence as usize].tokens;
        let near = from.saturating_sub(3).max(sentence.start as usize)..(to + 6).min(sentence.end as usize);
        let parted = |token: usize| {
            let between = if token < from { token..from } else { to..token };
            let mut between = between;
            between.any(|token| {
                cx.columns.tags[token].is_finite()
                    || matches!(cx.columns.tags[token], Tag::Preposition | Tag::Conjunction)
            })
        };
        near.clone().any(|token| document.lower(token) == noun && !parted(token))
    };
    let held = cx.sites_in(source.span(document));
    let owner = |site: &&MentionSite| held.iter().any(|held| held.entity == site.entity);
    let described = cx.sites[..before]
        .iter()
        .rev()
        .take(4 * BACK)
        .filter(|site| site.form == Form::Name && cx.is_person(site) && !owner(site))
        .find(beside);
    if let Some(site) = described {
        return context::named(site, SpeakerBasis::Nominal, 0.8);
    }
    let singular = cx.columns.tags[head] != Tag::Nouns && definite;
    let person = |entity: u32| cx.type_of(entity) == EntityType::Person;
    let sentence = document.tokens[source.from].sentence as usize;
    let mut earlier = (sentence.saturating_sub(2)..=sentence).rev().filter(|_| singular);
    let near = earlier.find_map(|sentence| lookback::first_named_in(cx, sentence, source.from, person));
    match near {
        Some(site) => context::named(site, SpeakerBasis::Nominal, 0.65),
        None => ResolvedSpeaker { confidence: 0.7, ..UNNAMED },
    }
}

/// The organization that "the company" means: one whose name has the word; else, where nothing else is said of it,
/// the one that spoke last, or the last one named.
pub fn group_meant(cx: &SpeakerContext, source: Run, noun: &str) -> Option<u32> {
    let document = cx.document;
    let start = document.tokens[source.from].span.start;
    let before = cx.sites.partition_point(|site| site.span.start < start);
    // Not the agency whose report it is: its name stands in the dateline.
    let own = |site: &&MentionSite| {
        let sentence = document.tokens[cx.tokens(site).from].sentence as usize;
        document.kind_of(sentence) == ParagraphKind::Dateline
    };
    let earlier = || {
        cx.sites[..before]
            .iter()
            .rev()
            .take(2 * BACK)
            .filter(|site| site.form == Form::Name && cx.type_of(site.entity) == EntityType::Organization)
            .filter(|site| !own(site))
    };
    let called = |site: &&MentionSite| {
        let name = &cx.entities[site.entity as usize].name;
        name.split(' ').any(|word| word.eq_ignore_ascii_case(noun))
    };
    if let Some(site) = earlier().find(called) {
        return Some(site.entity);
    }
    // "the pickers' union" is one of its own.
    if source.to > source.from + 2 {
        return None;
    }
    let spoke = || {
        lookback::earlier_sentences(cx, source.from).take(4).find_map(|sentence| {
            let (found, _) = lookback::last_speaker_in(cx, sentence, source.from)?;
            found.speaker.filter(|&speaker| is_organization(cx, speaker))
        })
    };
    spoke().or_else(|| earlier().next().map(|site| site.entity))
}

/// Whether an entity can be an organization: nothing says that it is a person or a place.
pub fn is_organization(cx: &SpeakerContext, entity: u32) -> bool {
    let it = &cx.entities[entity as usize];
    let personal = || {
        it.role.is_some()
            || cx.sexes[entity as usize].is_some()
            || it.mentions.iter().any(|mention| mention.form == Form::Pronoun)
    };
    match it.kind {
        EntityType::Organization | EntityType::Misc | EntityType::Facility => true,
        EntityType::Person => !it.name.contains(' ') && !personal(),
        _ => false,
    }
}
