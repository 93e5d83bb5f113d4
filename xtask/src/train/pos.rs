//! Trains the part-of-speech tagger: an averaged perceptron (Collins 2002) that decodes from left to right with the
//! tags it gave itself. Owns the learning; tags and features are the library's.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context, Result};
use article_analyzer::internals::{
    hash::ATTRIBUTE_BITS,
    syntax::pos::{
        self, SETTLED, Tag,
        features::{FEATURES, PosWord, take},
    },
    tagger::{SimdTagger, Tagger, Tags},
};

use super::weights::{self, Packed, Weights};

/// `cargo xtask train pos DATA`
#[derive(clap::Args)]
pub struct Arguments {
    /// The data folder
    data: PathBuf,
    /// Where the weights go
    #[arg(long, default_value = "models/pos.bin")]
    out: PathBuf,
    /// Passes over the data
    #[arg(long, default_value_t = 5)]
    epochs: usize,
    /// Weights to keep at most
    #[arg(long, default_value_t = 20_000)]
    weights: usize,
}

/// Units of weight in 1.0.
const SCALE: u16 = 8;
/// A word is settled when it was seen so often …
const SEEN: u32 = 8;
/// … and with another tag in less than one of so many.
const PURE: u32 = 200;

/// A sentence with its tags.
#[derive(Default)]
pub(super) struct Sentence {
    words: Vec<PosWord>,
    tags: Vec<Tag>,
}

impl Sentence {
    /// Adds a word with its tag of the Penn Treebank, its marks straightened as a document's tokens are.
    pub(super) fn push(&mut self, form: &str, tag: &str) {
        let form = form.replace('’', "'");
        let mark = !form.chars().any(char::is_alphanumeric);
        self.words.push(PosWord::new(&form, &form.to_lowercase(), mark));
        self.tags.push(Tag::of_penn(tag));
    }
}

/// Trains, reports, writes.
pub fn train(arguments: &Arguments) -> Result<()> {
    let start = Instant::now();
    let train = sentences(&arguments.data.join("pos/train.jsonl"))?;
    let dev = sentences(&arguments.data.join("pos/dev.jsonl"))?;
    let packed = learn(&train, arguments.epochs, arguments.weights, &mut |line| println!("{line}"));
    let size = weights::compressed(&packed.bytes);
    println!("{} attributes, {} weights, {size} bytes after brotli", packed.attributes, packed.weights);
    let tagger = Tagger::read(&packed.bytes, FEATURES)?.simd()?;
    println!("accuracy on train {:.4}, on dev {:.4}", accuracy(&tagger, &train), accuracy(&tagger, &dev));
    fs::write(&arguments.out, &packed.bytes).with_context(|| format!("cannot write {}", arguments.out.display()))?;
    println!("{:.0?}", start.elapsed());
    Ok(())
}

/// Weights that learn from `train` in so many passes, the largest of them.
pub(super) fn learn(train: &[Sentence], epochs: usize, weights: usize, report: &mut dyn FnMut(String)) -> Packed {
    let settled = settled(train);
    report(format!("{} words with one tag", settled.len()));
    let mut learner = Learner::default();
    let mut order: Vec<usize> = (0..train.len()).collect();
    let mut state = 0x5DEE_CE66u64;
    for epoch in 1..=epochs {
        for at in (1..order.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, ((state >> 33) as usize) % (at + 1));
        }
        let wrong: usize = order.iter().map(|&index| learner.learn(&train[index], &settled)).sum();
        report(format!("epoch {epoch}: {wrong} wrong"));
    }
    learner.averaged(&settled, weights).pack(FEATURES, SCALE, 0.0)
}

/// The sentences of a file of `data/pos`.
fn sentences(path: &Path) -> Result<Vec<Sentence>> {
    let file = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut sentences = Vec::new();
    for line in file.lines().filter(|line| !line.trim().is_empty()) {
        let value: serde_json::Value = serde_json::from_str(line)?;
        let mut sentence = Sentence::default();
        for pair in value["tokens"].as_array().context("no tokens")? {
            sentence.push(pair[0].as_str().context("no form")?, pair[1].as_str().context("no tag")?);
        }
        sentences.push(sentence);
    }
    Ok(sentences)
}

