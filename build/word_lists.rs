//! Compiles lists of words and phrases with the classes of each into the tables that `src/lexicon/word_list.rs` reads.
//! Owns the lists' format and errors, not what a class is asked for.
//!
//! A list says at its head which classes there are (`= NAME  what it means`; where `first of OTHER …` stands between them,
//! the first word of each phrase of those classes has this one), and then on each line, parted by two spaces or more: a
//! word or phrase in small letters, its classes with a space between them, and at least one example.
//!
//! For each list two files are written: an enum with the classes in their order, and the table: a line for each set of
//! classes that words have, with the number of the set (a bit for each class) in hexadecimal and the words, all with a tab
//! between them.

use lexicon_format::columns;
use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

/// The lists, and what the enum of each one's classes is called.
const LISTS: [(&str, &str); 12] = [
    ("abbreviations", "ShortForm"),
    ("beside-names", "BesideName"),
    ("calendar", "CalendarWord"),
    ("datelines", "DatelineWord"),
    ("forms-of-address", "FormOfAddress"),
    ("function-words", "FunctionWord"),
    ("furniture", "Furniture"),
    ("name-parts", "NamePart"),
    ("given-names", "GivenName"),
    ("noun-classes", "NounClass"),
    ("occasions", "OccasionWord"),
    ("speech-verbs", "SpeechVerb"),
];

/// The most classes of a list: a set of them is a number of 32 bits.
const MOST: usize = 32;

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
    // Names with their meanings, and which classes' first words have the class.
    let mut classes: Vec<(&str, &str, u32)> = Vec::new();
    let mut words: BTreeMap<String, u32> = BTreeMap::new();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    for (number, line) in lines {
        let mut fail = |what: &str| errors.push(format!("{file}:{}: {what}: {line}", number + 1));
        let set_of = |names: &str| {
            let bit = |name: &str| Some(1 << classes.iter().position(|(known, ..)| *known == name)?);
            names.split(' ').map(bit).try_fold(0, |set, bit| Some(set | bit?))
        };
        let columns: Vec<&str> = columns(line).collect();
        match (line.starts_with("= "), &columns[..]) {
            (true, [class, meaning]) => classes.push((&class[2..], meaning, 0)),
            (true, [class, others, meaning]) => match others.strip_prefix("first of ").and_then(set_of) {
                Some(others) => classes.push((&class[2..], meaning, others)),
                None => fail("not \"first of\" and classes above"),
            },
            (true, _) => fail("not a class and what it means"),
            (false, [word, of, _, ..]) => {
                let set = set_of(of).unwrap_or_default();
                if set == 0 {
                    fail("no such class");
                }
                if word.chars().any(char::is_uppercase) {
                    fail("a capital");
                }
                if words.insert(tokens(word), set).is_some() {
                    fail("stands here for the second time");
                }
            }
            (false, _) => fail("not a word, its classes and an example"),
        }
    }
    for (place, (_, _, others)) in classes.iter().enumerate().filter(|(_, (_, _, others))| *others != 0) {
        let phrases = words.iter().filter(|(_, set)| *set & others != 0);
        let firsts: Vec<String> =
            phrases.map(|(phrase, _)| phrase.split(' ').next().unwrap_or_default().to_owned()).collect();
        firsts.into_iter().for_each(|first| *words.entry(first).or_default() |= 1 << place);
    }
    if classes.len() > MOST {
        errors.push(format!("{file}: more than {MOST} classes"));
    }
    let mut sets: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (word, set) in words {
        sets.entry(set).or_default().push(word);
    }
    let mut table = String::new();
    for (set, words) in sets {
        let _ = writeln!(table, "{set:x}\t{}", words.join("\t"));
    }
    let mut code = format!("/// What `{file}` says of a word.\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\n");
    let _ = writeln!(code, "pub enum {class} {{");
    for (class, meaning, _) in &classes {
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

/// A phrase with a space between all its tokens: clitics are tokens of their own.
fn tokens(phrase: &str) -> String {
    match phrase.contains(' ') {
        true => phrase.replace("n't ", " n't ").replace("'s ", " 's ").replace("s' ", "s ' "),
        false => phrase.to_owned(),
    }
}
