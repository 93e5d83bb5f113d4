//! `cargo xtask train entities DATA`: the weights that find names. Owns what is learned from which articles and the
//! report, not how.

use std::{collections::HashSet, fs, path::PathBuf, time::Instant};

use anyhow::{Context, Result};
use article_analyzer::Span;
use article_analyzer::internals::{
    lexicon::words::WordLexicon,
    names::detect::{
        self, LABELS, RIGHT,
        features::{Extractor, FEATURES, GROUPS},
    },
    tagger::{Scheme, SimdTagger, Tagger, Tags},
    text::{self, Document},
};
use clap::Args;

use super::{
    crf::{self, Collector, Settings},
    data::{self, Article},
    loud,
    swap::Swaps,
    weights::{self, Packed},
};
use crate::workspace;

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
    /// Passes after all but the largest weights were dropped
    #[arg(long, default_value_t = 6)]
    epochs_after: usize,
    /// How often all of it is learned, for the means
    #[arg(long, default_value_t = 12)]
    runs: usize,
    /// Units of weight in 1.0
    #[arg(long, default_value_t = 8)]
    scale: u16,
    /// Learn from every so many articles once more, with other names; 0 for none
    #[arg(long, default_value_t = 2)]
    swapped: usize,
    /// Learn once more from sentences in Title Case and in CAPITALS, of every so many articles; 0 for none
    #[arg(long, default_value_t = 0)]
    loud: usize,
    /// First step size
    #[arg(long, default_value_t = 0.2)]
    rate: f32,
    /// L1 penalty
    #[arg(long, default_value_t = 0.3)]
    l1: f32,
    /// L2 penalty
    #[arg(long, default_value_t = 0.2)]
    l2: f32,
    /// Share of attributes that each step does without
    #[arg(long, default_value_t = 0.4)]
    dropout: f32,
    /// Attributes in fewer tokens are left out
    #[arg(long, default_value_t = 2)]
    least: u32,
    /// Templates to leave out: numbers and ranges, separated by commas
    #[arg(long)]
    without: Option<String>,
    /// Another file of classes and lists than models/words.bin
    #[arg(long)]
    words: Option<PathBuf>,
    /// Print every error on dev
    #[arg(long)]
    errors: bool,
    /// Learn once more without each group of templates, in one run each, and tell what it brings
    #[arg(long)]
    groups: bool,
    /// Score each fifth of train with weights that learned from the others in one run
    #[arg(long)]
    folds: bool,
    /// Weights to keep at most
    #[arg(long, default_value_t = 46_500)]
    weights: usize,
}

/// Trains, reports, writes.
pub fn train(arguments: &Arguments) -> Result<()> {
    let start = Instant::now();
    let train = data::articles(&arguments.data.join("ner/train.jsonl"))?;
    let dev = data::articles(&arguments.data.join("ner/dev.jsonl"))?;
    let mut without = HashSet::new();
    for range in arguments.without.iter().flat_map(|list| list.split(',')) {
        let (from, to) = range.split_once('-').unwrap_or((range, range));
        without.extend(from.parse::<u32>()?..=to.parse()?);
    }
    let lexicon = match &arguments.words {
        None => detect::lexicon().clone(),
        Some(file) => WordLexicon::read(&fs::read(file)?).map_err(|part| anyhow::anyhow!("{part}"))?,
    };
    let settings = Settings {
        epochs: arguments.epochs.unwrap_or(if arguments.fast { 6 } else { 14 }),
        rate: arguments.rate,
        l1: arguments.l1,
        l2: arguments.l2,
        least_count: arguments.least,
        dropout: arguments.dropout,
        keep: arguments.weights,
        epochs_after: arguments.epochs_after,
        runs: arguments.runs,
    };
    let swaps = Swaps::read(&workspace::root().join("lexicons/names"))?;
    let sources = sources(&train, &swaps, arguments.swapped, arguments.loud);
    let (data, owners) = collect(&sources, &without, &lexicon);
    println!("{:.0?} features", start.elapsed());
    // Twelve runs for each fold and group would take hours, and differences show in one.
    let brief = Settings { runs: 1, ..settings };
    let learn = |fold: Option<usize>, settings: &Settings| -> Result<(Packed, SimdTagger)> {
        let chosen: Vec<usize> =
            (0..owners.len()).filter(|&index| fold.is_none_or(|fold| owners[index] % FOLDS != fold)).collect();
        let what = fold.map_or("all".to_owned(), |fold| format!("without fold {fold}"));
        let mut report = |line| println!("{:.0?} {what}: {line}", start.elapsed());
        let packed = self::learn(&data, &chosen, settings, arguments.scale, &mut report);
        let tagger = Tagger::read(&packed.bytes, FEATURES)?.simd()?;
        Ok((packed, tagger))
    };
    let (packed, first) = learn(None, &settings)?;
    let size = weights::compressed(&packed.bytes);
    println!("{} attributes, {} weights, {size} bytes after brotli", packed.attributes, packed.weights);
    let all: Vec<usize> = (0..dev.len()).collect();
    evaluate(&dev, &all, &first, &lexicon).print();

    if arguments.errors {
        print_errors(&dev, &first, &lexicon);
    }
    let out = match &arguments.out {
        Some(out) => Some(out.clone()),
        None if arguments.fast => None,
        None => Some(PathBuf::from("models/entities.bin")),
    };
    if let Some(out) = out {
        fs::write(&out, &packed.bytes).with_context(|| format!("cannot write {}", out.display()))?;
    }

    if arguments.groups {
        println!("F1 of person, location and organization, and of all nine, without");
        // No template has the number 0.
        for (name, templates) in [("nothing", 0..=0)].into_iter().chain(GROUPS) {
            let without = without.iter().copied().chain(templates).collect();
            let (data, _) = collect(&sources, &without, &lexicon);
            let chosen: Vec<usize> = (0..data.sequences.len()).collect();
            let packed = self::learn(&data, &chosen, &brief, arguments.scale, &mut |_| ());
            let tagger = Tagger::read(&packed.bytes, FEATURES)?.simd()?;
            evaluate(&dev, &all, &tagger, &lexicon).print_briefly(name);
        }
    }
    if arguments.folds {
        let mut folds = Scores::default();
        for fold in 0..FOLDS {
            let (_, tagger) = learn(Some(fold), &brief)?;
            let chosen: Vec<usize> = (0..train.len()).filter(|index| index % FOLDS == fold).collect();
            folds.merge(evaluate(&train, &chosen, &tagger, &lexicon));
        }
        println!("five folds:");
        folds.print();
        folds.print_sure();
    }
    println!("{:.0?}", start.elapsed());
    Ok(())
}

