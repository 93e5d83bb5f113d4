//! `cargo xtask train entities DATA`: the weights that find names. Owns what is learned from which articles and the
//! report, not how.

use std::{fs, path::PathBuf, time::Instant};

use anyhow::{Context, Result};
use article_analyzer::{
    entities::{
        features::{Extractor, FEATURES},
        mentions::{self, LABELS},
    },
    tagger::{Scheme, Tagger, Tags},
    text::{self, Document, Span},
};
use clap::Args;

use super::{
    crf::{self, Collector, Settings},
    data::{self, Article},
    weights,
};

/// What to train on and how.
#[derive(Args)]
pub struct Arguments {
    /// The data folder
    data: PathBuf,
    /// Few passes: for trying features out; writes nothing unless told where
    #[arg(long)]
    fast: bool,
    /// Where the weights go; models/entities.bin without --fast
    #[arg(long)]
    out: Option<PathBuf>,
    /// Passes over the data
    #[arg(long)]
    epochs: Option<usize>,
    /// First step size
    #[arg(long, default_value_t = 0.2)]
    rate: f32,
    /// L1 penalty
    #[arg(long, default_value_t = 0.05)]
    l1: f32,
    /// L2 penalty
    #[arg(long, default_value_t = 0.0)]
    l2: f32,
    /// Attributes in fewer tokens are left out
    #[arg(long, default_value_t = 2)]
    least: u32,
    /// Weights to keep at most
    #[arg(long, default_value_t = 100_000)]
    weights: usize,
}

/// Units of weight in 1.0.
const SCALE: u16 = 20;

/// Trains, reports, writes.
pub fn train(arguments: &Arguments) -> Result<()> {
    let start = Instant::now();
    let train = data::articles(&arguments.data.join("ner/train.jsonl"))?;
    let dev = data::articles(&arguments.data.join("ner/dev.jsonl"))?;
    let tags = Tags::spans_of(Scheme::Bioes, &LABELS.map(|(label, _)| label));
    let data = collect(&train, &tags);
    println!("{:.0?} features", start.elapsed());
    let settings = Settings {
        epochs: arguments.epochs.unwrap_or(if arguments.fast { 6 } else { 20 }),
        rate: arguments.rate,
        l1: arguments.l1,
        l2: arguments.l2,
        least_count: arguments.least,
    };
    let all: Vec<usize> = (0..data.sequences.len()).collect();
    let learned = crf::train(&tags, &data, &all, &settings, &mut |line| println!("{:.0?} {line}", start.elapsed()));
    drop(data);
    let packed = learned.pack(FEATURES, SCALE, learned.threshold(arguments.weights));
    let size = weights::compressed(&packed.bytes);
    println!("{} attributes, {} weights, {size} bytes after brotli", packed.attributes, packed.weights);
    let tagger = Tagger::read(&packed.bytes, FEATURES)?;
    evaluate(&dev, &tagger).print();
    let out = match &arguments.out {
        Some(out) => Some(out.clone()),
        None if arguments.fast => None,
        None => Some(PathBuf::from("models/entities.bin")),
    };
    if let Some(out) = out {
        fs::write(&out, &packed.bytes).with_context(|| format!("cannot write {}", out.display()))?;
    }
    println!("{:.0?}", start.elapsed());
    Ok(())
}

/// All articles as sequences of attributes and tags.
fn collect(articles: &[Article], tags: &Tags) -> Collector {
    let mut data = Collector::default();
    let mut attributes = Vec::new();
    for article in articles {
        let document = text::read(&article.text);
        let gold = gold(article, &document, tags);
        let extractor = Extractor::new(&document);
        for sequence in mentions::sequences(&document) {
            data.begin();
            for token in sequence.clone() {
                attributes.clear();
                extractor.push(token, sequence.start, sequence.end, &mut attributes);
                data.token(&attributes, gold[token]);
            }
        }
    }
    data
}

/// The right tag of every token.
fn gold(article: &Article, document: &Document, tags: &Tags) -> Vec<u8> {
    let mut gold = vec![0u8; document.tokens.len()];
    let mut free = 0;
    for (span, kind) in &article.names {
        let Some(label) = LABELS.iter().position(|(label, _)| label == kind) else { continue };
        let Some(tokens) = data::tokens(document, *span) else { continue };
        if tokens.start < free {
            continue;
        }
        free = tokens.end;
        for (token, tag) in tokens.clone().zip(tags.of_span(label, tokens.len())) {
            gold[token] = tag as u8;
        }
    }
    gold
}

/// Names found, expected and right.
#[derive(Clone, Copy, Default)]
struct Counts {
    gold: usize,
    found: usize,
    right: usize,
}

impl Counts {
    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// Strict scores of some articles.
#[derive(Default)]
struct Scores {
    labels: [Counts; LABELS.len()],
    regions: Vec<(String, Counts)>,
}

impl Scores {
    fn sum(&self, labels: impl Iterator<Item = usize>) -> Counts {
        labels.map(|label| self.labels[label]).fold(Counts::default(), |sum, more| Counts {
            gold: sum.gold + more.gold,
            found: sum.found + more.found,
            right: sum.right + more.right,
        })
    }

    fn print(&self) {
        let line = |name: &str, counts: Counts| {
            println!(
                "{name:24} P {:.3} R {:.3} F1 {:.4} (gold {}, found {})",
                counts.right as f64 / counts.found.max(1) as f64,
                counts.right as f64 / counts.gold.max(1) as f64,
                counts.f1(),
                counts.gold,
                counts.found
            );
        };
        for (label, (name, _)) in LABELS.iter().enumerate() {
            line(name, self.labels[label]);
        }
        for (region, counts) in &self.regions {
            line(region, *counts);
        }
        line("person+location+org", self.sum(0..3));
        line("all", self.sum(0..LABELS.len()));
    }
}

fn evaluate(articles: &[Article], tagger: &Tagger) -> Scores {
    let mut scores = Scores::default();
    for article in articles {
        let document = text::read(&article.text);
        let found: Vec<(Span, usize)> = mentions::find_with(&document, tagger)
            .into_iter()
            .filter_map(|found| Some((found.span, LABELS.iter().position(|(_, kind)| *kind == found.kind)?)))
            .collect();
        let mut all = Counts::default();
        for (label, (name, _)) in LABELS.iter().enumerate() {
            let gold: Vec<Span> =
                article.names.iter().filter(|(_, kind)| kind == name).map(|(span, _)| *span).collect();
            let found: Vec<Span> = found.iter().filter(|(_, kind)| *kind == label).map(|(span, _)| *span).collect();
            let right = found.iter().filter(|span| gold.contains(span)).count();
            let sum = |counts: &mut Counts| {
                counts.gold += gold.len();
                counts.found += found.len();
                counts.right += right;
            };
            sum(&mut scores.labels[label]);
            sum(&mut all);
        }
        match scores.regions.iter_mut().find(|(region, _)| *region == article.region) {
            Some((_, counts)) => {
                counts.gold += all.gold;
                counts.found += all.found;
                counts.right += all.right;
            }
            None => scores.regions.push((article.region.clone(), all)),
        }
    }
    scores.regions.sort_by(|a, b| a.0.cmp(&b.0));
    scores
}
