//! Every marked-up case of `tests/cases`, and every article as pasted from a page, a test each (what is measured over whole
//! articles is in `articles.rs`): `cargo test --test cases quotes/` runs the cases of one room.

#[path = "support/labels.rs"]
mod labels;
#[path = "support/marked.rs"]
mod marked;

use article_analyzer::{Settings, analyze};
use libtest_mimic::{Arguments, Failed, Trial};
use marked::Case;
use std::{path::Path, process::ExitCode};

fn main() -> ExitCode {
    let mut cases = Vec::new();
    for folder in ["tests/cases", "tests/articles"] {
        match marked::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
            Ok(found) => cases.extend(found),
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::FAILURE;
            }
        }
    }
    let exact = |case: &Case| !case.name.starts_with("articles/") || case.name.contains(".pasted: ");
    let trials =
        cases.into_iter().filter(exact).map(|case| Trial::test(case.name.clone(), move || check(&case))).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// Runs one case: the analysis, as marks in the labels of its room, must be what the case says; and its language what a
/// line `language: CODE` says, `unknown` where it tells none, a question mark behind it where it is not confident.
fn check(case: &Case) -> Result<(), Failed> {
    let analysis = analyze(&case.text, &Settings::default()).map_err(|error| error.to_string())?;
    for expected in case.values("language") {
        let language = &analysis.language;
        let found = format!("{}{}", language.code.unwrap_or("unknown"), if language.confident { "" } else { "?" });
        if found != expected {
            return Err(format!("the language is {found}, not {expected}").into());
        }
    }
    let room = case.name.split('/').next().unwrap_or_default();
    let found = match room {
        // An article as pasted from a page is a case of the text room: its paragraphs' kinds.
        "articles" => labels::text(case, &analysis),
        "text" => labels::text(case, &analysis),
        "names" => labels::names(case, &analysis)?,
        "quotes" => labels::quotes(case, &analysis),
        "sentiment" => labels::sentiment(case, &analysis),
        _ => return Err(format!("no labels for the room {room}").into()),
    };
    Ok(case.compare(found)?)
}
