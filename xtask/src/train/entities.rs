//! `cargo xtask train entities DATA`: the weights that find names. Owns what is learned from which articles and the
//! report, not how.

use std::{collections::HashSet, fs, path::PathBuf, time::Instant};

use anyhow::{Context, Result};
use article_analyzer::Span;
use article_analyzer::internals::{
    lexicon::words::WordLexicon,
    names::detect::{
        self, LABELS,
        features::{Extractor, FEATURES, GROUPS, LOUD},
    },
    tagger::{Scheme, SimdTagger, Tagger, Tags},
    text::{self, Document},
};
use clap::Args;

use super::{
    crf::{self, Collector, Settings},
    data::{self, Article},
    loud::{self, Base},
    name_scores::{Scores, evaluate, print_errors},
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
    /// Keep the weights of running text that an earlier call has left in target/, and learn those of loud lines alone
    #[arg(long)]
    loud_only: bool,
    /// Weights of loud lines to keep at most
    #[arg(long, default_value_t = 4_000)]
    loud_weights: usize,
    /// L1 penalty of weights of loud lines
    #[arg(long, default_value_t = 0.3)]
    loud_l1: f32,
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
    /// Score each fifth of train with weights that learned from the others, and leave these in target/
    #[arg(long)]
    folds: bool,
    /// Runs whose mean the weights of each fold are
    #[arg(long, default_value_t = 1)]
    fold_runs: usize,
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
    let plain = sources(&train, &swaps, arguments.swapped);
    let is_plain = |template: u32| !without.contains(&template) && !LOUD.contains(&template);
    let (data, owners) = match arguments.loud_only {
        false => collect(&plain, &is_plain, &[], &lexicon),
        true => Default::default(),
    };
    println!("{:.0?} features", start.elapsed());
    // Twelve runs for each group would take hours, and differences show in one.
    let brief = Settings { runs: 1, ..settings };
    let fold_settings = Settings { runs: arguments.fold_runs, ..settings };
    let learn = |fold: Option<usize>, settings: &Settings| -> Result<Vec<u8>> {
        let what = fold.map_or("all".to_owned(), |fold| format!("without fold {fold}"));
        let file = workspace::root().join(format!("target/entities {what}.bin"));
        if arguments.loud_only {
            return fs::read(&file).with_context(|| format!("cannot read {}", file.display()));
        }
        let mut report = |line| println!("{:.0?} {what}: {line}", start.elapsed());
        let packed = self::learn(&data, &others(&owners, fold), settings, arguments.scale, &mut report);
        fs::write(&file, &packed.bytes)?;
        Ok(packed.bytes)
    };
    let first = learn(None, &settings)?;
    let folds = (0..FOLDS).map(|fold| learn(Some(fold), &fold_settings)).collect::<Result<Vec<_>>>()?;

    // Lines in which capitals say little: what is learned of them comes on top of what those weights say that have not seen
    // the article.
    let loud_train = loud_sources(&train);
    let is_loud = |template: u32| !without.contains(&template) && LOUD.contains(&template);
    let bases = folds.iter().map(|weights| Base::read(weights)).collect::<Result<Vec<_>>>()?;
    let (mut loud_data, loud_owners) = collect(&loud_train, &is_loud, &bases, &lexicon);
    println!("{:.0?} features of loud lines", start.elapsed());
    let loud = Settings { keep: arguments.loud_weights, l1: arguments.loud_l1, runs: 4, ..settings };
    let mut with_loud = |plain: &[u8], fold: Option<usize>, settings: &Settings| -> Result<(Packed, SimdTagger)> {
        let plain = Tagger::read(plain, FEATURES)?;
        loud_data.transitions = loud::transitions(&plain);
        let mut report = |line| println!("{:.0?} loud: {line}", start.elapsed());
        let more = crf::train(&tags(), &loud_data, &others(&loud_owners, fold), settings, &mut report);
        let packed = loud::joined(&plain, more, settings.keep);
        let tagger = Tagger::read(&packed.bytes, FEATURES)?.simd()?;
        Ok((packed, tagger))
    };
    let (packed, tagger) = with_loud(&first, None, &loud)?;
    let size = weights::compressed(&packed.bytes);
    println!("{} attributes, {} weights, {size} bytes after brotli", packed.attributes, packed.weights);
    let whole = |article| (article, &[][..]);
    evaluate(dev.iter().map(whole), &tagger, &lexicon).print();
    let dev_loud: Vec<Source> = loud_sources(&dev);
    println!("sentences of dev in Title Case and CAPITALS:");
    evaluate(dev_loud.iter().map(|source| (&source.article, &source.only[..])), &tagger, &lexicon).print();

    if arguments.errors {
        print_errors(&dev, &tagger, &lexicon);
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
            let (data, owners) =
                collect(&plain, &|template| is_plain(template) && !templates.contains(&template), &[], &lexicon);
            let packed = self::learn(&data, &others(&owners, None), &brief, arguments.scale, &mut |_| ());
            let tagger = Tagger::read(&packed.bytes, FEATURES)?.simd()?;
            evaluate(dev.iter().map(whole), &tagger, &lexicon).print_briefly(name);
        }
    }
    if arguments.folds {
        let (mut scores, mut loud_scores, mut before) = (Scores::default(), Scores::default(), Scores::default());
        for (fold, weights) in folds.iter().enumerate() {
            let (packed, tagger) = with_loud(weights, Some(fold), &Settings { runs: 1, ..loud })?;
            // For whoever scores a build of theirs, rules included.
            fs::write(workspace::root().join(format!("target/entities fold {fold}.bin")), &packed.bytes)?;
            let its = train.iter().enumerate().filter(|(index, _)| index % FOLDS == fold);
            scores.merge(evaluate(its.map(|(_, article)| whole(article)), &tagger, &lexicon));
            let its = || loud_train.iter().filter(|source| source.owner % FOLDS == fold);
            let loud = || its().map(|source| (&source.article, &source.only[..]));
            loud_scores.merge(evaluate(loud(), &tagger, &lexicon));
            before.merge(evaluate(loud(), &Tagger::read(weights, FEATURES)?.simd()?, &lexicon));
        }
        println!("five folds:");
        scores.print();
        scores.print_sure();
        println!("five folds, sentences in Title Case and CAPITALS:");
        loud_scores.print();
        loud_scores.print_sure();
        before.print_briefly("by the weights of running text");
    }
    println!("{:.0?}", start.elapsed());
    Ok(())
}