/// Parts that train is cut into, article by article in turn.
const FOLDS: usize = 5;

/// The tags that are learned.
fn tags() -> Tags {
    Tags::spans_of(Scheme::Bioes, &LABELS.map(|(label, _)| label))
}

/// Weights that learn from those of the sequences that `chosen` names, in units of `1 / scale`.
pub(super) fn learn(
    data: &Collector,
    chosen: &[usize],
    settings: &Settings,
    scale: u16,
    report: &mut dyn FnMut(String),
) -> Packed {
    let learned = crf::train(&tags(), data, chosen, settings, report);
    learned.pack(FEATURES, scale, learned.threshold(settings.keep))
}

/// What is learned from: an article, or a changed copy of one.
pub(super) struct Source {
    /// The number of the article, which decides its fold.
    owner: usize,
    article: Article,
    /// The sentences that are learned from; all where there are none.
    only: Vec<Span>,
}

/// All articles, every so many once more with other names, and every so many once more with loud sentences.
pub(super) fn sources(articles: &[Article], swaps: &Swaps, swapped: usize, loud: usize) -> Vec<Source> {
    let every = |step: usize| (0..if step == 0 { 0 } else { articles.len() }).step_by(step.max(1));
    let plain = articles.iter().cloned().enumerate();
    let others = every(swapped).map(|owner| (owner, swaps.swap(&articles[owner], owner as u64 + 1)));
    let whole = plain.chain(others).map(|(owner, article)| Source { owner, article, only: Vec::new() });
    let loud = every(loud).map(|owner| {
        let (article, only) = loud::loud(&articles[owner], owner);
        Source { owner, article, only }
    });
    whole.chain(loud.filter(|source| !source.only.is_empty())).collect()
}

