//! Compiles the nouns that say what somebody is, the titles and the countries of `lexicons/names/` into the tables of
//! `src/lexicon/nouns.rs`. Owns what of the lists is kept: heads of roles only, and of countries what they are called
//! besides their main name and their adjectives.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// Reads the lists and writes the tables.
pub fn compile(root: &Path, out: &Path) -> Result<(), Vec<String>> {
    let read = |name: &str| {
        let path = root.join("lexicons/names").join(name);
        std::fs::read_to_string(&path).map_err(|error| vec![format!("{}: {error}", path.display())])
    };
    let (roles, titles, countries) = (read("roles.txt")?, read("titles.txt")?, read("countries.txt")?);
    let mut words: BTreeMap<String, char> = BTreeMap::new();
    for line in lines(&roles) {
        let mut columns = line.split('\t');
        let (Some(entry), Some(kind)) = (columns.next(), columns.next()) else {
            return Err(vec![format!("lexicons/names/roles.txt: two columns at least: {line}")]);
        };
        let class = match (kind, columns.next()) {
            ("person", Some("m")) => 'm',
            ("person", Some("f")) => 'f',
            ("person", _) => 'p',
            ("org", _) => 'o',
            ("loc", _) => 'l',
            _ => return Err(vec![format!("lexicons/names/roles.txt: no such kind: {line}")]),
        };
        let head = head(entry);
        // What a noun says by itself goes before what it says at the end of a longer one; the "tank" of a think tank
        // says nothing.
        if !entry.contains(' ') {
            words.insert(head, class);
        } else if kind == "person" && !words.contains_key(&head) {
            words.insert(head, 'p');
        }
    }
    for line in lines(&titles) {
        let mut columns = line.split('\t');
        let (Some(entry), Some(kind)) = (columns.next(), columns.next()) else {
            return Err(vec![format!("lexicons/names/titles.txt: two columns at least: {line}")]);
        };
        // Only before a name: forms of address and ranks; the sex only where the title itself says so.
        let class = match (kind, columns.next()) {
            ("role", _) => 'p',
            (_, Some("m")) => 'M',
            (_, Some("f")) => 'F',
            ("honorific", _) => 'H',
            _ => 'T',
        };
        if !entry.contains(' ') || matches!(class, 'p' | 'T') {
            let head = head(entry);
            match words.get(&head) {
                // A title that is also a role stays one; what it says of the sex is kept.
                Some('m' | 'f' | 'p') => {}
                _ => {
                    words.insert(head, class);
                }
            }
        }
    }
    let mut table = String::new();
    let classes: BTreeSet<char> = words.values().copied().collect();
    for class in classes {
        let of: Vec<&str> = words.iter().filter(|entry| *entry.1 == class).map(|entry| entry.0.as_str()).collect();
        table.push_str(&format!("{class}{}\n", of.join(" ")));
    }
    let mut named: BTreeMap<&str, (Vec<&str>, Vec<&str>)> = BTreeMap::new();
    for line in lines(&countries) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [entry, adjectives, _people, main] = columns[..] else {
            return Err(vec![format!("lexicons/names/countries.txt: four columns: {line}")]);
        };
        let (names, described) = named.entry(main).or_default();
        if entry != main {
            names.push(entry);
        }
        for adjective in adjectives.split(';').filter(|adjective| !adjective.is_empty()) {
            if !described.contains(&adjective) {
                described.push(adjective);
            }
        }
    }
    let mut places = String::new();
    for (main, (names, described)) in &named {
        places.push_str(&format!("{main}|{}|{}\n", names.join(";"), described.join(";")));
    }
    let write = |name: &str, content: String| {
        std::fs::write(out.join(name), content).map_err(|error| vec![format!("{name}: {error}")])
    };
    write("roles.txt", table)?;
    write("countries.txt", places)
}

fn lines(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The word that says what it is: the last one, or the one before "of": Chief of Staff, member of parliament.
fn head(entry: &str) -> String {
    let lower = entry.to_lowercase();
    let noun = lower.split(" of ").next().unwrap_or(&lower);
    let last = noun.rsplit(' ').next().unwrap_or(noun);
    // Hyphens are tokens of their own: co-founder is met as "founder", president-elect as "president".
    const AFTER: [&str; 10] =
        ["law", "tank", "elect", "designate", "up", "back", "half", "profit", "operative", "keeper"];
    match last.rsplit_once('-') {
        Some((first, tail)) if AFTER.contains(&tail) => first.split('-').next().unwrap_or(first),
        Some((_, tail)) => tail,
        None => last,
    }
    .to_owned()
}
