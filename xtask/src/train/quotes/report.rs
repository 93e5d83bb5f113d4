//! What trained weights are worth: the scorer's tables on dev, and how often statements of which margin are right. Owns
//! no scoring rule: that is the scorer's beside the data.

use std::{collections::BTreeSet, fs, process::Command};

use anyhow::Result;
use article_analyzer::internals::{
    entities,
    quotes::{self, learned::Models, statement::Statement},
    speakers,
    syntax::pos,
    text::{self, Run},
};
use article_analyzer::{Span, analysis::Quote};

use crate::workspace;

use super::{
    arguments::Arguments,
    gold::{Article, Attribution, articles},
};

/// Scores the weights on dev.
pub fn print(arguments: &Arguments, first: &[u8], second: &[u8]) -> Result<()> {
    let dev = articles(&arguments.data.join("quotes/dev.jsonl"))?;
    let mut models = Models::read(first, second)?;
    models.bias = [arguments.bias, arguments.longer, arguments.marked];
    let pairs =
        arguments.source.iter().flat_map(|&source| arguments.content.iter().map(move |&content| [source, content]));
    for accept in pairs {
        models.accept = accept;
        println!("accept {accept:?}");
        let lines: Vec<String> = dev
            .iter()
            .map(|article| {
                let document = text::read(&article.text);
                let tags = pos::tag(&document);
                let entities = entities::find(&document, &tags);
                let (view, statements) = quotes::find_with(&document, &tags, &entities, &models);
                let found = speakers::find(&view, &entities, &statements);
                json(article, &found)
            })
            .collect();
        let predicted = workspace::target().join("quotes.analyses.jsonl");
        fs::write(&predicted, lines.join("\n"))?;
        let scorer = arguments.data.join("../score/score.py");
        Command::new("python3")
            .arg(scorer)
            .arg("quotes")
            .arg(arguments.data.join("quotes/dev.jsonl"))
            .arg(&predicted)
            .status()?;
    }
    Ok(())
}

/// An analysis as the scorer reads it.
fn json(article: &Article, quotes: &[Quote]) -> String {
    let units = |byte: u32| article.text[..byte as usize].encode_utf16().count();
    let spans = |spans: &[Span]| -> Vec<serde_json::Value> {
        spans.iter().map(|span| serde_json::json!({"start": units(span.start), "end": units(span.end)})).collect()
    };
    let quotes: Vec<serde_json::Value> = quotes
        .iter()
        .map(|quote| {
            serde_json::json!({
                "content": spans(&quote.content), "cue": spans(&quote.cue), "source": spans(&quote.source),
                "confidence": quote.confidence.get(),
            })
        })
        .collect();
    serde_json::json!({"id": article.id, "quotes": quotes}).to_string()
}

/// How many statements of which margin were found, and how many of them are right.
#[derive(Default)]
pub struct Counts {
    /// Margin, and whether it is right.
    found: Vec<(i32, bool)>,
}

impl Counts {
    /// Counts an article's statements. One is right where half of its content, and its source, are somebody's.
    pub fn add(&mut self, found: &[(Statement, i32)], gold: &[Attribution]) {
        let set = |runs: &[Run]| -> BTreeSet<usize> { runs.iter().flat_map(|run| run.tokens()).collect() };
        let gold: Vec<[BTreeSet<usize>; 2]> = gold.iter().map(|gold| [set(&gold[0]), set(&gold[2])]).collect();
        for (statement, margin) in found {
            let (source, content) = (set(&statement.source), set(&statement.content));
            let right = gold.iter().any(|[theirs, said]| {
                let common = content.intersection(said).count();
                let who = source.is_empty() && theirs.is_empty() || source.intersection(theirs).next().is_some();
                who && 2 * common >= content.union(said).count()
            });
            self.found.push((*margin, right));
        }
    }

    /// Prints a sixteenth of them a line.
    pub fn print(mut self) {
        self.found.sort_unstable();
        println!("margin (mean), right, of");
        for part in self.found.chunks(self.found.len().div_ceil(16).max(1)) {
            let mean = part.iter().map(|(margin, _)| f64::from(*margin)).sum::<f64>() / part.len() as f64;
            let right = part.iter().filter(|(_, right)| *right).count();
            println!("{mean:8.1} {:.3} {}", right as f64 / part.len() as f64, part.len());
        }
    }
}
