//! `cargo xtask train sentiment DATA`: calibrates the polarity lexicon and learns on whom words bear. Owns the fit and the
//! three files that it writes; what an entry, a scope and a relation are is the library's.
//!
//! One model explains two sets: the rating of a sentence (`nyt_train`) by the sum of its entries' strengths as they arrive
//! after negation and intensity, the attitude towards a target (`targets_train`) by the same strengths, each weighed by how
//! the word stands to the target. Strengths are pulled towards what the lexicon says, words that it does not hold towards
//! nothing (L1), relations towards nearness. Full-batch proximal gradient with AdaGrad steps (Duchi 2011), so the same input
//! gives the same bytes.

use anyhow::{Context, Result};
use article_analyzer::{
    options::{LexiconOptions, WordOption},
    pos,
    sentiment::{
        relation::{self, Relation},
        trace::Tracer,
    },
    text::{self, Document, Span, TokenKind},
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    ops::Range,
    path::Path,
};

/// Rounds of the fit.
const ROUNDS: usize = 400;
/// The least number of sentences that a word outside the lexicon must stand in to be looked at.
const SEEN: usize = 8;
/// What moving a strength by 1 (of 1) costs, in squared errors.
const PULL: f64 = 2.5;
/// What a word outside the lexicon costs for each unit of strength.
const SPARSE: f64 = 1.6;
/// What moving a relation by 1 costs.
const PULL_RELATION: f64 = 4.0;
/// What a squared error in a target counts against one in a sentence.
const TARGET: f64 = 0.35;
/// The slope of a sentence's and of a mention's curve; see the library's `tone`.
const SLOPE: f64 = 0.8;
const MENTION: f64 = 2.0;

/// One summand of a prediction: a strength, how much of it arrives, and the relation it goes through.
struct Part {
    entry: usize,
    arrives: f64,
    relation: Option<usize>,
}

/// One thing to be explained.
struct Example {
    parts: Vec<Part>,
    gold: f64,
    weight: f64,
    slope: f64,
}

/// An entry: its headword, its parts of speech, its strength before the fit.
struct Entry {
    head: String,
    pos: u8,
    base: f64,
    candidate: bool,
    /// Stands with several conditions, and so stays as it is.
    fixed: bool,
}

/// Fits and writes `lexicons/strengths.txt`, `lexicons/polarity/learned.txt` and `lexicons/towards.txt`.
///
/// # Errors
/// Where the data or the lexicons can't be read.
pub fn train(root: &Path, data: &Path) -> Result<()> {
    let sentences = lines(&data.join("sentiment/nyt_train.jsonl"))?;
    let targets = lines(&data.join("sentiment/targets_train.jsonl"))?;
    let bases = base(root)?;
    let heads: BTreeSet<&str> = bases.keys().map(|(head, _)| head.as_str()).collect();
    let candidates = candidates(&sentences, &targets, &heads);
    println!("{} entries, {} words outside the lexicon", bases.len(), candidates.len());

    let own = LexiconOptions {
        add: candidates
            .iter()
            .map(|word| WordOption { word: word.clone(), polarity: 1.0, loaded: false, alternative: None })
            .collect(),
        remove: Vec::new(),
    };
    let tracer = Tracer::new(&own);
    let known: BTreeSet<&str> = candidates.iter().map(String::as_str).collect();
    let mut entries: Vec<Entry> = Vec::new();
    let mut index: BTreeMap<(String, u8), usize> = BTreeMap::new();
    let mut examples = Vec::new();
    let mut entry_of = |head: String, pos: u8, strength: f64| {
        let candidate = known.contains(head.as_str());
        *index.entry((head.clone(), pos)).or_insert_with(|| {
            let base = bases.get(&(head.clone(), pos)).copied().unwrap_or(if candidate { 0.0 } else { strength });
            let fixed = !candidate && !bases.contains_key(&(head.clone(), pos));
            entries.push(Entry { head, pos, base, candidate, fixed });
            entries.len() - 1
        })
    };

    for line in &sentences {
        let text = field(line, "text")?;
        let document = text::read(text);
        let tags = pos::tag(&document);
        let mut parts = Vec::new();
        for sentence in &document.sentences {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            for trace in tracer.trace(&document, &tags, range, &[]) {
                let entry = entry_of(trace.head, trace.pos, trace.strength);
                parts.push(Part { entry, arrives: trace.arrives, relation: None });
            }
        }
        let rating = line["rating"].as_f64().context("a rating")?;
        examples.push(Example { parts, gold: rating / 4.0 * 1.4, weight: 1.0, slope: SLOPE });
    }
    for line in &targets {
        let text = field(line, "text")?;
        let document = text::read(text);
        let tags = pos::tag(&document);
        let offsets: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        for target in line["targets"].as_array().context("targets")? {
            let at = |name: &str| target[name].as_u64().and_then(|point| offsets.get(point as usize)).copied();
            let (start, end) = (at("start").context("a start")?, at("end").context("an end")?);
            let tokens = document.tokens_in(Span::new(start, end));
            if tokens.is_empty() {
                continue;
            }
            let sentence = &document.sentences[document.tokens[tokens.start].sentence as usize];
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            let inside = |word: &Range<usize>| word.start < tokens.end && tokens.start < word.end;
            let mut parts = Vec::new();
            for trace in tracer.trace(&document, &tags, range, std::slice::from_ref(&tokens)) {
                let (relation, sign) = trace.relations[0];
                if !inside(&trace.tokens) && sign != 0.0 {
                    let entry = entry_of(trace.head, trace.pos, trace.strength);
                    parts.push(Part { entry, arrives: trace.arrives * sign, relation: Some(relation.index()) });
                }
            }
            let gold = target["polarity"].as_f64().context("a polarity")? * 0.8;
            examples.push(Example { parts, gold, weight: TARGET, slope: MENTION });
        }
    }
    let (strengths, relations) = fit(&entries, &examples);
    write(root, &entries, &strengths, &relations)
}

