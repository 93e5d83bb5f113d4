//! Compiles `lexicons/cues.txt` into the table that `src/lexicon/cues.rs` looks words up in. Owns the list's format, its
//! errors and the inflection of its words.

use std::{collections::BTreeMap, path::Path};

/// The classes, in the order of their numbers, which is that of `CueClass` in `src/analysis.rs`.
const CLASSES: [&str; 18] = [
    "neutral",
    "reveal",
    "claim",
    "deny",
    "admit",
    "agree",
    "demand",
    "ask",
    "propose",
    "promise",
    "warn",
    "predict",
    "praise",
    "criticize",
    "accuse",
    "refuse",
    "think",
    "intend",
];
/// What a cue can be, in the order of their numbers.
const KINDS: [&str; 3] = ["verb", "noun", "phrase"];
/// The frames, in the order of their bits.
const FRAMES: &str = "cntqpao!d";

/// One way to read a first word: the words that must follow, and kind, class and frames.
type Reading = (String, usize, usize, u32);

/// Reads the list and writes the table; the errors name file and line.
pub fn compile(root: &Path, out: &Path) -> Result<(), Vec<String>> {
    let list = root.join("lexicons/cues.txt");
    let source = std::fs::read_to_string(&list).map_err(|error| vec![format!("{}: {error}", list.display())])?;
    let mut errors = Vec::new();
    // First words with their readings, those of most words first.
    let mut table: BTreeMap<String, Vec<Reading>> = BTreeMap::new();
    for (number, line) in source.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let entry = match entry(line) {
            Ok(entry) => entry,
            Err(what) => {
                errors.push(format!("lexicons/cues.txt:{}: {what}: {line}", number + 1));
                continue;
            }
        };
        let Entry { first, rest, kind, class, frames, mut forms } = entry;
        forms.push(first.to_owned());
        forms.sort();
        forms.dedup();
        for form in forms {
            // Hyphens are tokens of their own: the first word ends there.
            let (first, rest) = match form.split_once('-') {
                Some((first, tail)) => (first.to_owned(), format!("- {tail} {rest}").trim().to_owned()),
                None => (form, rest.to_owned()),
            };
            if !first.bytes().all(|letter| letter.is_ascii_lowercase()) || first.len() > 25 {
                errors.push(format!("lexicons/cues.txt:{}: not a word of small letters: {first}", number + 1));
            }
            let readings = table.entry(first).or_default();
            if !readings.iter().any(|reading| reading.0 == rest && reading.1 == kind) {
                readings.push((rest, kind, class, frames));
            }
        }
    }
    for readings in table.values_mut() {
        readings.sort_by_key(|(rest, ..)| std::cmp::Reverse(rest.split_whitespace().count()));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    std::fs::write(out.join("cues.txt"), render(&table)).map_err(|error| vec![format!("cues.txt: {error}")])
}

/// A line of the list.
struct Entry<'l> {
    first: &'l str,
    rest: &'l str,
    kind: usize,
    class: usize,
    frames: u32,
    /// The inflected forms of the first word.
    forms: Vec<String>,
}

fn entry(line: &str) -> Result<Entry<'_>, &'static str> {
    let columns: Vec<&str> = line.split("  ").map(str::trim).filter(|column| !column.is_empty()).collect();
    let [cue, kind, class, frames, _example] = columns[..] else { return Err("not five columns") };
    let (cue, irregular) = match cue.split_once(" (") {
        Some((cue, forms)) => (cue, forms.strip_suffix(')').ok_or("a bracket is not closed")?),
        None => (cue, ""),
    };
    let (first, rest) = cue.split_once(' ').unwrap_or((cue, ""));
    let mut forms: Vec<String> = irregular.split_whitespace().map(str::to_owned).collect();
    match kind {
        "verb" => forms.extend(verb_forms(first)),
        "noun" => forms.push(plural(first)),
        _ => {}
    }
    let mut bits = 0;
    for frame in frames.chars() {
        bits |= 1 << FRAMES.find(frame).ok_or("no such frame")?;
    }
    let kind = KINDS.iter().position(|name| *name == kind).ok_or("no such kind")?;
    let class = CLASSES.iter().position(|name| *name == class).ok_or("no such class")?;
    Ok(Entry { first, rest, kind, class, frames: bits, forms })
}

/// First words that have the same readings stand together: their words as [`chain`] writes them, then for each reading a
/// column with the numbers of its kind, class and frames as letters and the words that must follow.
fn render(table: &BTreeMap<String, Vec<Reading>>) -> String {
    let mut lines: Vec<(String, Vec<&str>)> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (word, readings) in table {
        let mut columns = String::new();
        for (rest, kind, class, frames) in readings {
            columns.push('\t');
            let (frames, more) = (*frames as usize & 63, *frames as usize >> 6);
            columns.extend([*kind, *class, frames, more].map(|number| char::from(b'0' + number as u8)));
            columns.push_str(rest);
        }
        let line = *known.entry(columns.clone()).or_insert_with(|| {
            lines.push((columns, Vec::new()));
            lines.len() - 1
        });
        lines[line].1.push(word);
    }
    lines.iter().map(|(columns, words)| format!("{}{columns}\n", chain(words))).collect()
}

/// Each word by what it has of the one before: a capital says how many letters of that fall away at its end, `A` none, and
/// what comes instead follows. `deny denied denies` is `AdenyBiedBes`.
fn chain(words: &[&str]) -> String {
    let mut chain = String::new();
    let mut before = "";
    for word in words {
        let common = before.bytes().zip(word.bytes()).take_while(|(one, other)| one == other).count();
        chain.push(char::from(b'A' + (before.len() - common) as u8));
        chain.push_str(&word[common..]);
        before = word;
    }
    chain
}

/// Third person, past and participle of a regular verb: deny, denies, denied, denying.
fn verb_forms(verb: &str) -> [String; 3] {
    let consonant_y = verb.ends_with('y') && {
        let before = verb.chars().rev().nth(1);
        before.is_some_and(|letter| !"aeiou".contains(letter))
    };
    let stem = |cut: usize, ending: &str| format!("{}{ending}", &verb[..verb.len() - cut]);
    if consonant_y {
        [stem(1, "ies"), stem(1, "ied"), stem(0, "ing")]
    } else if verb.ends_with("ee") {
        [stem(0, "s"), stem(0, "d"), stem(0, "ing")]
    } else if verb.ends_with("ie") {
        [stem(0, "s"), stem(0, "d"), stem(2, "ying")]
    } else if verb.ends_with('e') {
        [stem(0, "s"), stem(0, "d"), stem(1, "ing")]
    } else {
        [plural(verb), stem(0, "ed"), stem(0, "ing")]
    }
}

/// The plural of a noun: promise, promises; inquiry, inquiries; wish, wishes.
fn plural(noun: &str) -> String {
    let before = noun.chars().rev().nth(1).unwrap_or('a');
    if noun.ends_with('y') && !"aeiou".contains(before) {
        format!("{}ies", &noun[..noun.len() - 1])
    } else if ["s", "sh", "ch", "x", "z"].iter().any(|ending| noun.ends_with(ending)) {
        format!("{noun}es")
    } else {
        format!("{noun}s")
    }
}
