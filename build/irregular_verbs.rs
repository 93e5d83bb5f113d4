//! Checks `lexicons/irregular-verbs.txt` and writes what `src/lexicon/irregular_verbs.rs` reads: a line for each verb, with
//! its forms behind it. Owns the list's format and errors.

use lexicon_format::columns;
use std::{collections::BTreeSet, fs, path::Path};

/// Reads the list and writes the table; the errors name file and line.
pub fn compile(root: &Path, out: &Path) -> Result<(), Vec<String>> {
    let file = "lexicons/irregular-verbs.txt";
    let text = fs::read_to_string(root.join(file)).map_err(|error| vec![format!("{file}: {error}")])?;
    let (mut errors, mut table, mut seen) = (Vec::new(), String::new(), BTreeSet::new());
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let mut fail = |what: &str| errors.push(format!("{file}:{}: {what}: {line}", number + 1));
        match columns(line).collect::<Vec<&str>>()[..] {
            [verb, forms, _example] => {
                if line
                    .bytes()
                    .take(verb.len() + forms.len() + 2)
                    .any(|byte| !byte.is_ascii_lowercase() && byte != b' ')
                {
                    fail("not a verb and forms in small letters");
                }
                if !seen.insert(verb) {
                    fail("stands here for the second time");
                }
                table += &format!("{verb} {forms}\n");
            }
            _ => fail("not a verb, its forms and an example"),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    fs::write(out.join("irregular-verbs.txt"), table).map_err(|error| vec![error.to_string()])
}
