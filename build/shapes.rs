//! Compiles the regular expressions of `lexicons/shapes.txt` into the tables that `src/text/shape.rs` runs. Owns how the
//! tables are made, not where shapes are looked for.

use crate::source;
use regex_automata::{
    MatchKind,
    dfa::{StartKind, dense},
};
use std::{fmt::Write, fs, path::Path};

/// The shapes that the code knows, in the order of `Shape`'s variants.
const NAMES: [&str; 5] = ["scheme", "page", "mail", "codes", "sign-off"];

/// Reads the shapes and writes a table for each.
pub fn compile(root: &Path, out: &Path) -> Result<(), Vec<String>> {
    let file = "lexicons/shapes.txt";
    let text = fs::read_to_string(root.join(file)).map_err(|error| vec![format!("{file}: {error}")])?;
    let mut errors = Vec::new();
    let mut tables: Vec<(usize, String)> = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let mut fail = |what: String| errors.push(format!("{file}:{}: {what}", number + 1));
        let mut columns = line.split('\t');
        let (Some(name), Some(pattern)) = (columns.next(), columns.next()) else {
            fail("a name and an expression, parted by a tab".to_owned());
            continue;
        };
        if !columns.all(|column| source::example(column).is_some()) {
            fail("after the expression only examples: + \"…\" or - \"…\"".to_owned());
        }
        let Some(place) = NAMES.iter().position(|known| *known == name) else {
            fail(format!("no shape is called {name:?}"));
            continue;
        };
        if tables.iter().any(|(other, _)| *other == place) {
            fail(format!("{name:?} stands here for the second time"));
        }
        match table(pattern) {
            Ok(bytes) => {
                let path = out.join(format!("shape-{name}.dfa"));
                if let Err(error) = fs::write(&path, bytes) {
                    fail(format!("{}: {error}", path.display()));
                }
                tables.push((place, path.display().to_string()));
            }
            Err(error) => fail(error),
        }
    }
    let missing = NAMES.iter().enumerate().filter(|(place, _)| tables.iter().all(|(found, _)| found != place));
    errors.extend(missing.map(|(_, name)| format!("{file}: the shape {name:?} is missing")));
    tables.sort();
    let mut code = "[\n".to_owned();
    for (_, path) in &tables {
        let _ = writeln!(code, "    include_bytes!({path:?}),");
    }
    code.push(']');
    if let Err(error) = fs::write(out.join("shapes.rs"), code) {
        errors.push(error.to_string());
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// The smallest automaton that takes the longest match from one place on.
fn table(pattern: &str) -> Result<Vec<u8>, String> {
    let config = dense::Config::new()
        .start_kind(StartKind::Anchored)
        .match_kind(MatchKind::All)
        .accelerate(false)
        .minimize(true);
    let dense = dense::Builder::new().configure(config).build(pattern).map_err(|error| error.to_string())?;
    let sparse = dense.to_sparse().map_err(|error| error.to_string())?;
    Ok(sparse.to_bytes_little_endian())
}
