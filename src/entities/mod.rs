//! Who and what is named: mentions found, typed and grouped into entities, with roles, descriptions and pronouns.

mod alias;
mod evidence;
pub mod features;
mod forms;
mod group;
mod kinds;
mod lists;
pub mod mentions;
mod repeated;
mod salience;
mod table;
mod words;

pub use salience::rank;

use crate::{
    analysis::{Entity, Form, Mention},
    score::Score,
    text::Document,
};
use mentions::Found;

/// The entities of a document, in no particular order, without salience. Sentiment and quotes are filled in by the
/// rooms that know them.
pub fn find(document: &Document) -> Vec<Entity> {
    let found = repeated::complete(document, mentions::find(document));
    let clusters = group::group(document, &found);
    let mut entities: Vec<Entity> = Vec::with_capacity(clusters.all.len());
    for cluster in &clusters.all {
        let mentions = cluster.names.iter().map(|&name| {
            let Found { span, basis, confidence, .. } = found[name as usize];
            let basis = clusters.of[name as usize].1.unwrap_or(basis);
            mention(span, Form::Name, basis, confidence)
        });
        entities.push(Entity {
            id: entities.len() as u32,
            name: written(document, &found[cluster.fullest as usize]),
            kind: cluster.kind,
            role: None,
            salience: Score::default(),
            sentiment: None,
            mentions: mentions.collect(),
        });
    }
    entities
}

fn mention(span: crate::text::Span, form: Form, basis: &'static str, confidence: f64) -> Mention {
    Mention { span, form, basis, confidence: Score::new(confidence), sentiment: None, quote: None }
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
