//! `cargo xtask train towards DATA`: learns how much each feature of a mention says of it, from sentences in which readers
//! said whether a person, group or thing comes off well, badly or neither (`targets_train`). Owns the fit and the file
//! `lexicons/towards.txt` that it writes; what the features are is the library's.
//!
//! A mention comes off well, badly or neither with the odds d + r, -d + r and 0 (logarithmic), d and r the sums of the
//! directions and of the relevances of its features. Each class counts the same in all. Large weights cost more than they are worth (L2);
//! those that do not earn their place are zero (L1), and are left out of the file. Full-batch proximal gradient with AdaGrad steps (Duchi 2011) in a fixed order, so the same
//! input gives the same bytes.

use super::data;
use anyhow::{Context, Result};
use article_analyzer::internals::{sentiment::trace, syntax::pos, text};
use article_analyzer::{Settings, Span};
use lexicon_format::target_features;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Rounds of the fit; from half of them on the steps are smaller.
const ROUNDS: usize = 400;
/// How often a feature must stand in the training data to be looked at.
const SEEN: usize = 8;
/// What a weight costs for each unit.
const SPARSE: f64 = 1.25;
/// What a weight costs by its square, besides.
const SQUARES: f64 = 5.0;
/// Steps in which weights are written: tenths.
const STEPS: f64 = 10.0;

/// What can be chosen.
#[derive(clap::Args)]
pub struct Arguments {
    /// The data folder.
    data: PathBuf,
    /// What a weight costs for each unit; the more, the fewer are kept.
    #[arg(long, default_value_t = SPARSE)]
    sparse: f64,
    /// Print how well five folds of the training part do, each by weights that have not seen it, and write nothing.
    #[arg(long)]
    folds: bool,
}

/// Parts of the training data for `--folds`.
const FOLDS: usize = 5;

/// A mention: its features, and how it comes off (0 well, 1 badly, 2 neither).
struct Example {
    /// The line that it stands in.
    line: usize,
    features: Vec<(u32, f64, f64)>,
    class: usize,
}

/// Learns and writes the weights, and prints how well they do on the part to choose on.
///
/// # Errors
/// Where the data can't be read or the file not be written.
pub fn train(root: &Path, arguments: &Arguments) -> Result<()> {
    let mut index = BTreeMap::new();
    let mut read = |name: &str| examples(&data::lines(&arguments.data.join(name))?, &mut index);
    let (train, dev) = (read("sentiment/targets_train.jsonl")?, read("sentiment/targets_dev.jsonl")?);
    if arguments.folds {
        let (mut counts, mut unseen) = (Counts::default(), train);
        for fold in 0..FOLDS {
            let (of_fold, others): (Vec<Example>, Vec<Example>) =
                unseen.into_iter().partition(|example| example.line % FOLDS == fold);
            let (direction, relevance) = learn(&others, &index, arguments.sparse);
            counts.add(&of_fold, &direction, &relevance);
            unseen = others.into_iter().chain(of_fold).collect();
        }
        println!("macro F1 in {FOLDS} folds of train {:.3}", counts.macro_f1());
        return Ok(());
    }
    let (direction, relevance) = learn(&train, &index, arguments.sparse);
    println!(
        "macro F1 on train {:.3}, on dev {:.3}",
        score(&train, &direction, &relevance),
        score(&dev, &direction, &relevance)
    );
    let (lines, count) = list(&index, &direction, &relevance);
    fs::write(root.join("lexicons/towards.txt"), lines)?;
    println!("{count} features written");
    Ok(())
}

/// The file that sentences with targets make.
#[cfg(test)]
pub(super) fn list_of(lines: &[serde_json::Value], sparse: f64) -> Result<String> {
    let mut index = BTreeMap::new();
    let train = examples(lines, &mut index)?;
    let (direction, relevance) = learn(&train, &index, sparse);
    Ok(list(&index, &direction, &relevance).0)
}

/// Direction and relevance of each feature, rounded as they are written.
fn learn(train: &[Example], index: &BTreeMap<String, u32>, sparse: f64) -> (Vec<f64>, Vec<f64>) {
    let mut seen = vec![0usize; index.len()];
    for (feature, ..) in train.iter().flat_map(|example| &example.features) {
        seen[*feature as usize] += 1;
    }
    let kept: Vec<bool> = seen.iter().map(|count| *count >= SEEN).collect();
    println!(
        "{} mentions, {} features, {} often enough",
        train.len(),
        index.len(),
        kept.iter().filter(|k| **k).count()
    );
    let (mut direction, mut relevance) = fit(train, &kept, index["situation base"] as usize, sparse);
    for weight in direction.iter_mut().chain(&mut relevance) {
        *weight = (*weight * STEPS).round() / STEPS;
    }
    (direction, relevance)
}

/// Reads sentences with targets.
fn examples(lines: &[serde_json::Value], index: &mut BTreeMap<String, u32>) -> Result<Vec<Example>> {
    let mut examples = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let text = line["text"].as_str().context("a line without text")?;
        let document = text::read(text);
        let tags = pos::tag(&document);
        let entities = article_analyzer::analyze(text, &Settings::default())?.entities;
        let offsets: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        for target in line["targets"].as_array().context("targets")? {
            let at = |name: &str| target[name].as_u64().and_then(|point| offsets.get(point as usize)).copied();
            let (start, end) = (at("start").context("a start")?, at("end").context("an end")?);
            let mut tokens = document.tokens_in(Span::new(start, end));
            if tokens.is_empty() {
                continue;
            }
            let sentence = &document.sentences[document.tokens[tokens.start].sentence as usize];
            tokens.end = tokens.end.min(sentence.tokens.end as usize);
            let mut features: Vec<(u32, f64, f64)> = Vec::new();
            for (name, direction, relevance) in trace::around(&document, &tags, &entities, &tokens) {
                let next = index.len() as u32;
                features.push((*index.entry(name).or_insert(next), direction, relevance));
            }
            let class = match target["polarity"].as_i64().context("a polarity")? {
                1 => 0,
                -1 => 1,
                _ => 2,
            };
            examples.push(Example { line: number, features, class });
        }
    }
    Ok(examples)
}