/// The sequences whose articles are not in a fold.
fn others(owners: &[usize], fold: Option<usize>) -> Vec<usize> {
    (0..owners.len()).filter(|&index| fold.is_none_or(|fold| owners[index] % FOLDS != fold)).collect()
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

/// All articles, and every so many once more with other names.
pub(super) fn sources(articles: &[Article], swaps: &Swaps, swapped: usize) -> Vec<Source> {
    let plain = articles.iter().cloned().enumerate();
    let others = (0..if swapped == 0 { 0 } else { articles.len() }).step_by(swapped.max(1));
    let others = others.map(|owner| (owner, swaps.swap(&articles[owner], owner as u64 + 1)));
    plain.chain(others).map(|(owner, article)| Source { owner, article, only: Vec::new() }).collect()
}

/// All articles twice, each time with other sentences in Title Case and in CAPITALS, the first one among them.
pub(super) fn loud_sources(articles: &[Article]) -> Vec<Source> {
    let copies = (0..articles.len()).flat_map(|owner| loud::SEEDS.map(|seed| (owner, seed)));
    let copies = copies.map(|(owner, seed)| {
        let (article, only) = loud::loud(&articles[owner], seed);
        Source { owner, article, only }
    });
    copies.filter(|source| !source.only.is_empty()).collect()
}

/// All sources as sequences of attributes and tags, and the number of each one's article. `bases` say of each fold what is
/// given of a tag's score and not learned.
pub(super) fn collect(
    sources: &[Source],
    wanted: &dyn Fn(u32) -> bool,
    bases: &[Base],
    lexicon: &WordLexicon,
) -> (Collector, Vec<usize>) {
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
            let base = bases.get(owner % FOLDS);
            let mut given = Vec::new();
            let gold = whole(&tags, &gold[window.tokens.clone()]);
            for (token, gold) in window.tokens.zip(gold) {
                attributes.clear();
                let row = given.len();
                given.resize(base.map_or(0, |_| row + tags.len()), 0.0);
                extractor.all(token, window.within.start, window.within.end, |template, attribute| {
                    if wanted(template) {
                        attributes.push(attribute);
                    }
                    if let Some(base) = base {
                        base.add(attribute, &mut given[row..]);
                    }
                });
                data.token(&attributes, gold);
            }
            data.give(given);
        }
    }
    (data, owners)
}

/// Tags in which what a stretch of tokens holds of a name is a name of its own.
fn whole(tags: &Tags, gold: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(gold.len());
    while let Some(&first) = gold.get(out.len()) {
        let start = out.len();
        let goes_on = |&&tag: &&u8| tag != 0 && !tags.may_start(usize::from(tag));
        let length = 1 + gold[start + 1..].iter().take_while(goes_on).count();
        match tags.label_of(usize::from(first)) {
            Some(label) => out.extend(tags.of_span(label, length).map(|tag| tag as u8)),
            None => out.push(first),
        }
    }
    out
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
