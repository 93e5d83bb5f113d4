//! `lexicons/polarity/*.txt` and `lexicons/modifiers.txt` to the table that `src/sentiment/lexicon.rs` expands: three
//! streams of text, since text compresses best. Owns reading, checking and writing; what a line says is `spec`'s. Checks
//! `lexicons/towards.txt` too.
//!
//! The table: for each of the two lists, the headwords in alphabetical order, a line each; an empty line; the distinct
//! specs, a line each; an empty line; then, as text digits in base 94 from `!`, two for each headword, its spec.

use crate::{relation, source, spec};
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
        read(&file.clone(), &name, &mut polarity, &mut errors, &|columns| {
            spec::polarity(columns.iter().copied()).map(|spec| (spec.strength, spec.pos))
        });
    }
    let mut modifiers = Vec::new();
    read(&root.join("lexicons/modifiers.txt"), "lexicons/modifiers.txt", &mut modifiers, &mut errors, &|columns| {
        spec::modifier(columns.iter().copied()).map(|_| (0, 0))
    });
    contradictions(&mut polarity, &mut errors);
    calibrate(root, &mut polarity, &mut errors);
    contradictions(&mut modifiers, &mut errors);
    let towards = fs::read_to_string(root.join("lexicons/towards.txt")).map_err(|error| error.to_string());
    errors
        .extend(towards.and_then(|source| relation::parse(&source)).err().map(|e| format!("lexicons/towards.txt:{e}")));
    if !errors.is_empty() {
        return Err(errors);
    }
    let table = format!("{}\n{}", encode(&polarity), encode(&modifiers));
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
        let columns: Vec<&str> = source::columns(line).collect();
        let kept: Vec<&str> = columns[1..].iter().copied().filter(|column| source::example(column).is_none()).collect();
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

/// Gives entries the strengths of `lexicons/strengths.txt`; a line that speaks of no entry is an error.
fn calibrate(root: &Path, entries: &mut [Entry], errors: &mut Vec<String>) {
    let name = "lexicons/strengths.txt";
    let source = match fs::read_to_string(root.join(name)) {
        Ok(source) => source,
        Err(error) => return errors.push(format!("{name}: {error}")),
    };
    for (number, line) in source.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let columns: Vec<&str> = source::columns(line).collect();
        let checked = match columns[..] {
            [head, letters, strength] => {
                spec::polarity([letters, strength].into_iter()).map(|spec| (head, spec.pos, strength))
            }
            _ => Err("not a headword, parts of speech and a strength".to_owned()),
        };
        let (head, pos, strength) = match checked {
            Ok(checked) => checked,
            Err(error) => {
                errors.push(format!("{name}:{}: {error}", number + 1));
                continue;
            }
        };
        let mut found = false;
        for entry in entries.iter_mut().filter(|entry| entry.head == head && entry.pos == pos) {
            let mut columns: Vec<&str> = entry.spec.split('\t').collect();
            columns[1] = strength;
            entry.spec = columns.join("\t");
            found = true;
        }
        if !found {
            errors.push(format!("{name}:{}: {head:?} is no entry of the lexicon", number + 1));
        }
    }
}

fn encode(entries: &[Entry]) -> String {
    let mut specs: BTreeMap<&str, usize> = entries.iter().map(|entry| (entry.spec.as_str(), 0)).collect();
    specs.values_mut().enumerate().for_each(|(index, number)| *number = index);
    let mut out = String::new();
    entries.iter().for_each(|entry| {
        out.push_str(&entry.head);
        out.push('\n');
    });
    out.push('\n');
    specs.keys().for_each(|spec| {
        out.push_str(spec);
        out.push('\n');
    });
    out.push('\n');
    for entry in entries {
        let number = specs[entry.spec.as_str()];
        for digit in [number / 94, number % 94] {
            out.push(char::from(b'!' + digit as u8));
        }
    }
    out.push('\n');
    out
}
