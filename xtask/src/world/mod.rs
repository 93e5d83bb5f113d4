//! `cargo xtask score DATA world`: who said what in the world's news, by the rules of the scorer beside the data, on train
//! and dev. Owns which files, not the counting.

pub mod gold;
pub mod measure;
mod names;

use std::path::Path;

use anyhow::Result;
use article_analyzer::Settings;
use measure::Counts;

/// The files.
pub const FILES: [&str; 2] = ["world/train.jsonl", "world/dev.jsonl"];

/// Analyses both files and prints the counts of each.
///
/// # Errors
/// Where the data is missing or wrong.
pub fn print(data: &Path) -> Result<()> {
    for file in FILES {
        let mut counts = Counts::default();
        for article in &gold::articles(&data.join(file))? {
            let analysis = article_analyzer::analyze(&article.text, &Settings::default())?;
            counts.add(article, &analysis.entities, &analysis.quotes);
        }
        print!("\n== {file}: ");
        counts.print();
    }
    Ok(())
}
