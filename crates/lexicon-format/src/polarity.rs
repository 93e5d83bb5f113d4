//! `lexicons/polarity/*.txt` and `lexicons/modifiers.txt` to the table that `src/sentiment/lexicon.rs` expands.
//! Owns reading, checking and writing; what a line says is `spec`'s. Checks and packs `lexicons/towards.txt` too.
//!
//! The table, one list after the other, what is alike together, since that compresses best: the distinct specs without
//! their strength, a line each; an empty line; for each spec a line of its headwords in alphabetical order, each opened by
//! a capital that says how many bytes it shares with the one before (`A` none); a line of strengths, a character each,
//! `J` for 0 and a step for a tenth.

use crate::{
    columns::{columns, example},
    spec, target_features,
};
use std::{collections::BTreeMap, fs, path::Path};

/// A line of a list.
struct Entry {
    head: String,
    spec: String,
    place: String,
    strength: i8,
    pos: u8,
}

/// What the columns of a line say, as far as the build looks at it: strength and part of speech.
type Check = dyn Fn(&[&str]) -> Result<(i8, u8), String>;

/// Compiles both lists; the errors name file and line.
pub fn compile(root: &Path, out: &Path) -> Result<(), Vec<String>> {
    let mut errors = Vec::new();
    let folder = root.join("lexicons/polarity");
    let mut files: Vec<_> = match fs::read_dir(&folder) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(error) => return Err(vec![format!("{}: {error}", folder.display())]),
    };
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let mut polarity = Vec::new();
    for file in &files {
        let name = format!("lexicons/polarity/{}", file.file_name().unwrap_or_default().to_string_lossy());
        read(file, &name, &mut polarity, &mut errors, &|columns| polar(columns));
    }
    let mut modifiers = Vec::new();
    read(&root.join("lexicons/modifiers.txt"), "lexicons/modifiers.txt", &mut modifiers, &mut errors, &|columns| {
        spec::modifier(columns.iter().copied()).map(|_| (0, 0)).map_err(say)
    });
    contradictions(&mut polarity, &mut errors);
    contradictions(&mut modifiers, &mut errors);
    let towards = fs::read_to_string(root.join("lexicons/towards.txt")).unwrap_or_default();
    let weighted = target_features::parse(&towards).unwrap_or_else(|error| {
        errors.push(format!("lexicons/towards.txt:{error}"));
        Vec::new()
    });
    if !errors.is_empty() {
        return Err(errors);
    }
    fs::write(out.join("towards.txt"), target_features::pack(&weighted)).map_err(|error| vec![error.to_string()])?;
    let table = encode(&polarity, true) + &encode(&modifiers, false);
    fs::write(out.join("polarity.txt"), table).map_err(|error| vec![error.to_string()])
}

fn read(file: &Path, name: &str, into: &mut Vec<Entry>, errors: &mut Vec<String>, check: &Check) {
    let source = match fs::read_to_string(file) {
        Ok(source) => source,
        Err(error) => return errors.push(format!("{name}: {error}")),
    };
    for (number, line) in source.lines().enumerate() {
        let place = format!("{name}:{}", number + 1);
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let columns: Vec<&str> = columns(line).collect();
        let kept: Vec<&str> = columns[1..].iter().copied().filter(|column| example(column).is_none()).collect();
        let (strength, pos) = match check(&kept) {
            Ok(checked) => checked,
            Err(error) => {
                errors.push(format!("{place}: {error}"));
                continue;
            }
        };
        for head in columns[0].split(',').map(str::trim) {
            if head.is_empty() || head.chars().any(|c| c.is_uppercase() || c == '"') {
                errors.push(format!("{place}: the headword {head:?} is empty or not in lower case"));
            }
            into.push(Entry { head: head.to_owned(), spec: kept.join("\t"), place: place.clone(), strength, pos });
        }
    }
}

/// Strength, in tenths, and parts of speech of a polarity entry's columns: parts of speech, strength, flags.
fn polar(columns: &[&str]) -> Result<(i8, u8), String> {
    let [letters, strength, flags @ ..] = columns else { return Err("no part of speech or no strength".to_owned()) };
    let tenths = strength.parse::<f64>().map_err(|_| format!("strength {strength:?}: not a number"))? * 10.0;
    if !(-40.0..=40.0).contains(&tenths) || (tenths - tenths.round()).abs() > 1e-6 {
        return Err(format!("strength {strength}: between -4 and 4, one decimal"));
    }
    let spec = spec::polarity(std::iter::once(*letters).chain(flags.iter().copied())).map_err(say)?;
    Ok((tenths.round() as i8, spec.pos))
}

/// Sorts the entries; reports what stands twice, or with two signs under one part of speech.
fn contradictions(entries: &mut [Entry], errors: &mut Vec<String>) {
    entries.sort_by(|a, b| (&a.head, a.pos, &a.spec).cmp(&(&b.head, b.pos, &b.spec)));
    for pair in entries.windows(2) {
        let [first, second] = pair else { continue };
        if first.head == second.head && first.pos == second.pos {
            let conditions = |entry: &Entry| entry.spec.contains("before=") || entry.spec.contains("after=");
            if first.spec == second.spec || !(conditions(first) || conditions(second)) {
                let what =
                    if first.strength.signum() * second.strength.signum() < 0 { "contradicts" } else { "doubles" };
                errors.push(format!("{}: {:?} {what} the entry at {}", second.place, second.head, first.place));
            }
        }
    }
}

/// The stream of one list; see the head of this file.
fn encode(entries: &[Entry], strengths: bool) -> String {
    let mut groups: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        let mut columns: Vec<&str> = entry.spec.split('\t').collect();
        if strengths {
            columns.remove(1);
        }
        groups.entry(columns.join("\t")).or_default().push(entry);
    }
    let mut out = String::new();
    for spec in groups.keys() {
        out += spec;
        out.push('\n');
    }
    out.push('\n');
    for group in groups.values() {
        let mut before = "";
        for entry in group {
            let shared = entry.head.bytes().zip(before.bytes()).take(25).take_while(|(a, b)| a == b).count();
            // A shared prefix ends between characters.
            let shared = (0..=shared).rev().find(|&at| entry.head.is_char_boundary(at)).unwrap_or(0);
            out.push(char::from(b'A' + shared as u8));
            out += &entry.head[shared..];
            before = &entry.head;
        }
        out.push('\n');
    }
    for entry in groups.values().flatten().filter(|_| strengths) {
        out.push(char::from((b'J' as i8 + entry.strength) as u8));
    }
    out.push('\n');
    out
}

/// What is wrong with a column, in words.
fn say((column, what): spec::Problem) -> String {
    if column.is_empty() { what.to_owned() } else { format!("{column:?} {what}") }
}
