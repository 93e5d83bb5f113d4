//! Compiles lists of words and phrases with the classes of each into the tables that `src/lexicon/word_list.rs` reads.
//! Owns the lists' format and errors, not what a class is asked for.
//!
//! A list says at its head which classes there are (`= NAME  what it means`), and then on each line, parted by two spaces
//! or more: a word or phrase in small letters, its classes with a space between them, and at least one example.
//!
//! For each list two files are written: an enum with the classes in their order, and the table: a line for each
//! set of classes that words have, with the number of the set (a bit for each class, plus 32) as a character, and the
//! words with a tab between them.

use crate::source;
use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

/// The lists, and what the enum of each one's classes is called.
const LISTS: [(&str, &str); 3] =
    [("calendar", "CalendarWord"), ("forms-of-address", "FormOfAddress"), ("function-words", "FunctionWord")];

/// The most classes of a list: a set of them is a character.
const MOST: usize = 10;

/// Reads the lists and writes the tables; the errors name file and line.
pub fn compile(root: &Path, out: &Path) -> Result<(), Vec<String>> {
    let mut errors = Vec::new();
    for (name, class) in LISTS {
        let file = format!("lexicons/{name}.txt");
        match fs::read_to_string(root.join(&file)) {
            Ok(text) => list((name, class), &file, &text, out, &mut errors),
            Err(error) => errors.push(format!("{file}: {error}")),
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn list((name, class): (&str, &str), file: &str, text: &str, out: &Path, errors: &mut Vec<String>) {
    let mut classes: Vec<(&str, &str)> = Vec::new();
    let mut words: BTreeMap<&str, u32> = BTreeMap::new();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    for (number, line) in lines {
        let mut fail = |what: &str| errors.push(format!("{file}:{}: {what}: {line}", number + 1));
        let columns: Vec<&str> = source::columns(line).collect();
        match (line.strip_prefix("= "), &columns[..]) {
            (Some(_), [class, meaning]) => classes.push((class.trim_start_matches("= "), meaning)),
            (Some(_), _) => fail("not a class and what it means"),
            (None, [word, of, _, ..]) => {
                let mut set = 0;
                for class in of.split(' ') {
                    match classes.iter().position(|(known, _)| *known == class) {
                        Some(place) => set |= 1 << place,
                        None => fail("no such class"),
                    }
                }
                if word.chars().any(char::is_uppercase) {
                    fail("a capital");
                }
                if words.insert(word, set).is_some() {
                    fail("stands here for the second time");
                }
            }
            (None, _) => fail("not a word, its classes and an example"),
        }
    }
    if classes.len() > MOST {
        errors.push(format!("{file}: more than {MOST} classes"));
    }
    let mut sets: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (word, set) in words {
        sets.entry(set).or_default().push(word);
    }
    let mut table = String::new();
    for (set, words) in sets {
        let _ = writeln!(table, "{}{}", char::from_u32(set + 32).unwrap_or_default(), words.join("\t"));
    }
    let mut code = format!("/// What `{file}` says of a word.\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\n");
    let _ = writeln!(code, "pub enum {class} {{");
    for (class, meaning) in &classes {
        let _ = writeln!(code, "    /// {meaning}\n    {},", variant(class));
    }
    code += "}\n";
    for (ending, content) in [("rs", code), ("txt", table)] {
        let path = out.join(format!("{name}.{ending}"));
        if let Err(error) = fs::write(&path, content) {
            errors.push(format!("{}: {error}", path.display()));
        }
    }
}

/// The name of a class as Rust writes it: `part-of-day` is `PartOfDay`.
fn variant(class: &str) -> String {
    class.split('-').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}
