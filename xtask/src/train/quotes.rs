//! Trains the extraction of statements: both passes, and a report of what each group of features brings. Owns how the
//! gold is turned into tags; features and decoding are the library's.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use anyhow::{Context, Result};
use article_analyzer::{
    analysis::Quote,
    entities,
    pos::{self, Tag},
    quotes::{
        self,
        extract::{self, ACCEPT, BIAS, FIRST, Models, SECOND, Space},
        features::{self, FEATURES, Seen},
        statement::{Run, Statement},
        view::View,
    },
    tagger::{ATTRIBUTE_BITS, Scheme, Tagger, Tags},
    text::{self, Document, Span},
};

use crate::workspace;

use super::{
    crf::{self, Collector, Settings},
    data,
    weights::{self, Packed, Weights},
};

/// `cargo xtask train quotes DATA`
#[derive(clap::Args)]
pub struct Arguments {
    /// The data folder
    data: PathBuf,
    /// Where the weights go: quotes-first.bin and quotes-second.bin in this folder
    #[arg(long, default_value = "models")]
    out: PathBuf,
    /// Passes over the data
    #[arg(long, default_value_t = 16)]
    epochs: usize,
    /// First step size
    #[arg(long, default_value_t = 0.01)]
    rate: f32,
    /// L1 penalty
    #[arg(long, default_value_t = 2.0)]
    l1: f32,
    /// Attributes in fewer tokens are left out
    #[arg(long, default_value_t = 2)]
    least: u32,
    /// Weights of the first pass to keep at most
    #[arg(long, default_value_t = 47_000)]
    first: usize,
    /// Weights of the second pass to keep at most
    #[arg(long, default_value_t = 37_000)]
    second: usize,
    /// Added to the beginning of a cue
    #[arg(long, default_value_t = BIAS[0])]
    bias: i32,
    /// Added to a cue's going on
    #[arg(long, default_value_t = BIAS[1])]
    longer: i32,
    /// Added to the beginning of a source, one value or several to compare
    #[arg(long, value_delimiter = ',', default_values_t = [ACCEPT[0]])]
    source: Vec<i32>,
    /// Added to the beginning of a content, likewise
    #[arg(long, value_delimiter = ',', default_values_t = [ACCEPT[1]])]
    content: Vec<i32>,
    /// Features to leave out: the name of a group, or numbers and ranges of templates, separated by commas
    #[arg(long)]
    without: Option<String>,
    /// The share of a token's attributes that each step does without
    #[arg(long, default_value_t = 0.1)]
    dropout: f32,
    /// Passes after all but the largest weights were dropped
    #[arg(long, default_value_t = 4)]
    epochs_after: usize,
    /// Count how often statements of which margin are right, on halves that the weights have not seen
    #[arg(long)]
    calibrate: bool,
    /// Print how much each template's weights move a token
    #[arg(long)]
    templates: bool,
    /// Train nothing, score the weights that are there
    #[arg(long)]
    score: bool,
    /// Only every Nth article
    #[arg(long, default_value_t = 1)]
    every: usize,
}

/// Units of weight in 1.0.
const SCALE: u16 = 20;
/// The training articles are tagged by models that have not seen them: one for each fold.
const FOLDS: usize = 2;

/// What is good enough for the guesses of a fold.
fn halved(settings: &Settings) -> Settings {
    Settings { epochs: settings.epochs / 2, epochs_after: settings.epochs_after.div_ceil(2), ..*settings }
}

/// Which template each attribute comes from, and in how many tokens it stands.
#[derive(Default)]
struct Origins(HashMap<u32, (u32, u32)>);

impl Origins {
    fn see(&mut self, template: u32, attribute: u32) {
        self.0.entry(attribute >> (32 - ATTRIBUTE_BITS)).or_insert((template, 0)).1 += 1;
    }

    /// How many templates there are.
    fn templates(&self) -> f64 {
        self.0.values().map(|(template, _)| template).collect::<BTreeSet<_>>().len() as f64
    }

