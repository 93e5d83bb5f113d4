//! Trains the extraction of statements: both passes, and a report of what each group of features brings. Owns the order
//! of the steps: the first pass for each fold, so that the second learns from guesses about articles that were not seen,
//! the second one for each fold, then both on all.

mod arguments;
mod collect;
pub mod folds;
pub mod gold;
pub mod lesson;
mod report;
mod templates;

use std::{fs, thread, time::Instant};

use anyhow::{Context, Result};
use article_analyzer::internals::{
    quotes::learned::{self, FIRST, SECOND, Space, features::FEATURES},
    tagger::{CompactTagger, Scheme, Tags},
};

use super::{
    crf::{self, Settings},
    judge,
    weights::{self, Packed},
};
pub use arguments::Arguments;
use collect::{Collected, Templates, collect_first, collect_second};
use lesson::{FOLDS, Lesson};

/// Units of weight in 1.0.
const SCALE: u16 = 20;
/// What the guesses that the second pass learns from add to a cue: it is to see more wrong ones than it will meet.
const GUESSING: [i32; 3] = [36, 0, 0];
/// How many passes weights of a fold learn in, before and after most are dropped: one run is good enough for them.
const UNSEEN: [usize; 2] = [10, 2];

/// The weights of the passes.
const FILES: [&str; 2] = ["quotes-first.bin", "quotes-second.bin"];

/// Trains, reports, writes.
pub fn train(arguments: &Arguments) -> Result<()> {
    let start = Instant::now();
    if arguments.score {
        let read = |name: &str| fs::read(arguments.out.join(name)).with_context(|| name.to_owned());
        return report::print(arguments, &read(FILES[0])?, &read(FILES[1])?);
    }
    let articles = lesson::articles(&arguments.data, arguments.every)?;
    let templates = Templates {
        without: templates::chosen(arguments.without.as_deref())?,
        copied: templates::chosen(arguments.copied.as_deref())?,
    };
    let (documents, speech) = lesson::read(&articles);
    let lessons = lesson::lessons(&articles, &documents, &speech, arguments.world);
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
    let pass = |name, tags, collected, keep| Pass {
        name,
        tags,
        collected,
        settings: Settings { keep, ..settings },
        lessons: &lessons,
        templates: arguments.templates,
        start,
    };
    let first = pass("first", &tags[0], collect_first(&lessons, &tags[0], &templates), arguments.first);
    let firsts = if arguments.reuse { folds::bytes("first")? } else { first.unseen()? };
    let guesses = guess(&firsts, &lessons)?;
    let collected = collect_second(&lessons, &guesses, [&tags[0], &tags[1]], &templates);
    let second = pass("second", &tags[1], collected, arguments.second);
    if !arguments.reuse {
        folds::write(&firsts, &second.unseen()?)?;
    }
    if arguments.folds {
        judge::print(&arguments.data)?;
        println!("{:.0?}", start.elapsed());
        return Ok(());
    }
    let (first, second) = thread::scope(|scope| {
        let first = scope.spawn(|| first.all().bytes);
        let second = second.all().bytes;
        first.join().map(|first| (first, second))
    })
    .map_err(|_| anyhow::anyhow!("learning broke off"))?;
    for (name, bytes) in FILES.iter().zip([&first, &second]) {
        let path = arguments.out.join(name);
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    report::print(arguments, &first, &second)?;
    println!("{:.0?}", start.elapsed());
    Ok(())
}

/// Both weight files, of articles of which each fold is guessed by what the others have taught.
#[cfg(test)]
pub(super) fn learn_both(articles: &[gold::Article], settings: Settings) -> Result<[Vec<u8>; 2]> {
    let (documents, speech) = lesson::read(articles);
    let lessons = lesson::lessons(articles, &documents, &speech, 1.0);
    let (tags, templates) = (tags(), Templates::default());
    let (lessons, start) = (&lessons[..], Instant::now());
    let pass = |name, tags, collected| Pass { name, tags, collected, settings, lessons, templates: false, start };
    let first = pass("first", &tags[0], collect_first(lessons, &tags[0], &templates));
    let guesses = guess(&first.unseen()?, lessons)?;
    let collected = collect_second(lessons, &guesses, [&tags[0], &tags[1]], &templates);
    let second = pass("second", &tags[1], collected);
    Ok([first.all().bytes, second.all().bytes])
}

/// The tags of both passes.
fn tags() -> [Tags; 2] {
    [Tags::spans_of(Scheme::Bio, &FIRST), Tags::spans_of(Scheme::Bio, &SECOND)]
}

/// What the first pass says of articles that it has not seen, the tags of each document; `firsts` by fold.
fn guess(firsts: &[Vec<u8>], lessons: &[Lesson]) -> Result<Vec<Vec<u8>>> {
    let taggers: Vec<CompactTagger> =
        firsts.iter().map(|bytes| learned::narrow(bytes, false)).collect::<Result<_, _>>()?;
    let mut space = Space::default();
    let mut guesses = Vec::with_capacity(lessons.len());
    for Lesson { view, fold, .. } in lessons {
        let mut tags = vec![0; view.columns.document.tokens.len()];
        for sequence in learned::sequences(view.columns.document) {
            learned::first(view, &taggers[*fold], GUESSING, sequence, &mut space);
            tags[sequence.from..sequence.to].copy_from_slice(&space.path.tags);
        }
        guesses.push(tags);
    }
    Ok(guesses)
}

/// One of the two passes, ready to be learned.
struct Pass<'t> {
    name: &'static str,
    tags: &'t Tags,
    collected: Collected,
    settings: Settings,
    lessons: &'t [Lesson<'t>],
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

    /// For each fold weights that have not seen its articles: one run is good enough for that. Two threads, one for every
    /// other fold.
    fn unseen(&self) -> Result<Vec<Vec<u8>>> {
        let settings = Settings { epochs: UNSEEN[0], epochs_after: UNSEEN[1], runs: 1, ..self.settings };
        let learn = |fold: usize| {
            let owners = self.collected.owners.iter().enumerate();
            let chosen = owners.filter(|&(_, &owner)| self.lessons[owner].fold != fold).map(|(index, _)| index);
            self.learn(&chosen.collect::<Vec<_>>(), &settings, false, &format!("{}, fold {fold}", self.name)).bytes
        };
        thread::scope(|scope| {
            let odd = scope.spawn(|| (1..FOLDS).step_by(2).map(learn).collect::<Vec<_>>());
            let even: Vec<_> = (0..FOLDS).step_by(2).map(learn).collect();
            let odd = odd.join().map_err(|_| anyhow::anyhow!("learning broke off"))?;
            let (mut even, mut odd) = (even.into_iter(), odd.into_iter());
            Ok((0..FOLDS).filter_map(|fold| if fold % 2 == 0 { even.next() } else { odd.next() }).collect())
        })
    }

    fn learn(&self, chosen: &[usize], settings: &Settings, templates: bool, what: &str) -> Packed {
        let Collected { data, origins, foreign, .. } = &self.collected;
        let mut learned = crf::train(self.tags, data, chosen, settings, &mut |line| {
            if settings.runs > 1 || !line.starts_with("epoch") {
                println!("{:.0?} {what}: {line}", self.start.elapsed());
            }
        });
        learned.attributes.retain(|(key, _)| !foreign.contains(key));
        if templates {
            origins.print(what, &learned);
        }
        learned.pack(FEATURES, SCALE, learned.threshold(settings.keep))
    }
}