/// Fits strengths and relations.
fn fit(entries: &[Entry], examples: &[Example]) -> (Vec<f64>, Vec<f64>) {
    let mut strengths: Vec<f64> = entries.iter().map(|entry| entry.base).collect();
    let near: Vec<f64> = (0..relation::COUNT).map(|index| nearness(Relation::nth(index))).collect();
    let mut relations = near.clone();
    let (mut history, mut history_relations) = (vec![1e-8; strengths.len()], vec![1e-8; relations.len()]);
    for round in 0..ROUNDS {
        let mut gradient: Vec<f64> = entries
            .iter()
            .zip(&strengths)
            .map(|(e, s)| if e.candidate { 0.2 * s } else { 2.0 * PULL * (s - e.base) })
            .collect();
        let mut gradient_relations: Vec<f64> =
            relations.iter().zip(&near).map(|(r, n)| 2.0 * PULL_RELATION * (r - n)).collect();
        let mut loss = 0.0;
        for example in examples {
            let weigh = |part: &Part| part.relation.map_or(1.0, |relation| relations[relation]);
            let sum: f64 = example.parts.iter().map(|part| strengths[part.entry] * part.arrives * weigh(part)).sum();
            let x = sum * example.slope;
            let curve = x / (x * x + 1.0).sqrt();
            let error = curve - example.gold;
            loss += example.weight * error * error;
            let slope = 2.0 * example.weight * error * example.slope / ((x * x + 1.0) * (x * x + 1.0).sqrt());
            for part in &example.parts {
                gradient[part.entry] += slope * part.arrives * weigh(part);
                if let Some(relation) = part.relation {
                    gradient_relations[relation] += slope * part.arrives * strengths[part.entry];
                }
            }
        }
        let rate = 0.05;
        for (index, strength) in strengths.iter_mut().enumerate() {
            history[index] += gradient[index] * gradient[index];
            let step = rate / history[index].sqrt();
            *strength -= step * gradient[index];
            if entries[index].candidate {
                *strength = strength.signum() * (strength.abs() - step * SPARSE).max(0.0);
            }
        }
        for (index, relation) in relations.iter_mut().enumerate() {
            history_relations[index] += gradient_relations[index] * gradient_relations[index];
            *relation -= rate / history_relations[index].sqrt() * gradient_relations[index];
        }
        if round % 100 == 0 || round + 1 == ROUNDS {
            println!("round {round}: squared error {:.4} an example", loss / examples.len() as f64);
        }
    }
    (strengths, relations)
}

/// What a relation weighs before anything is learned.
fn nearness(relation: Relation) -> f64 {
    [1.0, 0.9, 0.7, 0.5][relation.distance] * [1.0, 0.5][relation.clause] * [1.0, 0.6][relation.voice]
}

