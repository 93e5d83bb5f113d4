//! Compiles the regular expressions of `lexicons/shapes.txt` into the tables that `src/text/shape.rs` runs. Owns how the
//! tables are made, not where shapes are looked for.

use lexicon_format::example;
use regex_automata::{
    Anchored, MatchKind,
    dfa::{Automaton, StartKind, dense},
    util::primitives::StateID,
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
        if !columns.all(|column| example(column).is_some()) {
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

/// The smallest automaton that takes the longest match from one place on, as `src/text/shape.rs` reads it: the number of
/// classes of bytes, the first state that says that a match has ended, the class of each byte, then for each state where
/// each class leads, and last where the end of the text does. State 0 is dead, state 1 the first one.
fn table(pattern: &str) -> Result<Vec<u8>, String> {
    let config = dense::Config::new()
        .start_kind(StartKind::Anchored)
        .match_kind(MatchKind::All)
        .accelerate(false)
        .minimize(true);
    let dfa = dense::Builder::new().configure(config).build(pattern).map_err(|error| error.to_string())?;
    let first = dfa.universal_start_state(Anchored::Yes).ok_or("begins with a look at what stands before it")?;
    // All states that can be reached, with where each byte and the end lead.
    let (mut states, mut rows) = (vec![first], Vec::new());
    while let Some(&state) = states.get(rows.len()) {
        let bytes = (0..=u8::MAX).map(|byte| dfa.next_state(state, byte));
        let row: Vec<StateID> = bytes.chain([dfa.next_eoi_state(state)]).collect();
        for &next in &row {
            if dfa.is_quit_state(next) {
                return Err("looks at characters beyond ASCII".to_owned());
            }
            if !dfa.is_dead_state(next) && !states.contains(&next) {
                states.push(next);
            }
        }
        rows.push(row);
    }
    let (plain, ended): (Vec<StateID>, Vec<StateID>) =
        states[1..].iter().partition(|state| !dfa.is_match_state(**state));
    if dfa.is_match_state(first) {
        return Err("matches nothing".to_owned());
    }
    let order: Vec<StateID> = std::iter::once(first).chain(plain.iter().copied()).chain(ended).collect();
    let number = |state: StateID| order.iter().position(|known| *known == state).map_or(0, |place| place + 1);
    let rows: Vec<&Vec<StateID>> =
        order.iter().filter_map(|state| rows.get(states.iter().position(|known| known == state)?)).collect();
    let column = |symbol: usize| rows.iter().map(|row| number(row[symbol])).collect::<Vec<usize>>();
    let mut classes: Vec<Vec<usize>> = Vec::new();
    let class_of: Vec<usize> = (0..256)
        .map(|byte| {
            let column = column(byte);
            classes.iter().position(|known| *known == column).unwrap_or_else(|| {
                classes.push(column);
                classes.len() - 1
            })
        })
        .collect();
    classes.push(column(256));
    if order.len() > 255 {
        return Err("more than 255 states".to_owned());
    }
    let mut numbers = vec![classes.len(), plain.len() + 2];
    numbers.extend(class_of);
    for state in 0..order.len() {
        numbers.extend(classes.iter().map(|column| column[state]));
    }
    Ok(numbers.into_iter().map(|number| number as u8).collect())
}