/// Direction and relevance of an example.
fn sums(example: &Example, direction: &[f64], relevance: &[f64]) -> (f64, f64) {
    example.features.iter().fold((0.0, 0.0), |(f, b), (feature, leans, bears)| {
        (f + leans * direction[*feature as usize], b + bears * relevance[*feature as usize])
    })
}

/// Fits direction and relevance of each feature.
fn fit(examples: &[Example], kept: &[bool], base: usize, sparse: f64) -> (Vec<f64>, Vec<f64>) {
    let mut counts = [0.0; 3];
    examples.iter().for_each(|example| counts[example.class] += 1.0);
    let weight = counts.map(|count: f64| examples.len() as f64 / 3.0 / count.max(1.0));
    let size = kept.len();
    let (mut direction, mut relevance) = (vec![0.0; size], vec![0.0; size]);
    let (mut history_f, mut history_b) = (vec![1e-8; size], vec![1e-8; size]);
    for round in 0..ROUNDS {
        let (mut gradient_f, mut gradient_b) = (vec![0.0; size], vec![0.0; size]);
        let mut loss = 0.0;
        for example in examples {
            let (f, b) = sums(example, &direction, &relevance);
            let odds = [f + b, b - f, 0.0];
            let most = odds.iter().copied().fold(f64::MIN, f64::max);
            let powers = odds.map(|odd| (odd - most).exp());
            let all: f64 = powers.iter().sum();
            let weight = weight[example.class];
            let mut error = powers.map(|power| power / all * weight);
            loss -= weight * (powers[example.class] / all).ln();
            error[example.class] -= weight;
            for (feature, leans, bears) in &example.features {
                gradient_f[*feature as usize] += leans * (error[0] - error[1]);
                gradient_b[*feature as usize] += bears * (error[0] + error[1]);
            }
        }
        for (gradient, weight) in gradient_f.iter_mut().zip(&direction).chain(gradient_b.iter_mut().zip(&relevance)) {
            *gradient += SQUARES * weight;
        }
        let rate = if round < ROUNDS / 2 { 0.1 } else { 0.03 };
        let step = |weight: &mut f64, gradient: f64, history: &mut f64, free: bool| {
            *history += gradient * gradient;
            let step = rate / history.sqrt();
            *weight -= step * gradient;
            if !free {
                *weight = weight.signum() * (weight.abs() - step * sparse).max(0.0);
            }
        };
        for feature in (0..size).filter(|feature| kept[*feature]) {
            step(&mut direction[feature], gradient_f[feature], &mut history_f[feature], false);
            step(&mut relevance[feature], gradient_b[feature], &mut history_b[feature], feature == base);
        }
        if round % 100 == 0 || round + 1 == ROUNDS {
            println!("round {round}: loss {:.4} a mention", loss / examples.len() as f64);
        }
    }
    (direction, relevance)
}

/// How many mentions come off well, badly and neither in the gold, as found, and both.
#[derive(Default)]
struct Counts {
    gold: [f64; 3],
    found: [f64; 3],
    right: [f64; 3],
}

impl Counts {
    fn add(&mut self, examples: &[Example], direction: &[f64], relevance: &[f64]) {
        for example in examples {
            let (f, b) = sums(example, direction, relevance);
            let class = if f.abs() + b <= 0.0 || f == 0.0 { 2 } else { usize::from(f < 0.0) };
            self.gold[example.class] += 1.0;
            self.found[class] += 1.0;
            self.right[class] += f64::from(class == example.class);
        }
    }

    fn macro_f1(&self) -> f64 {
        let of = |class: usize| 2.0 * self.right[class] / (self.gold[class] + self.found[class]);
        (0..3).map(of).sum::<f64>() / 3.0
    }
}

/// Macro F1 over well, badly and neither.
fn score(examples: &[Example], direction: &[f64], relevance: &[f64]) -> f64 {
    let mut counts = Counts::default();
    counts.add(examples, direction, relevance);
    counts.macro_f1()
}

/// The file, and how many features are in it.
fn list(index: &BTreeMap<String, u32>, direction: &[f64], relevance: &[f64]) -> (String, usize) {
    let mut out = String::from(
        "# Features of a mention, and what each says of it: FEATURE DIRECTION RELEVANCE. Direction: which way it leans; that of\n\
         # near, place and polar is times the polarity of the word, of the others as it is. Relevance: how much it tells that\n\
         # the mention is spoken well or ill of at all. `word DEPENDENCY STEM` is a word that depends on the mention or governs\n\
         # it (see Dependency in crates/lexicon-format/src/target_features.rs). What is not here says nothing.\n\
         # Made by `cargo xtask train towards`; see models/MODEL.md.\n",
    );
    let mut order: Vec<String> = target_features::names();
    order.extend(index.keys().filter(|name| name.starts_with("word ")).cloned());
    let mut count = 0;
    for name in &order {
        let Some(&feature) = index.get(name) else { continue };
        let (direction, relevance) = (direction[feature as usize], relevance[feature as usize]);
        if direction != 0.0 || relevance != 0.0 {
            let plain = |weight: f64| if weight == 0.0 { "0".to_owned() } else { format!("{weight}") };
            out += &format!("{name} {} {}\n", plain(direction), plain(relevance));
            count += 1;
        }
    }
    (out, count)
}
