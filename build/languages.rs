//! Compiles `lexicons/languages.txt` into the table that `src/text/language.rs` reads. Owns the list's format and errors.

use lexicon_format::columns;
use std::{fs, path::Path};

/// Reads the list and writes the table: a line for each language, its code and its words with a space between them.
pub fn compile(root: &Path, out: &Path) -> Result<(), Vec<String>> {
    let file = "lexicons/languages.txt";
    let text = fs::read_to_string(root.join(file)).map_err(|error| vec![format!("{file}: {error}")])?;
    let mut errors = Vec::new();
    let mut table = String::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let columns: Vec<&str> = columns(line).collect();
        match columns[..] {
            [code, words, _] => table += &format!("{code} {words}\n"),
            _ => errors.push(format!("{file}:{}: not a code, words and an example: {line}", number + 1)),
        }
    }
    if errors.is_empty() {
        fs::write(out.join("languages.txt"), table).map_err(|error| vec![format!("languages.txt: {error}")])
    } else {
        Err(errors)
    }
}
