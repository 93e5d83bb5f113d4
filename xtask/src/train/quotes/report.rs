//! What trained weights are worth: the scorer's tables on dev. Owns no scoring rule: that is the scorer's beside the data.

use std::{fs, process::Command};

use anyhow::Result;
use article_analyzer::internals::quotes::learned::Models;
use article_analyzer::{Span, analysis::Quote};

use crate::{reading, workspace};

use super::{
    arguments::Arguments,
    gold::{Article, articles},
};

/// Scores the weights on dev.
pub fn print(arguments: &Arguments, first: &[u8], second: &[u8]) -> Result<()> {
    let dev = articles(&arguments.data.join("quotes/dev.jsonl"))?;
    let mut models = Models::read(first, second)?;
    let judge = reading::judge(&arguments.out)?;
    models.bias = [arguments.bias, arguments.longer, arguments.marked];
    let pairs =
        arguments.source.iter().flat_map(|&source| arguments.content.iter().map(move |&content| [source, content]));
    for accept in pairs {
        models.accept = accept;
        println!("accept {accept:?}");
        let lines: Vec<String> = dev
            .iter()
            .map(|article| {
                let (_, found) = reading::quotes(&article.text, &models, &judge);
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