/// Words, by their attribute, that have one tag wherever they stand.
fn settled(sentences: &[Sentence]) -> BTreeMap<u32, Tag> {
    let mut counts: BTreeMap<u32, [u32; Tag::ALL.len()]> = BTreeMap::new();
    for sentence in sentences {
        for (word, &tag) in sentence.words.iter().zip(&sentence.tags) {
            if word.given().is_none() {
                counts.entry(word.settled()).or_insert([0; Tag::ALL.len()])[tag as usize] += 1;
            }
        }
    }
    counts
        .into_iter()
        .filter_map(|(word, counts)| {
            let sum: u32 = counts.iter().sum();
            let best = Tag::ALL.into_iter().max_by_key(|&tag| counts[tag as usize])?;
            (sum >= SEEN && (sum - counts[best as usize]) * PURE <= sum).then_some((word, best))
        })
        .collect()
}

#[derive(Default)]
struct Learner {
    numbers: HashMap<u32, u32>,
    keys: Vec<u32>,
    /// For each number and tag: the weight, its sum over time, and when the sum was last brought up to date.
    rows: Vec<[(f32, f64, u32); Tag::ALL.len()]>,
    now: u32,
}

impl Learner {
    fn number(&mut self, attribute: u32) -> usize {
        let key = attribute >> (32 - ATTRIBUTE_BITS);
        *self.numbers.entry(key).or_insert_with(|| {
            self.keys.push(key);
            self.rows.push([(0.0, 0.0, 0); Tag::ALL.len()]);
            self.keys.len() as u32 - 1
        }) as usize
    }

    /// One sentence; how many tags were wrong.
    fn learn(&mut self, sentence: &Sentence, settled: &BTreeMap<u32, Tag>) -> usize {
        let mut before = (Tag::Mark, Tag::Mark);
        let mut wrong = 0;
        for (place, word) in sentence.words.iter().enumerate() {
            let known = word.given().or_else(|| settled.get(&word.settled()).copied());
            let tag = known.unwrap_or_else(|| {
                self.now += 1;
                let mut numbers = Vec::new();
                take(&sentence.words, place, before, |attribute| numbers.push(self.number(attribute)));
                let mut scores = [0f32; Tag::ALL.len()];
                for &number in &numbers {
                    for (score, weight) in scores.iter_mut().zip(&self.rows[number]) {
                        *score += weight.0;
                    }
                }
                let best = (1..scores.len()).fold(0, |best, tag| if scores[tag] > scores[best] { tag } else { best });
                let gold = sentence.tags[place] as usize;
                if best != gold {
                    wrong += 1;
                    for &number in &numbers {
                        self.change(number, gold, 1.0);
                        self.change(number, best, -1.0);
                    }
                }
                Tag::ALL[best]
            });
            before = (before.1, tag);
        }
        wrong
    }

    fn change(&mut self, number: usize, tag: usize, by: f32) {
        let (weight, sum, since) = &mut self.rows[number][tag];
        *sum += f64::from(*weight) * f64::from(self.now - *since);
        *since = self.now;
        *weight += by;
    }

    /// The mean of the weights over time, the largest of them, and the settled words.
    fn averaged(&self, settled: &BTreeMap<u32, Tag>, most: usize) -> Weights {
        let mean = |&(weight, sum, since): &(f32, f64, u32)| {
            ((sum + f64::from(weight) * f64::from(self.now - since)) / f64::from(self.now)) as f32
        };
        let mut sizes: Vec<f32> = self.rows.iter().flatten().map(|cell| mean(cell).abs()).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        let least = sizes.get(most).copied().unwrap_or(0.0);
        let mut attributes: Vec<(u32, Vec<(u8, f32)>)> = Vec::new();
        let certain = SETTLED as f32 / f32::from(SCALE);
        for (&word, &tag) in settled {
            attributes.push((word >> (32 - ATTRIBUTE_BITS), vec![(tag as u8, certain)]));
        }
        for (number, &key) in self.keys.iter().enumerate() {
            let row = self.rows[number].iter().map(mean).enumerate();
            let kept: Vec<(u8, f32)> =
                row.filter(|(_, weight)| weight.abs() > least).map(|(tag, weight)| (tag as u8, weight)).collect();
            if !kept.is_empty() {
                attributes.push((key, kept));
            }
        }
        attributes.sort_by_key(|(key, _)| *key);
        attributes.dedup_by_key(|(key, _)| *key);
        let tags = Tags::plain(Tag::ALL.map(Tag::name));
        Weights { transitions: vec![0.0; tags.len() * tags.len()], tags, attributes }
    }
}

fn accuracy(tagger: &SimdTagger, sentences: &[Sentence]) -> f64 {
    let (mut right, mut all) = (0, 0);
    for sentence in sentences {
        let mut tags = Vec::new();
        pos::tag_sentence(tagger, &sentence.words, &mut tags);
        right += tags.iter().zip(&sentence.tags).filter(|(one, other)| one == other).count();
        all += tags.len();
    }
    right as f64 / all as f64
}
