//! `cargo xtask score DATA world`: who said what in the world's news, by the rules of the scorer beside the data, on train
//! and dev. Owns which files, not the counting.

pub mod gold;
pub mod measure;
pub mod names;

use std::path::Path;

use anyhow::Result;
use measure::Counts;

use crate::{reading, workspace};

/// The files.
pub const FILES: [&str; 2] = ["world/train.jsonl", "world/dev.jsonl"];

/// Analyses both files with the weights in use and prints the counts of each.
///
/// # Errors
/// Where the data is missing or wrong.
pub fn print(data: &Path) -> Result<()> {
    let folder = workspace::root().join("models");
    let (models, judge) = (reading::models(&folder)?, reading::judge(&folder)?);
    for file in FILES {
        let mut counts = Counts::default();
        for article in &gold::articles(&data.join(file))? {
            let (entities, quotes) = reading::quotes(&article.text, &models, &judge);
            counts.add(article, &entities, &quotes);
        }
        print!("\n== {file}: ");
        counts.print();
    }
    Ok(())
}