    /// For each template: the attributes that were learned, and how much their weights move a token on average.
    fn print(&self, what: &str, learned: &Weights) {
        let mut sums: BTreeMap<u32, (usize, f64)> = BTreeMap::new();
        for (key, row) in &learned.attributes {
            if let Some((template, count)) = self.0.get(key) {
                let size = row.iter().map(|(_, weight)| weight.abs()).fold(0f32, f32::max);
                let sum = sums.entry(*template).or_default();
                *sum = (sum.0 + 1, sum.1 + f64::from(size) * f64::from(*count));
            }
        }
        println!("{what}: template, attributes, mean size");
        for (template, (attributes, sum)) in sums {
            println!(
                "{template:5} {attributes:6} {:.3}",
                sum / self.0.values().map(|(_, count)| f64::from(*count)).sum::<f64>() * self.templates()
            );
        }
    }
}

/// Groups of features, and the numbers of their templates.
const GROUPS: [(&str, &str); 9] = [
    ("words", "2-9,105-107,121-122"),
    ("parts of speech", "10-16,108-111"),
    ("word classes", "70-79,143,148,150-159"),
    ("listed cues", "20-26,113-115,147"),
    ("quotation marks", "30-37,119-120,126-128,135"),
    ("distances", "40-51,103-104,112"),
    ("clause edges", "55-57,124-125,134,140-145,147-148,153"),
    ("position", "60-64,131-132"),
    ("first pass", "102,104,123,130,142,145-146"),
];

/// The numbers of the templates to leave out.
fn templates(without: Option<&str>) -> Result<HashSet<u32>> {
    let mut templates = HashSet::new();
    let Some(without) = without else { return Ok(templates) };
    let list = GROUPS.iter().find(|(name, _)| *name == without).map_or(without, |(_, list)| list);
    for range in list.split(',') {
        let (from, to) = range.split_once('-').unwrap_or((range, range));
        templates.extend(from.parse::<u32>()?..=to.parse()?);
    }
    Ok(templates)
}

/// An article with its attributions, spans in bytes.
struct Article {
    id: String,
    text: String,
    attributions: Vec<[Vec<Span>; 3]>,
}

