//! `cargo xtask train WHAT`: makes the files in models/ and lexicons/ that are learned from data. Owns
//! the choice of what is trained; each trainer is a file beside this one that anyone can run again and
//! that gives the same bytes for the same input.

mod clusters;
pub mod crf;
pub mod data;
mod entities;
mod pos;
mod quotes;
mod sentiment;
mod swap;
pub mod weights;
mod words;

use crate::workspace;
use clap::Subcommand;
use std::path::PathBuf;

/// What can be trained.
#[derive(Subcommand)]
pub enum What {
    /// The weights that tag parts of speech: models/pos.bin, from `pos/train.jsonl` of the data folder.
    Pos(pos::Arguments),
    /// The weights that find statements: models/quotes-first.bin and -second.bin, from `quotes/train.jsonl`.
    Quotes(quotes::Arguments),
    /// Calibrate the polarity lexicon and learn on whom words bear.
    Sentiment {
        /// The data folder.
        data: PathBuf,
    },
    /// Classes and lists of words: models/words.bin, from word vectors and `lexicons/names`.
    Words(words::Arguments),
    /// The weights that find names: models/entities.bin, from `ner/train.jsonl` of the data folder.
    Entities(entities::Arguments),
}

/// Trains it.
///
/// # Errors
/// Where the data is missing or wrong.
pub fn train(what: &What) -> anyhow::Result<()> {
    match what {
        What::Pos(arguments) => pos::train(arguments),
        What::Quotes(arguments) => quotes::train(arguments),
        What::Sentiment { data } => sentiment::train(&workspace::root(), data),
        What::Words(arguments) => words::train(arguments),
        What::Entities(arguments) => entities::train(arguments),
    }
}
