//! Every marked-up case of `tests/cases`, and every article as pasted from a page, a test each (what is measured over whole
//! articles is in `articles.rs`): `cargo test --test cases quotes/` runs the cases of one room.
//!
//! `tests/known-misses/quotes` and `names` hold cases of the other kind: what they mark is found today and wrong. Such a case fails when
//! what is found changes, and above all when nothing of it is found any more.
//!
//! `UPDATE=1 cargo test --test cases` gives each case that fails the marks, and the language, that the analysis has, in its
//! file; names, comments and what a case leaves open stay as they are. Read what it has changed before you keep it.

#[path = "support/agreement.rs"]
mod agreement;
#[path = "support/labels.rs"]
mod labels;
#[path = "support/marked.rs"]
mod marked;

use article_analyzer::{Analysis, Settings, analyze};
use libtest_mimic::{Arguments, Trial};
use marked::{Case, Mark};
use std::{
    collections::BTreeMap,
    ops::Range,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{Arc, Mutex, PoisonError},
};

/// What is to be put in place of which bytes of a file.
type Change = (Range<usize>, String);

/// The changes of each file.
type Changes = BTreeMap<PathBuf, Vec<Change>>;

/// Where cases mark what is wrong.
const KNOWN_MISSES: [&str; 2] = ["tests/known-misses/quotes", "tests/known-misses/names"];

fn main() -> ExitCode {
    let mut cases = Vec::new();
    for folder in ["tests/cases", "tests/articles"].into_iter().chain(KNOWN_MISSES) {
        match marked::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
            Ok(found) => cases.extend(found),
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::FAILURE;
            }
        }
    }
    let exact = |case: &Case| !case.name.starts_with("articles/") || case.name.contains(".pasted: ");
    let update = std::env::var("UPDATE").is_ok_and(|value| value == "1");
    let changes = Arc::new(Mutex::new(Changes::new()));
    let trial = |case: Case| {
        let changes = Arc::clone(&changes);
        Trial::test(case.name.clone(), move || match check(&case) {
            Err(_) if update => {
                let changed = updated(&case)?;
                changes.lock().unwrap_or_else(PoisonError::into_inner).entry(case.path).or_default().extend(changed);
                Ok(())
            }
            checked => Ok(checked?),
        })
    };
    let mut trials: Vec<Trial> = cases.iter().filter(|case| exact(case)).cloned().map(trial).collect();
    trials.push(Trial::test("every case is written as it was read", move || Ok(written_as_read(&cases)?)));
    let code = libtest_mimic::run(&Arguments::from_args(), trials).exit_code();
    let changes = std::mem::take(&mut *changes.lock().unwrap_or_else(PoisonError::into_inner));
    match apply(changes) {
        Ok(()) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs one case: the analysis, as marks in the labels of its room, must be what the case says; and its language what a
/// line `language: CODE` says, `unknown` where it tells none, a question mark behind it where it is not confident.
fn check(case: &Case) -> Result<(), String> {
    let analysis = analyze(&case.text, &Settings::default()).map_err(|error| error.to_string())?;
    agreement::speakers_are_mentioned(&case.text, &analysis)?;
    let found = language(&analysis);
    if let Some(expected) = case.values("language").find(|expected| *expected != found) {
        return Err(format!("the language is {found}, not {expected}"));
    }
    case.compare(labels(case, &analysis)?)
}

fn language(analysis: &Analysis) -> String {
    let language = &analysis.language;
    format!("{}{}", language.code.map_or("unknown", |code| code.as_str()), if language.confident { "" } else { "?" })
}

/// What the analysis has, in the labels of the case's room.
fn labels(case: &Case, analysis: &Analysis) -> Result<Vec<Mark>, String> {
    let room = case.name.split('/').next().unwrap_or_default();
    let found = match room {
        // An article as pasted from a page is a case of the text room: its paragraphs' kinds.
        "articles" => labels::text(case, analysis),
        "text" => labels::text(case, analysis),
        "names" => labels::names(case, analysis)?,
        "quotes" => labels::quotes(case, analysis),
        "sentiment" => labels::sentiment(case, analysis),
        _ => return Err(format!("no labels for the room {room}")),
    };
    let folder = |misses: &&str| case.path.starts_with(Path::new(env!("CARGO_MANIFEST_DIR")).join(misses));
    let known_miss = KNOWN_MISSES.iter().any(folder);
    if known_miss && found.is_empty() {
        return Err("nothing wrong is found any more: the case belongs into tests/cases, without its marks".to_owned());
    }
    Ok(found)
}

/// What makes a case say what the analysis has.
fn updated(case: &Case) -> Result<Vec<Change>, String> {
    let source = std::fs::read_to_string(&case.path).map_err(|error| format!("{}: {error}", case.path.display()))?;
    let analysis = analyze(&case.text, &Settings::default()).map_err(|error| error.to_string())?;
    let lines = source[case.head.clone()].split_inclusive('\n').map(|line| match line.strip_prefix("language:") {
        Some(_) => format!("language: {}\n", language(&analysis)),
        None => line.to_owned(),
    });
    let marks = case.rewritten(&labels(case, &analysis)?)?;
    Ok(vec![(case.head.clone(), lines.collect()), (case.body.clone(), marks)])
}

/// Writes the changes into the files and names these.
fn apply(changes: Changes) -> Result<(), String> {
    for (path, mut changes) in changes {
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        let mut source = std::fs::read_to_string(&path).map_err(failed)?;
        // From the end, so that the places before stay what they are.
        changes.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        for (range, text) in &changes {
            source.replace_range(range.clone(), text);
        }
        std::fs::write(&path, source).map_err(failed)?;
        println!("updated: {} cases of {}", changes.len() / 2, path.display());
    }
    Ok(())
}

/// With its own marks, every case reads as in its file: whatever the format can say survives an update.
fn written_as_read(cases: &[Case]) -> Result<(), String> {
    cases.iter().try_for_each(|case| {
        let written = case.rewritten(&case.marks).map_err(|error| format!("{}: {error}", case.name))?;
        let source = std::fs::read_to_string(&case.path).map_err(|error| error.to_string())?;
        let body = &source[case.body.clone()];
        // Marks of one place can stand in any order, and a bracket in a label needs no backslash.
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().collect();
            letters.sort_unstable();
            letters
        };
        if letters(&written) == letters(body) {
            Ok(())
        } else {
            Err(format!("{} is written otherwise:\n{body}\n{written}", case.name))
        }
    })
}