/// Words that the lexicon does not hold and that stand in enough sentences: lower case, no function words.
fn candidates(sentences: &[Value], targets: &[Value], heads: &BTreeSet<&str>) -> Vec<String> {
    let mut seen: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for line in sentences.iter().chain(targets) {
        let Some(text) = line["text"].as_str() else { continue };
        let document = text::read(text);
        let mut here: BTreeSet<(String, bool)> = BTreeSet::new();
        for token in 0..document.tokens.len() {
            let form = document.form(token);
            let lower = document.lower(token);
            if document.tokens[token].kind == TokenKind::Word && form.len() > 3 && form.is_ascii() {
                here.insert((lower.to_owned(), form == lower));
            }
        }
        for (word, lower) in here {
            let count = seen.entry(word).or_default();
            if lower { count.0 += 1 } else { count.1 += 1 }
        }
    }
    let tracer_options = LexiconOptions::default();
    let tracer = Tracer::new(&tracer_options);
    let in_lexicon = |word: &str| {
        let document: Document = text::read(word);
        let tags = pos::tag(&document);
        let traces = tracer.trace(&document, &tags, 0..document.tokens.len(), &[]);
        traces.iter().any(|trace| heads.contains(trace.head.as_str()))
    };
    let often = seen.into_iter().filter(|(_, (lower, upper))| *lower >= SEEN && lower > &(4 * upper));
    often
        .map(|(word, _)| word)
        .filter(|word| !in_lexicon(word) && word.bytes().all(|b| b.is_ascii_lowercase()))
        .collect()
}

/// The strengths of the lexicon's own lines, by headword and parts of speech.
fn base(root: &Path) -> Result<BTreeMap<(String, u8), f64>> {
    let mut base = BTreeMap::new();
    let mut twice = BTreeSet::new();
    let mut files: Vec<_> =
        fs::read_dir(root.join("lexicons/polarity"))?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.sort();
    for file in
        files.iter().filter(|file| file.extension().is_some_and(|e| e == "txt") && !file.ends_with("learned.txt"))
    {
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

fn write(root: &Path, entries: &[Entry], strengths: &[f64], relations: &[f64]) -> Result<()> {
    let tenths = |strength: f64| (strength * 40.0).round() / 10.0;
    let mut moved: Vec<(&Entry, f64)> = entries.iter().zip(strengths).map(|(entry, s)| (entry, tenths(*s))).collect();
    moved.sort_by(|a, b| (&a.0.head, a.0.pos).cmp(&(&b.0.head, b.0.pos)));
    let mut out = String::from(
        "# Strengths after calibration on rated sentences of newspapers, where they differ from the entry's own.\n\
         # Made by `cargo xtask train sentiment`; see models/SENTIMENT.md. HEADWORD, PARTS OF SPEECH, STRENGTH.\n",
    );
    let letters = |pos: u8| -> String {
        [(1, 'n'), (2, 'v'), (4, 'a'), (8, 'r'), (16, 'p')]
            .iter()
            .filter(|(bit, _)| pos & bit != 0)
            .map(|(_, l)| l)
            .collect()
    };
    let mut count = 0;
    for (entry, strength) in moved.iter().filter(|(entry, _)| !entry.candidate && !entry.fixed && entry.base != 0.0) {
        // An entry keeps its sign: the fit may doubt how strong a word is, not what it means.
        let own = entry.base.signum();
        let strength = if strength * own <= 0.0 { 0.1 * own } else { strength.clamp(-4.0, 4.0) };
        if (strength - tenths(entry.base)).abs() >= 0.15 {
            writeln!(out, "{}\t{}\t{strength:.1}", entry.head, letters(entry.pos))?;
            count += 1;
        }
    }
    fs::write(root.join("lexicons/strengths.txt"), out)?;
    let mut out = String::from(
        "# Words whose bearing was learned from rated sentences of newspapers; written by no one, so to be read with doubt.\n\
         # Made by `cargo xtask train sentiment`; see models/SENTIMENT.md.\n",
    );
    let mut learned = 0;
    for (entry, strength) in moved.iter().filter(|(entry, strength)| entry.candidate && strength.abs() >= 0.3) {
        writeln!(out, "{}  x  {:.1}", entry.head, strength.clamp(-2.0, 2.0))?;
        learned += 1;
    }
    fs::write(root.join("lexicons/polarity/learned.txt"), out)?;
    let mut out = String::from(
        "# How much a polar word bears on somebody, by how it stands to their mention.\n\
         # Made by `cargo xtask train sentiment`; see models/SENTIMENT.md.\n\
         # CLASS of the word, SIDE on which the mention stands, tokens between, clause, quotation, WEIGHT\n",
    );
    for (index, weight) in relations.iter().enumerate() {
        writeln!(out, "{} {weight:.2}", Relation::nth(index).name())?;
    }
    fs::write(root.join("lexicons/towards.txt"), out)?;
    println!("{count} strengths moved, {learned} words learned");
    Ok(())
}

fn lines(path: &Path) -> Result<Vec<Value>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    text.lines().map(|line| serde_json::from_str(line).with_context(|| path.display().to_string())).collect()
}

fn field<'v>(line: &'v Value, name: &str) -> Result<&'v str> {
    line[name].as_str().with_context(|| format!("a line without {name}"))
}
