//! The entities of the analysis: names with their clusters and roles, and what refers to them. Owns how the finds of
//! `names` and `coreference` are put together, and finds nothing itself.

use crate::{
    analysis::{Entity, EntityType, Form, Mention, MentionBasis},
    coreference,
    names::{
        self,
        clusters::{self, stated_type},
        mention::NameMention,
        own::OwnNames,
        roles,
    },
    score::Score,
    sort,
    span::Span,
    syntax::{Tag, role_phrase::TaggedText},
    text::Document,
};
use std::ops::Range;

/// The entities of a document, in no particular order, without salience; `tags` are its parts of speech. Sentiment and
/// quotes are filled in by the rooms that know them.
pub fn find(document: &Document, tags: &[Tag]) -> Vec<Entity> {
    find_with(document, tags, &OwnNames::default())
}

/// [`find`], with a caller's own names.
pub fn find_with(document: &Document, tags: &[Tag], own: &OwnNames) -> Vec<Entity> {
    let text = TaggedText { document, tags };
    let (names, casing) = names::find(document, own);
    let mut clusters = clusters::cluster(document, &names, &stated_type::stated_types(text, &names));
    let owned = own.settle(document, &casing, &names, &mut clusters);
    let types: Vec<EntityType> = clusters.of.iter().map(|(cluster, _)| clusters.all[*cluster as usize].kind).collect();
    let roles = roles::find(text, &names, &types);
    let (references, types) = coreference::read(text, &names, &clusters, &roles);
    let mut entities: Vec<Entity> = Vec::with_capacity(clusters.all.len());
    for (cluster, &kind) in clusters.all.iter().zip(&types) {
        let mentions = cluster.mentions.iter().map(|&name| {
            let NameMention { span, basis, confidence, .. } = names[name as usize];
            let basis = clusters.of[name as usize].1.unwrap_or(basis);
            mention(span, Form::Name, basis, confidence)
        });
        entities.push(Entity {
            id: entities.len() as u32,
            name: written(document, &names[cluster.fullest as usize]),
            kind,
            role: None,
            salience: Score::default(),
            sentiment: None,
            mentions: mentions.collect(),
        });
    }
    let span = |tokens: &Range<usize>| document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span);
    for (cluster, name) in owned {
        name.clone_into(&mut entities[cluster as usize].name);
    }
    for role in roles.iter().filter(|role| !role.tokens.is_empty()) {
        let entity = &mut entities[clusters.of[role.name as usize].0 as usize];
        let span = span(&role.tokens);
        if entity.role.is_none_or(|known| known.len() < span.len()) {
            entity.role = Some(span);
        }
    }
    for reference in references {
        let basis = if reference.form == Form::Pronoun { MentionBasis::Pronoun } else { MentionBasis::Nominal };
        let mention = mention(span(&reference.tokens), reference.form, basis, reference.confidence);
        entities[reference.cluster as usize].mentions.push(mention);
    }
    for entity in &mut entities {
        sort::stable_by_key(&mut entity.mentions, |mention| mention.span.key());
    }
    entities
}

fn mention(span: Span, form: Form, basis: MentionBasis, confidence: f64) -> Mention {
    Mention { span, form, basis, confidence: Score::new(confidence), sentiment: None, quote: None }
}

/// A name as it stands in the text, with single spaces and without what is invisible.
fn written(document: &Document, name: &NameMention) -> String {
    let mut out = String::new();
    for token in name.tokens.clone() {
        if token > name.tokens.start && document.tokens[token].spaced {
            out.push(' ');
        }
        out.push_str(document.form(token));
    }
    out
}
