//! What names and roles tell of an entity before the article is read: sex, nouns, countries. Owns these facts, not what
//! is remembered while reading.

use crate::{
    analysis::{Entity, EntityType, Form},
    coreference::memory::{Actor, NameSite},
    entities::Said,
    hash,
    lexicon::{
        given_names,
        noun_classes::{self, NounClass},
        nouns, people,
    },
    map::Map,
    names, sort,
    syntax::{Tag, role_phrase::TaggedText},
};
use std::ops::Range;

/// How many names of one entity are looked around at.
const LOOKED_AT: usize = 8;

/// More words than these are not kept of one entity.
const WORDS: usize = 64;

/// Where the names of the entities stand, in order.
pub fn sites(text: TaggedText, entities: &[Entity]) -> Vec<NameSite> {
    let mut sites = Vec::new();
    for (entity, of) in (0..).zip(entities) {
        for name in of.mentions.iter().filter(|mention| mention.form == Form::Name) {
            let tokens = text.document.tokens_in(name.span);
            if !tokens.is_empty() {
                sites.push(NameSite { tokens, entity });
            }
        }
    }
    sort::stable_by_key(&mut sites, |site| site.tokens.start);
    sites
}

/// What names and roles tell of each entity.
pub fn of_entities(text: TaggedText, entities: &[Entity], sites: &[NameSite], said: &[Said]) -> Vec<Actor> {
    let mut actors: Vec<Actor> = entities.iter().map(|entity| of_name(text, entity)).collect();
    let mut holders: Map<u32, u32> = Map::with_capacity(sites.len());
    let is_person = |site: &&NameSite| entities[site.entity as usize].kind == EntityType::Person;
    for (index, site) in sites.iter().enumerate() {
        holders.insert(text.document.tokens[site.tokens.start].span.start, site.entity);
        // What stands beyond the next person is said of that one: "al-Marr and Kofi Boateng of Ghana".
        let from = sites[..index].iter().next_back().filter(is_person).map_or(0, |site| site.tokens.end);
        let to = sites[index + 1..].iter().next().filter(is_person).map_or(usize::MAX, |site| site.tokens.start);
        beside(text, site, from..to, &mut actors[site.entity as usize]);
    }
    for said in said {
        let Some(&holder) = holders.get(&said.name.start) else { continue };
        let actor = &mut actors[holder as usize];
        actor.is_addressed(said.sex);
        if said.tokens.is_empty() || actor.words.len() > WORDS {
            continue;
        }
        for token in said.tokens.clone() {
            if let Some(country) = nouns::country_of(text.document.form(token)) {
                actor.countries.push(country);
            }
            let word = hash::text(text.lower(token));
            // The lawyer for the widow is no widow.
            if token == said.head || token < said.head && text.noun(token).is_some() {
                actor.nouns.push(word);
                actor.specific |= !noun_classes::is(text.lower(token), NounClass::General);
            }
            actor.words.push(word);
        }
    }
    actors
}

/// What the names of an entity tell.
fn of_name(text: TaggedText, entity: &Entity) -> Actor {
    let mut actor = Actor::new(entity.kind, true);
    let written = || entity.mentions.iter().filter(|mention| mention.form == Form::Name);
    actor.names = written().count() as u32;
    let sum: f64 = written().map(|name| name.confidence.get()).sum();
    actor.confidence = sum / f64::from(actor.names.max(1));
    let Some(fullest) = written().max_by_key(|name| (name.span.len().min(80), std::cmp::Reverse(name.span.start)))
    else {
        return actor;
    };
    let tokens = text.document.tokens_in(fullest.span);
    if let Some(first) = tokens.clone().next() {
        let mut name = String::new();
        names::fold(text.lower(first), &mut name);
        actor.given = given_names::suggested(&name);
    }
    if entity.kind != EntityType::Person {
        actor.country = nouns::country(fullest.span.of(text.document.text));
        for token in tokens.clone() {
            let word = hash::text(text.lower(token));
            actor.words.push(word);
            if text.noun(token).is_some_and(|noun| noun.kind != EntityType::Person) {
                actor.nouns.push(word);
                actor.specific |= !noun_classes::is(text.lower(token), NounClass::General);
            }
        }
    }
    let candidate = matches!(entity.kind, EntityType::Location | EntityType::Organization | EntityType::Misc);
    actor.doubtful = candidate
        && actor.country.is_none()
        && actor.nouns.is_empty()
        && (1..=3).contains(&tokens.len())
        && actor.confidence < 0.75
        && text.document.form(tokens.start).chars().nth(1).is_some_and(char::is_lowercase)
        && nouns::country_of(text.document.form(tokens.start)).is_none();
    actor
}

/// Keeps the nouns for people and the countries beside a name: "the goalkeeper, Lucía Herrera", "Teo Bee Leng, her mother",
/// "Abdi Tura of Ethiopia"; `own` are the tokens that no other person lies between.
fn beside(text: TaggedText, site: &NameSite, own: Range<usize>, actor: &mut Actor) {
    if actor.kind != EntityType::Person || actor.beside.len() >= LOOKED_AT {
        return;
    }
    let sentence = text.sentence(site.tokens.start);
    let parts = |token: usize| {
        let tag = text.tag(token);
        tag.is_finite() || matches!(tag, Tag::Preposition | Tag::Conjunction | Tag::Genitive)
    };
    let part = |token: usize| text.lower(token) == "and" || text.tag(token) == Tag::Past;
    let near = site.tokens.end..(site.tokens.end + 6).min(sentence.end).min(own.end);
    let before = site.tokens.start.saturating_sub(4).max(sentence.start).max(own.start)..site.tokens.start;
    let country = |token: usize| nouns::country_of(text.document.form(token));
    let behind = near.take_while(|&token| !part(token)).find_map(country);
    actor.countries.extend(behind.or_else(|| before.rev().take_while(|&token| !part(token)).find_map(country)));
    // "Lucía Herrera, 22,", who comes back as "the 22-year-old"
    let age = site.tokens.end + 1;
    if age < sentence.end && text.lower(site.tokens.end) == "," && text.tag(age) == Tag::Number {
        actor.words.push(hash::text(text.lower(age)));
    }
    let apposed = site.tokens.end < sentence.end && text.lower(site.tokens.end) == ",";
    let behind = if apposed { site.tokens.end..(site.tokens.end + 6).min(sentence.end) } else { 0..0 };
    let before = site.tokens.start.saturating_sub(3).max(sentence.start)..site.tokens.start;
    for token in before.rev().take_while(|&token| !parts(token)).chain(behind.take_while(|&token| !parts(token))) {
        if text.tag(token).is_noun() && people::person(text.lower(token)) {
            actor.beside.push(hash::text(text.lower(token)));
        }
    }
}
