//! Trains the extraction of statements: both passes, and a report of what each group of features brings. Owns the order
//! of the steps: the first pass on halves, so that the second learns from guesses about articles that were not seen,
//! then both on all.

mod arguments;
mod collect;
pub mod gold;
mod report;
mod templates;

use std::{fs, time::Instant};

use anyhow::{Context, Result};
use article_analyzer::internals::{
    quotes::learned::{
        self, ACCEPT, FIRST, Models, SECOND, Space, feature_columns::FeatureColumns, features::FEATURES,
    },
    syntax::pos::{self, Tag},
    tagger::{CompactTagger, Scheme, Tags},
    text::{self, Document},
};

use super::{
    crf::{self, Settings},
    weights::{self, Packed},
};
pub use arguments::Arguments;
use collect::{Collected, collect_first, collect_second};

/// Units of weight in 1.0.
const SCALE: u16 = 20;
/// What the guesses that the second pass learns from add to a cue: it is to see more wrong ones than it will meet.
const GUESSING: [i32; 3] = [36, 0, 0];
/// The training articles are tagged by models that have not seen them: one for each fold.
const FOLDS: usize = 2;

/// The weights of the passes.
const FILES: [&str; 2] = ["quotes-first.bin", "quotes-second.bin"];

/// Trains, reports, writes.
pub fn train(arguments: &Arguments) -> Result<()> {
    let start = Instant::now();
    if arguments.score {
        let read = |name: &str| fs::read(arguments.out.join(name)).with_context(|| name.to_owned());
        return report::print(arguments, &read(FILES[0])?, &read(FILES[1])?);
    }
    let mut articles = gold::articles(&arguments.data.join("quotes/train.jsonl"))?;
    let mut index = 0;
    articles.retain(|_| {
        index += 1;
        index % arguments.every == 0
    });
    let without = templates::chosen(arguments.without.as_deref())?;
    let documents: Vec<Document> = articles.iter().map(|article| text::read(&article.text)).collect();
    let speech: Vec<Vec<Tag>> = documents.iter().map(pos::tag).collect();
    let views: Vec<FeatureColumns> =
        documents.iter().zip(&speech).map(|(document, tags)| FeatureColumns::new(document, tags)).collect();
    let golds: Vec<_> =
        articles.iter().zip(&documents).map(|(article, document)| gold::runs(article, document)).collect();
    println!("{:.0?} read", start.elapsed());

    let tags = tags();
    let settings = Settings {
        epochs: arguments.epochs,
        rate: arguments.rate,
        l1: arguments.l1,
        l2: 0.0,
        least_count: arguments.least,
        dropout: arguments.dropout,
        keep: arguments.first,
        epochs_after: arguments.epochs_after,
        runs: arguments.runs,
    };
    let first = Pass {
        name: "first",
        tags: &tags[0],
        collected: collect_first(&views, &golds, &tags[0], &without),
        settings,
        templates: arguments.templates,
        start,
    };
    let (taggers, guesses) = guess(&first, &views)?;
    let first = first.all().bytes;

    let second = Pass {
        name: "second",
        tags: &tags[1],
        collected: collect_second(&views, &golds, &guesses, [&tags[0], &tags[1]], &without),
        settings: Settings { keep: arguments.second, ..settings },
        templates: arguments.templates,
        start,
    };
    if arguments.calibrate {
        let mut counts = report::Counts::default();
        for (fold, first) in taggers.into_iter().enumerate() {
            let second = second.unseen(fold, true)?;
            let models =
                Models { first, second, bias: [arguments.bias, arguments.longer, arguments.marked], accept: ACCEPT };
            for index in (0..views.len()).filter(|index| index % FOLDS == fold) {
                counts.add(&learned::found(&views[index], &models), &golds[index]);
            }
        }
        counts.print();
    }
    let second = second.all().bytes;
    for (name, bytes) in FILES.iter().zip([&first, &second]) {
        let path = arguments.out.join(name);
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    report::print(arguments, &first, &second)?;
    println!("{:.0?}", start.elapsed());
    Ok(())
}

/// Both weight files, of articles of which each half is guessed by what the other has taught.
#[cfg(test)]
pub(super) fn learn_both(articles: &[gold::Article], settings: Settings) -> Result<[Vec<u8>; 2]> {
    let documents: Vec<Document> = articles.iter().map(|article| text::read(&article.text)).collect();
    let speech: Vec<Vec<Tag>> = documents.iter().map(pos::tag).collect();
    let views: Vec<FeatureColumns> =
        documents.iter().zip(&speech).map(|(document, tags)| FeatureColumns::new(document, tags)).collect();
    let golds: Vec<_> =
        articles.iter().zip(&documents).map(|(article, document)| gold::runs(article, document)).collect();
    let (tags, without) = (tags(), std::collections::HashSet::new());
    let pass =
        |name, tags, collected| Pass { name, tags, collected, settings, templates: false, start: Instant::now() };
    let first = pass("first", &tags[0], collect_first(&views, &golds, &tags[0], &without));
    let (_, guesses) = guess(&first, &views)?;
    let collected = collect_second(&views, &golds, &guesses, [&tags[0], &tags[1]], &without);
    let second = pass("second", &tags[1], collected);
    Ok([first.all().bytes, second.all().bytes])
}

/// The tags of both passes.
fn tags() -> [Tags; 2] {
    [Tags::spans_of(Scheme::Bio, &FIRST), Tags::spans_of(Scheme::Bio, &SECOND)]
}

/// What the first pass says of articles that it has not seen: the tagger of each fold, and the tags of each document.
fn guess(first: &Pass, views: &[FeatureColumns]) -> Result<(Vec<CompactTagger>, Vec<Vec<u8>>)> {
    let mut guesses: Vec<Vec<u8>> = views.iter().map(|view| vec![0; view.columns.document.tokens.len()]).collect();
    let mut taggers = Vec::new();
    for fold in 0..FOLDS {
        let tagger = first.unseen(fold, false)?;
        let mut space = Space::default();
        for (index, view) in views.iter().enumerate().filter(|(index, _)| index % FOLDS == fold) {
            for sequence in learned::sequences(view.columns.document) {
                learned::first(view, &tagger, GUESSING, sequence, &mut space);
                guesses[index][sequence.from..sequence.to].copy_from_slice(&space.path.tags);
            }
        }
        taggers.push(tagger);
    }
    Ok((taggers, guesses))
}

/// One of the two passes, ready to be learned.
struct Pass<'t> {
    name: &'static str,
    tags: &'t Tags,
    collected: Collected,
    settings: Settings,
    /// Whether to print what each template's weights do.
    templates: bool,
    start: Instant,
}