/// All sources as sequences of attributes and tags.
pub(super) fn collect(sources: &[Source], without: &HashSet<u32>, lexicon: &WordLexicon) -> (Collector, Vec<usize>) {
    let mut data = Collector::default();
    let mut owners = Vec::new();
    let mut attributes = Vec::new();
    let tags = tags();
    for Source { owner, article, only } in sources {
        let document = text::read(&article.text);
        let gold = gold(article, &document, &tags);
        let extractor = Extractor::new(&document, lexicon);
        let heard = |token: usize| only.iter().any(|span| span.contains(document.tokens[token].span));
        for window in extractor.windows() {
            if !only.is_empty() && !window.tokens.clone().any(heard) {
                continue;
            }
            data.begin();
            owners.push(*owner);
            for token in window.tokens {
                attributes.clear();
                extractor.all(token, window.within.start, window.within.end, |template, attribute| {
                    if !without.contains(&template) {
                        attributes.push(attribute);
                    }
                });
                data.token(&attributes, gold[token]);
            }
        }
    }
    (data, owners)
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
    fn add(&mut self, more: Self) {
        self.gold += more.gold;
        self.found += more.found;
        self.right += more.right;
    }

    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// Strict scores of some articles.
#[derive(Default)]
struct Scores {
    labels: [Counts; LABELS.len()],
    regions: Vec<(String, Counts)>,
    /// Names found and right, by the steps of [`RIGHT`].
    sure: [Counts; RIGHT.len()],
}

impl Scores {
    fn merge(&mut self, other: Self) {
        for (sum, more) in self.labels.iter_mut().zip(other.labels) {
            sum.add(more);
        }
        for (sum, more) in self.sure.iter_mut().zip(other.sure) {
            sum.add(more);
        }
        for (region, more) in other.regions {
            match self.regions.iter_mut().find(|(known, _)| *known == region) {
                Some((_, sum)) => sum.add(more),
                None => self.regions.push((region, more)),
            }
        }
        self.regions.sort_by(|a, b| a.0.cmp(&b.0));
    }

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

    fn print_briefly(&self, name: &str) {
        println!("{name:30} {:.4} {:.4}", self.sum(0..3).f1(), self.sum(0..LABELS.len()).f1());
    }

    /// How often names are right, by how far they are ahead.
    fn print_sure(&self) {
        for (step, counts) in self.sure.iter().enumerate() {
            let right = counts.right as f64 / counts.found.max(1) as f64;
            println!("{} halves ahead or more: {right:.3} of {} right", step, counts.found);
        }
    }
}

fn slice(text: &str, span: Span) -> &str {
    &text[span.start as usize..span.end as usize]
}

/// Prints what is wrong, a line each: gold and found with their surroundings.
fn print_errors(articles: &[Article], tagger: &SimdTagger, lexicon: &WordLexicon) {
    for article in articles {
        let document = text::read(&article.text);
        let found: Vec<(Span, &str, f64)> = detect::find_with(&document, tagger, lexicon)
            .into_iter()
            .map(|found| {
                let label = LABELS.iter().find(|(_, kind)| *kind == found.kind).map_or("", |label| label.0);
                (found.span, label, found.confidence)
            })
            .collect();
        let around = |span: Span| {
            let from = article.text[..span.start as usize].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
            let to = article.text[span.end as usize..]
                .char_indices()
                .nth(25)
                .map_or(article.text.len(), |(at, _)| span.end as usize + at);
            let text = &article.text;
            let line =
                format!("{}[{}]{}", &text[from..span.start as usize], slice(text, span), &text[span.end as usize..to]);
            line.replace('\n', " / ")
        };
        for (span, kind) in &article.names {
            if !found.iter().any(|(other, label, _)| other == span && label == kind) {
                let instead: Vec<String> = found
                    .iter()
                    .filter(|(other, ..)| other.overlaps(*span))
                    .map(|(other, label, sure)| format!("{} {label} {sure:.2}", slice(&article.text, *other)))
                    .collect();
                println!("MISS {} {kind} | {} | {}", article.region, around(*span), instead.join("; "));
            }
        }
        for (span, label, sure) in &found {
            if !article.names.iter().any(|(other, _)| other.overlaps(*span)) {
                println!("EXTRA {} {label} {sure:.2} | {}", article.region, around(*span));
            }
        }
    }
}

fn evaluate(articles: &[Article], chosen: &[usize], tagger: &SimdTagger, lexicon: &WordLexicon) -> Scores {
    let mut scores = Scores::default();
    for article in chosen.iter().map(|&index| &articles[index]) {
        let document = text::read(&article.text);
        let found: Vec<(Span, usize, f64)> = detect::find_with(&document, tagger, lexicon)
            .into_iter()
            .filter_map(|found| {
                let label = LABELS.iter().position(|(_, kind)| *kind == found.kind)?;
                Some((found.span, label, found.confidence))
            })
            .collect();
        for (span, label, confidence) in &found {
            let step = RIGHT.partition_point(|&right| right <= *confidence).saturating_sub(1);
            let kind = LABELS[*label].0;
            scores.sure[step].found += 1;
            scores.sure[step].right +=
                usize::from(article.names.iter().any(|(gold, other)| gold == span && other == kind));
        }
        let mut all = Counts::default();
        for (label, (name, _)) in LABELS.iter().enumerate() {
            let gold: Vec<Span> =
                article.names.iter().filter(|(_, kind)| kind == name).map(|(span, _)| *span).collect();
            let found: Vec<Span> = found.iter().filter(|found| found.1 == label).map(|found| found.0).collect();
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
