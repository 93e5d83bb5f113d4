//! Mentions into entities: the same name, and a surname alone after the full name. Owns no finding of names.

use super::mentions::Found;
use crate::{
    analysis::{Entity, EntityType, Form, Mention},
    score::Score,
    text::Document,
};
use std::collections::HashMap;

/// One entity for each name, in the order of their first mentions.
pub fn group(document: &Document, found: Vec<Found>) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut by_name: HashMap<(String, EntityType), usize> = HashMap::new();
    let mut by_surname: HashMap<String, usize> = HashMap::new();
    for name in found {
        let forms: Vec<&str> = name.tokens.clone().map(|token| document.form(token)).collect();
        let key = name.tokens.clone().map(|token| document.lower(token)).collect::<Vec<_>>().join(" ");
        let surname = (name.kind == EntityType::Person && forms.len() == 1).then(|| by_surname.get(&key)).flatten();
        let index = match by_name.get(&(key.clone(), name.kind)).or(surname) {
            Some(&index) => index,
            None => {
                if name.kind == EntityType::Person && forms.len() > 1 {
                    let last = document.lower(name.tokens.end - 1).to_owned();
                    by_surname.insert(last, entities.len());
                }
                by_name.insert((key, name.kind), entities.len());
                entities.push(Entity {
                    id: entities.len() as u32,
                    name: written(document, &name),
                    kind: name.kind,
                    role: None,
                    salience: Score::default(),
                    sentiment: None,
                    mentions: Vec::new(),
                });
                entities.len() - 1
            }
        };
        entities[index].mentions.push(Mention {
            span: name.span,
            form: Form::Name,
            basis: name.basis,
            confidence: Score::new(name.confidence),
            sentiment: None,
            quote: None,
        });
    }
    entities
}

/// A name as it stands in the text, with single spaces and without what is invisible.
fn written(document: &Document, name: &Found) -> String {
    let mut out = String::new();
    for token in name.tokens.clone() {
        if token > name.tokens.start && document.tokens[token].spaced {
            out.push(' ');
        }
        out.push_str(document.form(token));
    }
    out
}
