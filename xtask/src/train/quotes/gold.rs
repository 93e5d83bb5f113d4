//! The annotated articles and their attributions as runs of tokens. Owns the reading, not what is learned from it.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use article_analyzer::Span;
use article_analyzer::internals::text::{Document, Run};

use crate::{train::data, world};

/// An attribution as runs of tokens: source, cue, content.
pub type Attribution = [Vec<Run>; 3];

/// By which guide an article was annotated.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Guide {
    /// That of PolNeAR: whatever is ascribed to somebody, acts and states of mind included; nothing without a cue.
    PolNeAR,
    /// That of `data/world`: what is said, and thoughts; what goes on without a cue, too.
    World,
}

/// An article with its attributions, spans in bytes.
pub struct Article {
    /// As in the file.
    pub id: String,
    /// How it was annotated.
    pub guide: Guide,
    /// What is annotated.
    pub text: String,
    /// Source, cue and content of each.
    pub attributions: Vec<[Vec<Span>; 3]>,
}

/// The articles of a file of `data/quotes`.
pub fn articles(path: &Path) -> Result<Vec<Article>> {
    let file = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut articles = Vec::new();
    for line in file.lines().filter(|line| !line.trim().is_empty()) {
        let value: serde_json::Value = serde_json::from_str(line)?;
        let text = value["text"].as_str().context("no text")?.to_owned();
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut attributions = Vec::new();
        for attribution in value["attributions"].as_array().context("no attributions")? {
            let spans = |role: &str| -> Result<Vec<Span>> {
                let mut spans = Vec::new();
                for pair in attribution[role].as_array().with_context(|| format!("no {role}"))? {
                    let at = |index: usize| {
                        pair[index]
                            .as_u64()
                            .and_then(|point| bytes.get(point as usize))
                            .copied()
                            .context("a span lies outside")
                    };
                    spans.push(Span::new(at(0)?, at(1)?));
                }
                Ok(spans)
            };
            attributions.push([spans("source")?, spans("cue")?, spans("content")?]);
        }
        articles.push(Article {
            id: value["id"].as_str().unwrap_or_default().to_owned(),
            guide: Guide::PolNeAR,
            text,
            attributions,
        });
    }
    Ok(articles)
}

/// The articles of a file of `data/world`.
pub fn world(path: &Path) -> Result<Vec<Article>> {
    let article = |article: world::gold::Article| {
        let attributions = article.statements.into_iter().map(|statement| {
            [statement.source.into_iter().collect(), statement.cue.into_iter().collect(), statement.content]
        });
        let attributions = attributions.collect();
        Article { id: String::new(), guide: Guide::World, text: article.text, attributions }
    };
    Ok(world::gold::articles(path)?.into_iter().map(article).collect())
}

/// The attributions of an article as runs of tokens: source, cue, content.
pub fn runs(article: &Article, document: &Document) -> Vec<Attribution> {
    let runs = |spans: &Vec<Span>| -> Vec<Run> {
        let mut runs: Vec<Run> = spans
            .iter()
            .filter_map(|&span| data::tokens(document, span))
            .map(|tokens| Run::new(tokens.start, tokens.end))
            .collect();
        runs.sort();
        runs.dedup();
        runs
    };
    article.attributions.iter().map(|spans| [runs(&spans[0]), runs(&spans[1]), runs(&spans[2])]).collect()
}
