//! `cargo xtask train strengths DATA`: calibrates the polarity lexicon. Owns the fit and the file `lexicons/strengths.txt`
//! that it writes; what an entry is and what acts on it is the library's.
//!
//! The rating of a sentence of a newspaper (`nyt_train`) is explained by the sum of its entries' strengths as they arrive
//! after negation and intensity. Strengths are pulled towards what the lexicon says. Full-batch gradient with AdaGrad steps
//! (Duchi 2011) in a fixed order, so the same input gives the same bytes.

use super::data;
use anyhow::{Context, Result};
use article_analyzer::{sentiment::trace, syntax::pos, text};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::Path,
};

/// Rounds of the fit.
const ROUNDS: usize = 400;
/// What moving a strength by 1 (of 1) costs, in squared errors.
const PULL: f64 = 2.5;
/// The slope of a sentence's curve; see the library's `tone`.
const SLOPE: f64 = 0.8;

/// One sentence to be explained: its entries, and how much of each arrives.
struct Example {
    parts: Vec<(usize, f64)>,
    gold: f64,
}

/// An entry: its headword, its parts of speech, its strength before the fit.
struct Entry {
    head: String,
    pos: u8,
    base: f64,
    /// Stands with several conditions, and so stays as it is.
    fixed: bool,
}

/// Fits and writes `lexicons/strengths.txt`.
///
/// # Errors
/// Where the data or the lexicons can't be read.
pub fn train(root: &Path, data: &Path, pull: Option<f64>) -> Result<()> {
    let bases = base(root)?;
    let mut entries: Vec<Entry> = Vec::new();
    let mut index: BTreeMap<(String, u8), usize> = BTreeMap::new();
    let mut examples = Vec::new();
    for line in data::lines(&data.join("sentiment/nyt_train.jsonl"))? {
        let text = line["text"].as_str().context("a line without text")?;
        let document = text::read(text);
        let tags = pos::tag(&document);
        let mut parts = Vec::new();
        for sentence in &document.sentences {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            for found in trace::entries(&document, &tags, range) {
                let key = (found.head.clone(), found.pos);
                let entry = *index.entry(key.clone()).or_insert_with(|| {
                    let base = bases.get(&key).copied();
                    let fixed = base.is_none();
                    let base = base.unwrap_or(found.strength);
                    entries.push(Entry { head: found.head, pos: found.pos, base, fixed });
                    entries.len() - 1
                });
                parts.push((entry, found.arrives));
            }
        }
        let rating = line["rating"].as_f64().context("a rating")?;
        examples.push(Example { parts, gold: rating / 4.0 * 1.4 });
    }
    let strengths = fit(&entries, &examples, pull.unwrap_or(PULL));
    write(root, &entries, &strengths)
}

/// Fits strengths.
fn fit(entries: &[Entry], examples: &[Example], pull: f64) -> Vec<f64> {
    let mut strengths: Vec<f64> = entries.iter().map(|entry| entry.base).collect();
    let mut history = vec![1e-8; strengths.len()];
    for round in 0..ROUNDS {
        let mut gradient: Vec<f64> =
            entries.iter().zip(&strengths).map(|(entry, strength)| 2.0 * pull * (strength - entry.base)).collect();
        let mut loss = 0.0;
        for example in examples {
            let sum: f64 = example.parts.iter().map(|(entry, arrives)| strengths[*entry] * arrives).sum();
            let x = sum * SLOPE;
            let error = x / (x * x + 1.0).sqrt() - example.gold;
            loss += error * error;
            let slope = 2.0 * error * SLOPE / ((x * x + 1.0) * (x * x + 1.0).sqrt());
            for (entry, arrives) in &example.parts {
                gradient[*entry] += slope * arrives;
            }
        }
        for (index, strength) in strengths.iter_mut().enumerate().filter(|(index, _)| !entries[*index].fixed) {
            history[index] += gradient[index] * gradient[index];
            *strength -= 0.05 / history[index].sqrt() * gradient[index];
        }
        if round % 100 == 0 || round + 1 == ROUNDS {
            println!("round {round}: squared error {:.4} a sentence", loss / examples.len() as f64);
        }
    }
    strengths
}

/// The strengths of the lexicon's own lines, by headword and parts of speech.
fn base(root: &Path) -> Result<BTreeMap<(String, u8), f64>> {
    let mut base = BTreeMap::new();
    let mut twice = BTreeSet::new();
    let mut files: Vec<_> =
        fs::read_dir(root.join("lexicons/polarity"))?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|e| e == "txt")) {
        for line in fs::read_to_string(file)?.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut columns =
                line.split('\t').flat_map(|part| part.split("  ")).map(str::trim).filter(|c| !c.is_empty());
            let (Some(heads), Some(letters), Some(strength)) = (columns.next(), columns.next(), columns.next()) else {
                continue;
            };
            let strength: f64 = strength.parse().with_context(|| format!("{}: {line}", file.display()))?;
            for head in heads.split(',') {
                let key = (head.trim().to_owned(), bits(letters));
                if base.insert(key.clone(), strength / 4.0).is_some() {
                    twice.insert(key);
                }
            }
        }
    }
    // An entry with several conditions has several strengths; none of them moves.
    base.retain(|key, _| !twice.contains(key));
    Ok(base)
}

/// The library's bits for letters of parts of speech.
fn bits(letters: &str) -> u8 {
    letters
        .chars()
        .map(|letter| match letter {
            'n' => 1,
            'v' => 2,
            'a' => 4,
            'r' => 8,
            _ => 16,
        })
        .fold(0, |all, bit| all | bit)
}

fn write(root: &Path, entries: &[Entry], strengths: &[f64]) -> Result<()> {
    let tenths = |strength: f64| (strength * 40.0).round() / 10.0;
    let mut moved: Vec<(&Entry, f64)> = entries.iter().zip(strengths).map(|(entry, s)| (entry, tenths(*s))).collect();
    moved.sort_by(|a, b| (&a.0.head, a.0.pos).cmp(&(&b.0.head, b.0.pos)));
    let mut out = String::from(
        "# Strengths after calibration on rated sentences of newspapers, where they differ from the entry's own.\n\
         # Made by `cargo xtask train strengths`; see models/MODEL.md. HEADWORD, PARTS OF SPEECH, STRENGTH.\n",
    );
    let letters = |pos: u8| -> String {
        [(1, 'n'), (2, 'v'), (4, 'a'), (8, 'r'), (16, 'p')]
            .iter()
            .filter(|(bit, _)| pos & bit != 0)
            .map(|(_, l)| l)
            .collect()
    };
    let mut count = 0;
    for (entry, strength) in moved.iter().filter(|(entry, _)| !entry.fixed && entry.base != 0.0) {
        // An entry keeps its sign: the fit may doubt how strong a word is, not what it means.
        let own = entry.base.signum();
        let strength = if strength * own <= 0.0 { 0.1 * own } else { strength.clamp(-4.0, 4.0) };
        // From 1 on in steps of 0.2, as the entries have them.
        let strength = if strength.abs() > 1.0 { (strength * 5.0).round() / 5.0 } else { strength };
        if (strength - tenths(entry.base)).abs() >= 0.15 {
            writeln!(out, "{}\t{}\t{strength:.1}", entry.head, letters(entry.pos))?;
            count += 1;
        }
    }
    fs::write(root.join("lexicons/strengths.txt"), out)?;
    println!("{count} strengths moved");
    Ok(())
}
