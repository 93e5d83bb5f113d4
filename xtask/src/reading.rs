//! The quotes of an article as weights in models/, or others, find them. Owns the way from text to quotes for trainers and
//! scorers; each step is the library's.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use article_analyzer::analysis::{Entity, Quote};
use article_analyzer::internals::{
    coreference, entities, names,
    quotes::{
        self,
        judge::{Judge, features::Feature},
        learned::Models,
        merge::candidates::{StatementCandidate, candidates},
    },
    speakers,
    syntax::{pos, role_phrase::TaggedText},
    text,
};

/// The weights of both passes in a folder.
pub fn models(folder: &Path) -> Result<Models> {
    let read = |name: &str| fs::read(folder.join(name)).with_context(|| name.to_owned());
    Ok(Models::read(&read("quotes-first.bin")?, &read("quotes-second.bin")?)?)
}

/// The weights of the judge in a folder.
pub fn judge(folder: &Path) -> Result<Judge> {
    let file = fs::read_to_string(folder.join("judge.txt")).context("judge.txt")?;
    Judge::read(&file).map_err(|line| anyhow::anyhow!("judge.txt: {line}"))
}

/// The entities and quotes of a text.
pub fn quotes(text: &str, models: &Models, judge: &Judge) -> (Vec<Entity>, Vec<Quote>) {
    let document = text::read(text);
    let tags = pos::tag(&document);
    let mut named = entities::find(&document, &tags);
    let (columns, statements) = quotes::find_with(&document, &tags, &named.entities, models, judge);
    let meant = coreference::find(TaggedText { document: &document, tags: &columns.tags }, &mut named, &statements);
    let mut entities = named.entities;
    names::rank(&document, &mut entities);
    let quotes = speakers::find(&document, &entities, &statements, &meant);
    (entities, quotes)
}

/// Whatever may be a statement in a text, with what can be seen of it, and where tokens begin and end.
pub fn all_candidates<'t>(
    text: &'t str,
    models: &Models,
) -> (text::Document<'t>, Vec<(StatementCandidate, Vec<Feature>)>) {
    let document = text::read(text);
    let tags = pos::tag(&document);
    let entities = entities::find(&document, &tags).entities;
    let list = {
        let (columns, readings) = quotes::read(&document, &tags, &entities, models);
        let all = candidates(&columns, &entities, readings);
        let features = |place: usize| quotes::judge::features::features(&columns, &all, place);
        (0..all.list.len()).map(|place| (all.list[place].clone(), features(place))).collect()
    };
    (document, list)
}