/// Trains, reports, writes.
pub fn train(arguments: &Arguments) -> Result<()> {
    let start = Instant::now();
    if arguments.score {
        let read = |name: &str| fs::read(arguments.out.join(name));
        return report(arguments, &read("quotes-first.bin")?, &read("quotes-second.bin")?);
    }
    let mut train = articles(&arguments.data.join("quotes/train.jsonl"))?;
    let mut index = 0;
    train.retain(|_| {
        index += 1;
        index % arguments.every == 0
    });
    let without = templates(arguments.without.as_deref())?;
    let mut settings = Settings {
        epochs: arguments.epochs,
        rate: arguments.rate,
        l1: arguments.l1,
        l2: 0.0,
        least_count: arguments.least,
        dropout: arguments.dropout,
        keep: arguments.first,
        epochs_after: arguments.epochs_after,
    };
    let documents: Vec<Document> = train.iter().map(|article| text::read(&article.text)).collect();
    let tags: Vec<Vec<Tag>> = documents.iter().map(pos::tag).collect();
    let views: Vec<View> = documents.iter().zip(&tags).map(|(document, tags)| View::new(document, tags)).collect();
    let golds: Vec<Vec<[Vec<Run>; 3]>> =
        train.iter().zip(&documents).map(|(article, document)| gold(article, document)).collect();
    println!("{:.0?} read", start.elapsed());

    let first_tags = Tags::spans_of(Scheme::Bio, &FIRST);
    let (data, owners, origins) = collect_first(&views, &golds, &first_tags, &without);
    println!("{:.0?} first pass: features", start.elapsed());
    let pass = |chosen: &[usize], settings: &Settings, what: &str| -> Packed {
        let learned = crf::train(&first_tags, &data, chosen, settings, &mut |line| {
            println!("{:.0?} {what}: {line}", start.elapsed())
        });
        if arguments.templates && chosen.len() == data.sequences.len() {
            origins.print(what, &learned);
        }
        learned.pack(FEATURES, SCALE, learned.threshold(arguments.first))
    };
    let all: Vec<usize> = (0..data.sequences.len()).collect();
    let mut guesses: Vec<Vec<u8>> = documents.iter().map(|document| vec![0; document.tokens.len()]).collect();
    let mut taggers = Vec::new();
    for fold in 0..FOLDS {
        let chosen: Vec<usize> = all.iter().copied().filter(|&index| owners[index] % FOLDS != fold).collect();
        let packed = pass(&chosen, &halved(&settings), &format!("fold {fold}"));
        let tagger = Tagger::read(&packed.bytes, FEATURES)?.narrow()?;
        let mut space = Space::default();
        for (index, view) in views.iter().enumerate().filter(|(index, _)| index % FOLDS == fold) {
            for sequence in extract::sequences(view.document) {
                extract::first(view, &tagger, [arguments.bias, arguments.longer], sequence, &mut space);
                guesses[index][sequence.from..sequence.to].copy_from_slice(&space.path.tags);
            }
        }
        taggers.push(tagger);
    }
    let first = pass(&all, &settings, "first");
    drop(data);
    println!(
        "first: {} attributes, {} weights, {} bytes after brotli",
        first.attributes,
        first.weights,
        weights::compressed(&first.bytes)
    );

    let second_tags = Tags::spans_of(Scheme::Bio, &SECOND);
    settings.keep = arguments.second;
    let (data, owners, origins) = collect_second(&views, &golds, &guesses, [&first_tags, &second_tags], &without);
    println!("{:.0?} second pass: features", start.elapsed());
    let all: Vec<usize> = (0..data.sequences.len()).collect();
    let pass = |chosen: &[usize], settings: &Settings, what: &str| -> Packed {
        let learned = crf::train(&second_tags, &data, chosen, settings, &mut |line| {
            println!("{:.0?} {what}: {line}", start.elapsed())
        });
        if arguments.templates && chosen.len() == data.sequences.len() {
            origins.print(what, &learned);
        }
        learned.pack(FEATURES, SCALE, learned.threshold(arguments.second))
    };
    if arguments.calibrate {
        let mut counts = Counts::default();
        for (fold, first) in taggers.into_iter().enumerate() {
            let chosen: Vec<usize> = all.iter().copied().filter(|&index| owners[index] % FOLDS != fold).collect();
            let packed = pass(&chosen, &halved(&settings), &format!("second, fold {fold}"));
            let second = Tagger::read(&packed.bytes, FEATURES)?.narrow()?;
            let models = Models { first, second, bias: [arguments.bias, arguments.longer], accept: ACCEPT };
            for index in (0..views.len()).filter(|index| index % FOLDS == fold) {
                counts.add(&extract::found(&views[index], &models), &golds[index]);
            }
        }
        counts.print();
    }
    let second = pass(&all, &settings, "second");
    println!(
        "second: {} attributes, {} weights, {} bytes after brotli",
        second.attributes,
        second.weights,
        weights::compressed(&second.bytes)
    );

    for (name, packed) in [("quotes-first.bin", &first), ("quotes-second.bin", &second)] {
        let path = arguments.out.join(name);
        fs::write(&path, &packed.bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    report(arguments, &first.bytes, &second.bytes)?;
    println!("{:.0?}", start.elapsed());
    Ok(())
}

/// Scores the weights on dev.
fn report(arguments: &Arguments, first: &[u8], second: &[u8]) -> Result<()> {
    let dev = articles(&arguments.data.join("quotes/dev.jsonl"))?;
    let mut models = Models::read(first, second)?;
    models.bias = [arguments.bias, arguments.longer];
    let pairs =
        arguments.source.iter().flat_map(|&source| arguments.content.iter().map(move |&content| [source, content]));
    for accept in pairs {
        models.accept = accept;
        println!("accept {accept:?}");
        let lines: Vec<String> = dev
            .iter()
            .map(|article| {
                let document = text::read(&article.text);
                let tags = pos::tag(&document);
                let found = quotes::find_with(&document, &tags, &entities::find(&document, &tags), &models);
                json(article, &found)
            })
            .collect();
        let predicted = workspace::target().join("quotes.analyses.jsonl");
        fs::write(&predicted, lines.join("\n"))?;
        let scorer = arguments.data.join("../score/score.py");
        Command::new("python3")
            .arg(scorer)
            .arg("quotes")
            .arg(arguments.data.join("quotes/dev.jsonl"))
            .arg(&predicted)
            .status()?;
    }
    Ok(())
}

/// How many statements of which margin were found, and how many of them are right.
#[derive(Default)]
struct Counts {
    /// Margin, and whether it is right.
    found: Vec<(i32, bool)>,
}

impl Counts {
    /// Counts an article's statements. One is right where half of its content, and its source, are somebody's.
    fn add(&mut self, found: &[(Statement, i32)], gold: &[[Vec<Run>; 3]]) {
        let set = |runs: &[Run]| -> BTreeSet<usize> { runs.iter().flat_map(|run| run.tokens()).collect() };
        let gold: Vec<[BTreeSet<usize>; 2]> = gold.iter().map(|gold| [set(&gold[0]), set(&gold[2])]).collect();
        for (statement, margin) in found {
            let (source, content) = (set(&statement.source), set(&statement.content));
            let right = gold.iter().any(|[theirs, said]| {
                let common = content.intersection(said).count();
                let who = source.is_empty() && theirs.is_empty() || source.intersection(theirs).next().is_some();
                who && 2 * common >= content.union(said).count()
            });
            self.found.push((*margin, right));
        }
    }

    fn print(mut self) {
        self.found.sort_unstable();
        println!("margin (mean), right, of");
        for part in self.found.chunks(self.found.len().div_ceil(16).max(1)) {
            let mean = part.iter().map(|(margin, _)| f64::from(*margin)).sum::<f64>() / part.len() as f64;
            let right = part.iter().filter(|(_, right)| *right).count();
            println!("{mean:8.1} {:.3} {}", right as f64 / part.len() as f64, part.len());
        }
    }
}

/// An analysis as the scorer reads it.
fn json(article: &Article, quotes: &[Quote]) -> String {
    let units = |byte: u32| article.text[..byte as usize].encode_utf16().count();
    let spans = |spans: &[Span]| -> Vec<serde_json::Value> {
        spans.iter().map(|span| serde_json::json!({"start": units(span.start), "end": units(span.end)})).collect()
    };
    let quotes: Vec<serde_json::Value> = quotes
        .iter()
        .map(|quote| {
            serde_json::json!({
                "content": spans(&quote.content), "cue": spans(&quote.cue), "source": spans(&quote.source),
                "confidence": quote.confidence.get(),
            })
        })
        .collect();
    serde_json::json!({"id": article.id, "quotes": quotes}).to_string()
}

/// The articles of a file of `data/quotes`.
fn articles(path: &Path) -> Result<Vec<Article>> {
    let file = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut articles = Vec::new();
    for line in file.lines().filter(|line| !line.trim().is_empty()) {
        let value: serde_json::Value = serde_json::from_str(line)?;
        let text = value["text"].as_str().context("no text")?.to_owned();
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut attributions = Vec::new();
        for attribution in value["attributions"].as_array().context("no attributions")? {
            let spans = |role: &str| -> Result<Vec<Span>> {
                let mut spans = Vec::new();
                for pair in attribution[role].as_array().with_context(|| format!("no {role}"))? {
                    let at = |index: usize| {
                        pair[index]
                            .as_u64()
                            .and_then(|point| bytes.get(point as usize))
                            .copied()
                            .context("a span lies outside")
                    };
                    spans.push(Span::new(at(0)?, at(1)?));
                }
                Ok(spans)
            };
            attributions.push([spans("source")?, spans("cue")?, spans("content")?]);
        }
        articles.push(Article { id: value["id"].as_str().unwrap_or_default().to_owned(), text, attributions });
    }
    Ok(articles)
}

/// The attributions of an article as runs of tokens: source, cue, content.
fn gold(article: &Article, document: &Document) -> Vec<[Vec<Run>; 3]> {
    let runs = |spans: &Vec<Span>| -> Vec<Run> {
        let mut runs: Vec<Run> = spans
            .iter()
            .filter_map(|&span| data::tokens(document, span))
            .map(|tokens| Run::new(tokens.start, tokens.end))
            .collect();
        runs.sort();
        runs.dedup();
        runs
    };
    article.attributions.iter().map(|spans| [runs(&spans[0]), runs(&spans[1]), runs(&spans[2])]).collect()
}

fn paint(row: &mut [u8], base: usize, run: Run, label: usize, tags: &Tags) {
    let Some(from) = run.from.checked_sub(base) else { return };
    let to = run.to - base;
    if to > row.len() || row[from..to].iter().any(|&tag| tag != 0) {
        return;
    }
    for (place, tag) in (from..to).zip(tags.of_span(label, to - from)) {
        row[place] = tag as u8;
    }
}

/// The sequences of the first pass, and which article each is from.
fn collect_first(
    views: &[View],
    golds: &[Vec<[Vec<Run>; 3]>],
    tags: &Tags,
    without: &HashSet<u32>,
) -> (Collector, Vec<usize>, Origins) {
    let mut data = Collector::default();
    let mut owners = Vec::new();
    let mut origins = Origins::default();
    let mut attributes = Vec::new();
    for (index, (view, gold)) in views.iter().zip(golds).enumerate() {
        let mut row = vec![0u8; view.document.tokens.len()];
        for attribution in gold {
            let cue = attribution[1].first().map_or(0, |cue| cue.from);
            for (label, runs) in [(2, &attribution[1]), (0, &attribution[0]), (3, &attribution[2])] {
                for &run in runs {
                    let after = usize::from(label != 2 && run.from > cue);
                    paint(&mut row, 0, run, label + after, tags);
                }
            }
        }
        for sequence in extract::sequences(view.document) {
            data.begin();
            owners.push(index);
            let mut last = 0;
            for (token, &painted) in (sequence.from..).zip(&row[sequence.from..sequence.to]) {
                attributes.clear();
                features::first(view, sequence, token, |template, attribute| {
                    if !without.contains(&template) {
                        origins.see(template, attribute);
                        attributes.push(attribute);
                    }
                });
                // A run that crosses a paragraph goes on as if it began there.
                let goes_on = painted != 0 && !tags.legal(last, usize::from(painted));
                let tag = painted - u8::from(goes_on);
                data.token(&attributes, tag);
                last = usize::from(tag);
            }
        }
    }
    (data, owners, origins)
}

/// The windows of the second pass: around every cue of the gold, and every one that the first pass took for one.
fn collect_second(
    views: &[View],
    golds: &[Vec<[Vec<Run>; 3]>],
    guesses: &[Vec<u8>],
    [first_tags, tags]: [&Tags; 2],
    without: &HashSet<u32>,
) -> (Collector, Vec<usize>, Origins) {
    let mut data = Collector::default();
    let mut owners = Vec::new();
    let mut origins = Origins::default();
    let mut attributes = Vec::new();
    let mut between = Vec::new();
    for (owner, ((view, gold), guesses)) in views.iter().zip(golds).zip(guesses).enumerate() {
        for sequence in extract::sequences(view.document) {
            let mut cues: Vec<(Run, Option<usize>)> = Vec::new();
            for (index, attribution) in gold.iter().enumerate() {
                if let Some(&run) =
                    attribution[1].first().filter(|run| run.from >= sequence.from && run.to <= sequence.to)
                {
                    cues.push((run, Some(index)));
                }
            }
            for run in extract::cues_of(first_tags, &guesses[sequence.from..sequence.to], sequence) {
                if !cues.iter().any(|(known, _)| known.from < run.to && run.from < known.to) {
                    cues.push((run, None));
                }
            }
            cues.sort();
            cues.dedup_by_key(|(run, _)| run.from);
            let runs: Vec<Run> = cues.iter().map(|(run, _)| *run).collect();
            for ((window, cue), (_, attribution)) in extract::windows(view, sequence, &runs).into_iter().zip(&cues) {
                let mut row = vec![0u8; window.to - window.from];
                if let Some(index) = attribution {
                    for (label, runs) in [(0, &gold[*index][0]), (1, &gold[*index][2])] {
                        for &run in runs {
                            let clipped =
                                Run::new(run.from.clamp(window.from, window.to), run.to.clamp(window.from, window.to));
                            if clipped.from < clipped.to {
                                paint(&mut row, window.from, clipped, label, tags);
                            }
                        }
                    }
                }
                data.begin();
                owners.push(owner);
                features::between(view, window, cue, &mut between);
                let guesses = &guesses[sequence.from..sequence.to];
                for token in window.from..window.to {
                    attributes.clear();
                    let seen = Seen::new(window, guesses, sequence.from, &between, token);
                    features::second(view, window, cue, token, seen, |template, attribute| {
                        if !without.contains(&template) {
                            origins.see(template, attribute);
                            attributes.push(attribute);
                        }
                    });
                    data.token(&attributes, row[token - window.from]);
                }
            }
        }
    }
    (data, owners, origins)
}
