//! Annotated articles as they lie in the data folder, their spans turned into bytes and then into tokens. Owns no learning.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use article_analyzer::Span;
use article_analyzer::internals::text::Document;

/// An article with its names.
#[derive(Clone)]
pub struct Article {
    /// The part of the world that it is from.
    pub region: String,
    /// Its text.
    pub text: String,
    /// Spans in bytes with their type in lower case, in order, not overlapping.
    pub names: Vec<(Span, String)>,
}

/// The articles of a file of `data/ner`.
pub fn articles(path: &Path) -> Result<Vec<Article>> {
    read_lines(path, article)
}

/// What `read` makes of each line of a file but the empty ones. Fails with path and number of the first line that it refuses,
/// or where the file can't be read.
pub fn read_lines<T>(path: &Path, read: impl Fn(&str) -> Result<T>) -> Result<Vec<T>> {
    let file = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let lines = file.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| read(line).with_context(|| format!("{}:{}", path.display(), number + 1))).collect()
}

fn article(line: &str) -> Result<Article> {
    let value: serde_json::Value = serde_json::from_str(line)?;
    let text = value["text"].as_str().context("no text")?.to_owned();
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut names = Vec::new();
    for entity in value["entities"].as_array().context("no entities")? {
        let at = |key: &str| {
            let point = entity[key].as_u64().with_context(|| format!("no {key}"))?;
            bytes.get(point as usize).copied().with_context(|| format!("{key} lies outside of the text"))
        };
        names.push((Span::new(at("start")?, at("end")?), entity["type"].as_str().context("no type")?.to_lowercase()));
    }
    names.sort_by_key(|(span, _)| span.key());
    names.dedup_by(|later, earlier| earlier.0.overlaps(later.0));
    Ok(Article { region: value["region"].as_str().unwrap_or("").to_owned(), text, names })
}

/// The tokens that a span touches; `None` where there is none.
pub fn tokens(document: &Document, span: Span) -> Option<std::ops::Range<usize>> {
    let from = document.tokens.partition_point(|token| token.span.end <= span.start);
    let to = document.tokens.partition_point(|token| token.span.start < span.end);
    (from < to).then_some(from..to)
}

/// The lines of a file of JSON values, one a line.
pub fn lines(path: &Path) -> Result<Vec<serde_json::Value>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    text.lines().map(|line| serde_json::from_str(line).with_context(|| path.display().to_string())).collect()
}
