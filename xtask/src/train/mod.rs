//! `cargo xtask train WHAT`: makes the files in models/ and lexicons/ that are learned from data. Owns
//! the choice of what is trained; each trainer is a file beside this one that anyone can run again and
//! that gives the same bytes for the same input.

mod clusters;
mod coref;
pub mod crf;
pub mod data;
mod entities;
#[cfg(test)]
mod golden;
pub mod judge;
mod loud;
mod name_scores;
mod packages;
mod pos;
pub mod quotes;
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
    /// The weights that say how likely a statement is right: models/judge.txt, from both train files, read by the weights of
    /// the folds that `train quotes` leaves in target/.
    Judge(judge::Arguments),
    /// Classes and lists of words: models/words.bin, from word vectors and `lexicons/names`.
    Words(words::Arguments),
    /// Learn on whom words bear: lexicons/towards.txt, from `sentiment/targets_train.jsonl`.
    Towards(towards::Arguments),
    /// The weights that say who is meant: models/coreference.txt, from `coref/train.jsonl` and `world/train.jsonl`.
    Coref(coref::Arguments),
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
        What::Judge(arguments) => judge::train(arguments),
        What::Words(arguments) => words::train(arguments),
        What::Towards(arguments) => towards::train(&workspace::root(), arguments),
        What::Coref(arguments) => coref::train(&workspace::root(), arguments),
        What::Entities(arguments) => entities::train(arguments),
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    use article_analyzer::internals::{
        coreference::weights::CoreferenceWeights,
        lexicon::words::WordLexicon,
        names::detect,
        quotes::{judge::Judge, learned},
        syntax::pos,
        tagger::Tagger,
    };

    use crate::workspace;

    /// Every file in models/ is one that the library reads, of the features that it computes.
    #[test]
    fn all_weights_fit_the_code() {
        let folder = workspace::root().join("models");
        let names = fs::read_dir(&folder).expect("the folder").map(|file| file.expect("a file").file_name());
        let names: BTreeSet<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
        let expected = [
            "coreference.txt",
            "entities.bin",
            "judge.txt",
            "pos.bin",
            "quotes-first.bin",
            "quotes-second.bin",
            "words.bin",
            "MODEL.md",
        ];
        assert_eq!(names, expected.map(str::to_owned).into());
        let read = |name: &str| fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let wide = |name: &str, features| Tagger::read(&read(name), features).and_then(Tagger::simd).map(drop);
        assert_eq!(wide("entities.bin", detect::features::FEATURES), Ok(()));
        assert_eq!(wide("pos.bin", pos::features::FEATURES), Ok(()));
        let both = learned::Models::read(&read("quotes-first.bin"), &read("quotes-second.bin"));
        assert_eq!(both.map(drop).map_err(|error| error.to_string()), Ok(()));
        let read_text =
            |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(Judge::read(&read_text("judge.txt")).map(drop), Ok(()));
        assert_eq!(CoreferenceWeights::read(&read_text("coreference.txt")).map(drop), Ok(()));
        assert!(WordLexicon::read(&read("words.bin")).is_ok());
    }
}