impl Pass<'_> {
    /// Weights that learned from all articles.
    fn all(&self) -> Packed {
        let chosen: Vec<usize> = (0..self.collected.owners.len()).collect();
        let packed = self.learn(&chosen, &self.settings, self.templates, self.name);
        let size = weights::compressed(&packed.bytes);
        let Packed { attributes, weights, .. } = packed;
        println!("{}: {attributes} attributes, {weights} weights, {size} bytes after brotli", self.name);
        packed
    }

    /// A tagger that has not seen the articles of a fold: half of the passes in one run are good enough for that.
    fn unseen(&self, fold: usize, second: bool) -> Result<CompactTagger> {
        let owners = self.collected.owners.iter().enumerate();
        let chosen: Vec<usize> = owners.filter(|(_, owner)| *owner % FOLDS != fold).map(|(index, _)| index).collect();
        let settings = Settings {
            epochs: self.settings.epochs / 2,
            epochs_after: self.settings.epochs_after.div_ceil(2),
            runs: 1,
            ..self.settings
        };
        let packed = self.learn(&chosen, &settings, false, &format!("{}, fold {fold}", self.name));
        Ok(learned::narrow(&packed.bytes, second)?)
    }

    fn learn(&self, chosen: &[usize], settings: &Settings, templates: bool, what: &str) -> Packed {
        let Collected { data, origins, .. } = &self.collected;
        let learned = crf::train(self.tags, data, chosen, settings, &mut |line| {
            println!("{:.0?} {what}: {line}", self.start.elapsed());
        });
        if templates {
            origins.print(what, &learned);
        }
        learned.pack(FEATURES, SCALE, learned.threshold(settings.keep))
    }
}
