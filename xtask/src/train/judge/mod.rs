//! Fits the judge: how likely a statement is right, by what can be seen of it, from candidates that weights found in articles
//! that they have not seen. Owns the order of the steps and the file, not the fit.

mod calibration;
mod examples;
mod logistic;

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context, Result};
use article_analyzer::{
    analysis::Rule,
    internals::quotes::{
        judge::{self, Judge, features::TEMPLATES},
        learned::{ACCEPT, BIAS, Models},
    },
};

use crate::{
    reading,
    world::{
        gold,
        measure::{self, Counts, Tenth},
    },
};

use super::quotes::{
    folds,
    gold::Guide,
    lesson::{self, FOLDS},
};
use examples::Judged;
use logistic::Example;

/// How much a candidate of PolNeAR counts.
const OTHER: f64 = 0.5;
/// The penalty on a weight squared.
const PENALTY: f64 = 6.0;
/// The same of what is special about PolNeAR: most of what is learned there holds elsewhere.
const SPECIAL: f64 = 60.0;

/// `cargo xtask train judge DATA`
#[derive(clap::Args)]
pub struct Arguments {
    /// The data folder
    pub data: PathBuf,
    /// Where the weights go: judge.txt in this folder
    #[arg(long, default_value = "models")]
    pub out: PathBuf,
    /// How much a candidate of PolNeAR counts
    #[arg(long, default_value_t = OTHER)]
    pub other: f64,
    /// The penalty on weights, one value or several to compare in the folds
    #[arg(long, value_delimiter = ',', default_values_t = [PENALTY])]
    pub penalty: Vec<f64>,
    /// The penalty on what is special about PolNeAR
    #[arg(long, default_value_t = SPECIAL)]
    pub special: f64,
    /// What the first pass adds to the beginning of a cue, to its going on, and where there are marks
    #[arg(long, value_delimiter = ',', default_values_t = BIAS)]
    pub bias: Vec<i32>,
    /// What the second pass adds to the beginning of a source and of a content
    #[arg(long, value_delimiter = ',', default_values_t = ACCEPT)]
    pub accept: Vec<i32>,
}

/// Fits and writes; what the folds claim says how sure the probabilities are.
pub fn train(arguments: &Arguments) -> Result<()> {
    let start = Instant::now();
    let models = models(arguments)?;
    let all = examples::all(&arguments.data, arguments.other, &models)?;
    let right = all.iter().filter(|judged| judged.example.right > 0.5).count();
    println!("{:.0?} {} candidates, {right} of them right", start.elapsed(), all.len());
    let mut calibration = None;
    for &penalty in &arguments.penalty {
        println!("penalty {penalty}");
        let claims = print_folds(arguments, penalty, &all, &models)?;
        calibration.get_or_insert_with(|| calibration::fit(&claims));
        println!("{:.0?}", start.elapsed());
    }
    let calibration = calibration.context("a penalty")?;
    println!("calibration: {calibration:?}");
    let examples: Vec<&Example> = all.iter().map(|judged| &judged.example).collect();
    let weights = fit(arguments, arguments.penalty[0], &examples);
    fs::write(arguments.out.join("judge.txt"), written(&weights, calibration))?;
    println!("{:.0?}", start.elapsed());
    Ok(())
}

/// The weights of the folds, as greedy as they are told to be.
fn models(arguments: &Arguments) -> Result<Vec<Models>> {
    let mut models = folds::read()?;
    for model in &mut models {
        model.bias.copy_from_slice(arguments.bias.get(..3).context("three numbers for the bias")?);
        model.accept.copy_from_slice(arguments.accept.get(..2).context("two numbers to accept")?);
    }
    Ok(models)
}

/// The weights of the features that are seen in an analysis, behind that of every statement.
fn fit(arguments: &Arguments, penalty: f64, examples: &[&Example]) -> Vec<f64> {
    let count = examples::count();
    let of = |number: usize| if number < count { penalty } else { arguments.special };
    let mut weights = logistic::fit(examples, 2 * count + 1, &of);
    weights.truncate(count + 1);
    weights
}

/// The file of weights, in hundredths.
fn written(weights: &[f64], calibration: [f64; 2]) -> String {
    let mut file =
        "# How likely a statement is right: weights of what can be seen of it, in hundredths of log odds. Written by\n\
                    # `cargo xtask train judge DATA`; the templates are those of src/quotes/judge/templates.rs.\n"
            .to_owned();
    let rules: Vec<&str> = Rule::ALL.iter().map(|rule| rule.as_str()).collect();
    let _ = writeln!(file, "rules {}", rules.join(" "));
    let hundredths = |weight: &f64| (weight * 100.0).round() as i32;
    let _ = writeln!(file, "bias {}", hundredths(&weights[0]));
    let [factor, summand] = calibration;
    let _ = writeln!(file, "calibration {} {}", hundredths(&factor), hundredths(&summand));
    let mut rest = &weights[1..];
    for template in TEMPLATES {
        let (row, others) = rest.split_at(template.size);
        rest = others;
        file.push_str(template.name);
        for weight in row {
            let _ = write!(file, " {}", hundredths(weight));
        }
        file.push('\n');
    }
    file
}

/// Prints who said what in the articles of the world, each read by weights and judged by a judge that have not seen it, and
/// how well the judges' probabilities fit; gives the probability of each quote, and whether it is right.
fn print_folds(arguments: &Arguments, penalty: f64, all: &[Judged], models: &[Models]) -> Result<Vec<(f64, bool)>> {
    let articles = gold::articles(&arguments.data.join("world/train.jsonl"))?;
    let mut judges = Vec::new();
    for fold in 0..FOLDS {
        let others: Vec<&Example> =
            all.iter().filter(|judged| judged.fold != fold).map(|judged| &judged.example).collect();
        let judge = Judge::read(&written(&fit(arguments, penalty, &others), [1.0, 0.0]));
        judges.push(judge.map_err(|line| anyhow::anyhow!("{line}"))?);
    }
    let mut counts = Counts::default();
    for (index, article) in articles.iter().enumerate() {
        let fold = lesson::fold(index);
        let (entities, quotes) = reading::quotes(&article.text, &models[fold], &judges[fold]);
        counts.add(article, &entities, &quotes);
    }
    print!("\n== world/train.jsonl in {FOLDS} folds: ");
    counts.print();
    for guide in [Guide::World, Guide::PolNeAR] {
        let mut tenths = [Tenth::default(); 10];
        for judged in all.iter().filter(|judged| judged.guide == Some(guide)) {
            let probability = judge::probability(judges[judged.fold].odds(&judged.seen));
            measure::calibrate(&mut tenths, probability, judged.example.right > 0.5);
        }
        println!("candidates of {}", if guide == Guide::World { "the world" } else { "PolNeAR" });
        measure::print_calibration(&tenths);
    }
    Ok(counts.claims)
}

/// Reads the folds and prints what they are worth, without writing anything.
pub fn print(data: &Path) -> Result<()> {
    let arguments = Arguments {
        data: data.to_owned(),
        out: PathBuf::new(),
        other: OTHER,
        penalty: vec![PENALTY],
        special: SPECIAL,
        bias: BIAS.to_vec(),
        accept: ACCEPT.to_vec(),
    };
    let models = models(&arguments)?;
    let all = examples::all(data, arguments.other, &models)?;
    print_folds(&arguments, PENALTY, &all, &models).map(drop)
}
