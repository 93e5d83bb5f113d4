//! What names and roles tell of an entity before the article is read: sex, nouns, countries. Owns these facts, not what
//! is remembered while reading.

use crate::{
    analysis::EntityType,
    coreference::memory::Actor,
    hash,
    lexicon::nouns::{self, Sex},
    names::{clusters::state::Clusters, mention::NameMention, roles::Role},
    syntax::role_phrase::TaggedText,
};

/// What names and roles tell of each cluster.
pub fn of_clusters(text: TaggedText, mentions: &[NameMention], clusters: &Clusters, roles: &[Role]) -> Vec<Actor> {
    let mut actors: Vec<Actor> = Vec::with_capacity(clusters.all.len());
    for cluster in &clusters.all {
        let mut actor = Actor {
            kind: cluster.kind,
            he: 0.0,
            she: 0.0,
            nouns: Vec::new(),
            countries: Vec::new(),
            words: Vec::new(),
            country: None,
            names: cluster.mentions.len() as u32,
            count: 0,
            sentence: 0,
            token: 0,
            subject: false,
            quoted: None,
            first: false,
            owner: false,
            doubtful: false,
            confidence: 0.0,
            doubts: 0.0,
        };
        match cluster.sex {
            Some(Sex::Male) => actor.he += 5.0,
            Some(Sex::Female) => actor.she += 5.0,
            None => {}
        }
        if cluster.kind != EntityType::Person {
            let name = &mentions[cluster.fullest as usize];
            actor.country = nouns::country(name.span.of(text.document.text));
            for token in name.tokens.clone() {
                actor.words.push(hash::text(text.lower(token)));
                if let Some(noun) = text.noun(token)
                    && noun.kind != EntityType::Person
                {
                    actor.nouns.push(hash::text(text.lower(token)));
                }
            }
        }
        let candidate = matches!(cluster.kind, EntityType::Location | EntityType::Organization | EntityType::Misc);
        let sum: f64 = cluster.mentions.iter().map(|&name| mentions[name as usize].confidence).sum();
        actor.confidence = sum / cluster.mentions.len() as f64;
        let name = &mentions[cluster.fullest as usize].tokens;
        actor.doubtful = candidate
            && actor.country.is_none()
            && actor.nouns.is_empty()
            && name.len() <= 3
            && actor.confidence < 0.75
            && text.document.form(name.start).chars().nth(1).is_some_and(char::is_lowercase)
            && nouns::country_of(text.document.form(name.start)).is_none();
        actors.push(actor);
    }
    for role in roles {
        let actor = &mut actors[clusters.of[role.name as usize].0 as usize];
        match role.sex {
            Some(Sex::Male) => actor.he += 5.0,
            Some(Sex::Female) => actor.she += 5.0,
            None => {}
        }
        if role.tokens.is_empty() || actor.words.len() > 64 {
            continue;
        }
        for token in role.tokens.clone() {
            if let Some(country) = nouns::country_of(text.document.form(token)) {
                actor.countries.push(country);
            }
            let word = hash::text(text.lower(token));
            // The lawyer for the widow is no widow.
            if token == role.head || token < role.head && text.noun(token).is_some() {
                actor.nouns.push(word);
            }
            actor.words.push(word);
        }
    }
    actors
}
