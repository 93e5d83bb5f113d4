//! `cargo xtask train WHAT`: makes the files in models/ and lexicons/ that are learned from data. Owns
//! the choice of what is trained; each trainer is a file beside this one that anyone can run again and
//! that gives the same bytes for the same input.

mod clusters;
pub mod crf;
pub mod data;
mod entities;
mod packages;
mod pos;
mod quotes;
mod swap;
mod towards;
mod towns;
pub mod weights;
mod words;

use crate::workspace;
use clap::Subcommand;

/// What can be trained.
#[derive(Subcommand)]
pub enum What {
    /// The weights that tag parts of speech: models/pos.bin, from `pos/train.jsonl` of the data folder.
    Pos(pos::Arguments),
    /// The weights that find statements: models/quotes-first.bin and -second.bin, from `quotes/train.jsonl`.
    Quotes(quotes::Arguments),
    /// Classes and lists of words: models/words.bin, from word vectors and `lexicons/names`.
    Words(words::Arguments),
    /// Learn on whom words bear: lexicons/towards.txt, from `sentiment/targets_train.jsonl`.
    Towards(towards::Arguments),
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
        What::Words(arguments) => words::train(arguments),
        What::Towards(arguments) => towards::train(&workspace::root(), arguments),
        What::Entities(arguments) => entities::train(arguments),
    }
}
