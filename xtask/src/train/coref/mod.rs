//! `cargo xtask train coref DATA`: fits how much each fact weighs of whoever may be meant, and writes
//! `models/coreference.txt`. Owns the rounds and the file; what is learned from is `examples`', the fit is `fit`'s.
//!
//! Who is meant by one word depends on who was meant by those before it: documents are read with the weights so far, and
//! weights are fitted to what was asked while reading, some rounds long. The same input gives the same bytes.

mod examples;
mod fit;

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use article_analyzer::internals::coreference::weights::{Asker, CoreferenceWeights, Fact};
use examples::{Documents, Example};

/// Parts of the training data for `--folds`.
const FOLDS: usize = 5;

/// What the weights are taken to be where no example says otherwise.
const GUESS: &str = include_str!("guess.txt");

/// The first lines of the file.
const HEAD: &str = "\
# How much each fact weighs of whoever may be meant: ASKER FACT WEIGHT, in hundredths of logarithms of odds; what is not
# here weighs nothing. What each means is said in src/coreference/weights.rs. Made by `cargo xtask train coref`; see
# models/MODEL.md.
";

/// What can be chosen.
#[derive(clap::Args)]
pub struct Arguments {
    /// The data folder.
    data: PathBuf,
    /// How often documents are read and weights fitted anew.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// What a weight costs, times the square of how far it is from the guess.
    #[arg(long, default_value_t = 600.0)]
    ridge: f64,
    /// How much more an example of the world's news counts than one of the other texts.
    #[arg(long, default_value_t = 3.0)]
    world: f64,
    /// Print how well five folds of the training part do, each by weights that have not seen it, and write nothing.
    #[arg(long)]
    folds: bool,
}

/// Fits and writes the weights, and prints how well they do.
///
/// # Errors
/// Where the data can't be read or the file not be written.
pub fn train(root: &Path, arguments: &Arguments) -> Result<()> {
    let (train, dev) =
        (examples::read(&arguments.data, "train")?.with(examples::cases()?), examples::read(&arguments.data, "dev")?);
    let guess = CoreferenceWeights::read(GUESS).map_err(anyhow::Error::msg)?;
    let (train, dev) = (train.documents(arguments.world), dev.documents(arguments.world));
    if arguments.folds {
        let all = train.examples(&guess);
        let mut counts = Counts::default();
        for fold in 0..FOLDS {
            let (of_fold, others): (Vec<&Example>, Vec<&Example>) =
                all.iter().partition(|example| example.document % FOLDS == fold);
            counts.add(&of_fold, &fit::fit(&others, &guess, arguments.ridge));
        }
        println!("{FOLDS} folds of train");
        counts.print();
        return Ok(());
    }
    let weights = learn(&train, &guess, arguments.rounds, arguments.ridge);
    for (name, documents) in [("train", &train), ("dev", &dev)] {
        println!("{name}");
        report(&documents.examples(&weights), &weights);
    }
    fs::write(root.join("models/coreference.txt"), file(&weights))?;
    Ok(())
}

/// Reads and fits in turn: to what was asked in all readings so far, so that weights do well after the mistakes of others,
/// too.
fn learn(documents: &Documents, guess: &CoreferenceWeights, rounds: usize, ridge: f64) -> CoreferenceWeights {
    let mut weights = guess.clone();
    let mut all: Vec<Example> = Vec::new();
    for round in 0..rounds {
        let examples = documents.examples(&weights);
        println!("round {round}");
        report(&examples, &weights);
        all.extend(examples);
        weights = rounded(&fit::fit(&all.iter().collect::<Vec<_>>(), guess, ridge * (round + 1) as f64));
    }
    weights
}

/// Prints how well weights do.
fn report(examples: &[Example], weights: &CoreferenceWeights) {
    let mut counts = Counts::default();
    counts.add(&examples.iter().collect::<Vec<_>>(), weights);
    counts.print();
}

/// The weights as they are written.
fn rounded(weights: &CoreferenceWeights) -> CoreferenceWeights {
    let mut weights = weights.clone();
    for weight in weights.0.iter_mut().flatten() {
        *weight = (*weight * 20.0).round() / 20.0 + 0.0;
    }
    weights
}

/// The file that weights make.
fn file(weights: &CoreferenceWeights) -> String {
    let mut out = HEAD.to_owned();
    for &asker in Asker::ALL {
        for &fact in Fact::ALL {
            let weight = weights.0[asker as usize][fact as usize];
            if weight != 0.0 {
                let _ = writeln!(out, "{asker} {fact} {}", (weight * 100.0).round());
            }
        }
    }
    out
}

/// For each asker: how many are somebody's who has a name, how many were said to be, and how many of these rightly; and how
/// many are answered rightly in all.
#[derive(Default)]
struct Counts([[usize; 5]; Asker::ALL.len()]);

impl Counts {
    fn add(&mut self, examples: &[&Example], weights: &CoreferenceWeights) {
        for example in examples {
            let counts = &mut self.0[example.asker as usize];
            let found = fit::best(example, weights);
            let named = example.candidates[found].named;
            counts[0] += usize::from(example.is_named());
            counts[1] += usize::from(named);
            counts[2] += usize::from(named && example.candidates[found].right);
            counts[3] += usize::from(example.candidates[found].right);
            counts[4] += 1;
        }
    }

    fn print(&self) {
        for (asker, [gold, claimed, right, all, count]) in Asker::ALL.iter().zip(self.0) {
            let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
            println!(
                "  {:10} {count:5} asked, {:.3} right; named {gold}: precision {:.3}, recall {:.3}",
                asker.as_str(),
                share(all, count),
                share(right, claimed),
                share(right, gold)
            );
        }
    }
}
