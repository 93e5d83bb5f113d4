//! The articles of `data/world` as they lie in their files, spans turned from UTF-16 code units into bytes. Owns the reading,
//! not what is measured or learned.

use std::path::Path;

use anyhow::{Context, Result};
use article_analyzer::Span;
use article_analyzer::analysis::QuoteKind;

use crate::train::data;

/// An article with its statements.
pub struct Article {
    /// What is annotated.
    pub text: String,
    /// Who says what.
    pub statements: Vec<Statement>,
}

/// A statement as somebody annotated it.
pub struct Statement {
    /// What is said, in order.
    pub content: Vec<Span>,
    /// The words that report it, where there are any.
    pub cue: Option<Span>,
    /// Who says it, as written there.
    pub source: Option<Span>,
    /// The longest name in the article of whoever is meant.
    pub speaker: Option<String>,
    /// How much of it stands between marks.
    pub kind: QuoteKind,
    /// Whether it is believed, hoped or intended, not said.
    pub thought: bool,
}

/// The articles of a file.
pub fn articles(path: &Path) -> Result<Vec<Article>> {
    data::read_lines(path, article)
}

fn article(line: &str) -> Result<Article> {
    let value: serde_json::Value = serde_json::from_str(line)?;
    let text = value["text"].as_str().context("no text")?.to_owned();
    let mut bytes = Vec::new();
    for (at, character) in text.char_indices() {
        bytes.resize(bytes.len() + character.len_utf16(), at);
    }
    bytes.push(text.len());
    let span = |pair: &serde_json::Value| -> Option<Span> {
        let at = |index: usize| bytes.get(pair[index].as_u64()? as usize).copied();
        Some(Span::new(at(0)?, at(1)?))
    };
    let statement = |quote: &serde_json::Value| {
        let kind = quote["kind"].as_str().unwrap_or_default();
        Ok(Statement {
            content: quote["content"].as_array().into_iter().flatten().filter_map(span).collect(),
            cue: span(&quote["cue"]),
            source: span(&quote["source"]),
            speaker: quote["speaker"].as_str().map(str::to_owned),
            kind: *QuoteKind::ALL.iter().find(|one| one.as_str() == kind).context("no kind")?,
            thought: quote["thought"].as_bool().unwrap_or(false),
        })
    };
    let statements = value["quotes"].as_array().context("no quotes")?.iter().map(statement).collect::<Result<_>>()?;
    Ok(Article { text, statements })
}
