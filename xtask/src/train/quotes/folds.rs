//! Weights that have not seen an article, by the article's fold. Owns the files in which they lie in target/, not how they
//! are learned.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use article_analyzer::internals::quotes::learned::Models;

use super::lesson::FOLDS;
use crate::workspace;

fn file(pass: &str, fold: usize) -> PathBuf {
    workspace::target().join("quotes-folds").join(format!("{pass}-{fold}.bin"))
}

/// Writes the weights of each fold.
pub fn write(firsts: &[Vec<u8>], seconds: &[Vec<u8>]) -> Result<()> {
    fs::create_dir_all(workspace::target().join("quotes-folds"))?;
    for (pass, all) in [("first", firsts), ("second", seconds)] {
        for (fold, bytes) in all.iter().enumerate() {
            fs::write(file(pass, fold), bytes)?;
        }
    }
    Ok(())
}

/// The files of a pass, as [`write`] left them.
pub fn bytes(pass: &str) -> Result<Vec<Vec<u8>>> {
    let read = |fold| fs::read(file(pass, fold)).context("no weights of folds: cargo xtask train quotes DATA");
    (0..FOLDS).map(read).collect()
}

/// The weights of each fold.
pub fn read() -> Result<Vec<Models>> {
    let pairs = bytes("first")?.into_iter().zip(bytes("second")?);
    pairs.map(|(first, second)| Ok(Models::read(&first, &second)?)).collect()
}
