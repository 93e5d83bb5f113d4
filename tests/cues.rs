//! The examples of `lexicons/cues.txt`, read as articles: each gives a statement whose cue holds the entry, of its class and
//! in one of its frames. Owns what an entry promises, not how a statement is found.
//!
//! Entries whose example gives none stand in `tests/known-misses/cues.txt` with what is given instead. One that gives
//! something else, and above all one that begins to work, fails here until its line says so or is gone:
//! `UPDATE=1 cargo test --test cues` writes the list anew.

use article_analyzer::{
    Analysis, Settings, Span,
    analysis::{Quote, QuoteKind},
    analyze,
};
use std::{fmt::Write, fs, path::Path};

/// A line of the list.
struct Entry<'l> {
    /// As it is listed, without the forms in brackets.
    cue: &'l str,
    kind: &'l str,
    class: &'l str,
    frames: &'l str,
    example: &'l str,
    /// The forms in brackets.
    irregular: Vec<&'l str>,
}

fn entries(source: &str) -> impl Iterator<Item = Entry<'_>> {
    source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let columns: Vec<&str> = line.split("  ").map(str::trim).filter(|column| !column.is_empty()).collect();
        let [cue, kind, class, frames, example] = columns[..] else { panic!("not five columns: {line}") };
        let (cue, irregular) = cue.split_once(" (").unwrap_or((cue, ""));
        let irregular = irregular.trim_end_matches(')').split_whitespace().collect();
        Entry { cue, kind, class, frames, example, irregular }
    })
}

impl Entry<'_> {
    /// Whether a word of a cue is the word `own` of the entry, or the first word of the entry inflected by rule.
    fn is(&self, word: &str, own: &str, first: bool) -> bool {
        // deny, denies; state, stating; belie, belying; convey, conveyed.
        let stem = own.strip_suffix("ie").or(own.strip_suffix(['e', 'y'])).unwrap_or(own);
        let endings = ["e", "s", "es", "ies", "ed", "ied", "yed", "ing", "ying", "ys"];
        let inflected = || word.strip_prefix(stem).is_some_and(|ending| endings.contains(&ending));
        word == own || first && self.kind != "phrase" && inflected()
    }

    /// Where the entry ends in the words of a cue; `None` where the cue does not hold it.
    fn end_in(&self, words: &[String]) -> Option<usize> {
        let (first, rest) = self.cue.split_once(' ').unwrap_or((self.cue, ""));
        let forms = self.irregular.iter().copied().chain([first]);
        let ends = forms.filter_map(|form| {
            let own: Vec<&str> = form.split('-').chain(rest.split_whitespace()).collect();
            let holds = |window: &[String]| {
                let mut pairs = window.iter().zip(&own).enumerate();
                pairs.all(|(at, (word, own))| self.is(word, own, at == 0))
            };
            words.windows(own.len()).position(holds).map(|place| place + own.len())
        });
        ends.max()
    }

    /// Whether a statement is what the entry promises.
    fn reports(&self, text: &str, quote: &Quote) -> bool {
        let words = words(text, &quote.cue);
        let Some(end) = self.end_in(&words) else { return false };
        class(quote) == self.class && self.allows(text, quote, end == words.len())
    }

    /// Whether the content stands in one of the frames. Where the cue goes on behind the entry ("issued a statement
    /// saying") its last words open the content, whatever the entry does.
    fn allows(&self, text: &str, quote: &Quote, last: bool) -> bool {
        let any = |frames: &str| self.frames.contains(|frame| frames.contains(frame));
        let content = words(text, &quote.content);
        match quote.kind {
            QuoteKind::Direct => any("q"),
            QuoteKind::Indirect if last => match content.first().map(String::as_str) {
                Some("to") => any("tp"),
                Some("that") => any("cp"),
                _ => any("cpna"),
            },
            _ => true,
        }
    }
}

fn class(quote: &Quote) -> String {
    match serde_json::to_value(quote.cue_class) {
        Ok(serde_json::Value::String(class)) => class,
        _ => "none".to_owned(),
    }
}

/// The words of some spans in lower case, without the marks around them.
fn words(text: &str, spans: &[Span]) -> Vec<String> {
    let words = spans.iter().flat_map(|span| span.of(text).split([' ', '-']));
    let plain = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    words.map(plain).filter(|word| !word.is_empty()).collect()
}

/// What an analysis says, for the list of known misses: each statement with kind, cue and class.
fn given(text: &str, analysis: &Analysis) -> String {
    let statement = |quote: &Quote| format!("{} “{}” {}", quote.kind, words(text, &quote.cue).join(" "), class(quote));
    let statements: Vec<String> = analysis.quotes.iter().map(statement).collect();
    if statements.is_empty() { "nothing".to_owned() } else { statements.join(", ") }
}

/// What the file of known misses opens with.
const HEAD: &str = "# Entries of lexicons/cues.txt whose example gives no statement as they promise: cue, kind, class, and what is given\n\
                    # instead, two spaces apart. A line goes when its entry begins to work; tests/cues.rs sees to that.\n\n";

#[test]
fn every_cue_reports_in_its_example() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = fs::read_to_string(root.join("lexicons/cues.txt")).expect("the list of cues");
    let (mut count, mut missed) = (0, HEAD.to_owned());
    for entry in entries(&source) {
        let analysis = analyze(entry.example, &Settings::default()).expect("short enough");
        count += 1;
        if !analysis.quotes.iter().any(|quote| entry.reports(entry.example, quote)) {
            let Entry { cue, kind, class, example, .. } = entry;
            writeln!(missed, "{cue}  {kind}  {class}  {}", given(example, &analysis)).expect("memory can be written");
        }
    }
    assert!(count > 500, "{count} entries");
    let file = root.join("tests/known-misses/cues.txt");
    if std::env::var("UPDATE").is_ok_and(|value| value == "1") {
        fs::write(&file, &missed).expect("can be written");
    }
    let known = fs::read_to_string(&file).expect("the known misses");
    let only = |these: &str, those: &str| -> Vec<String> {
        these.lines().filter(|line| !those.lines().any(|other| other == *line)).map(str::to_owned).collect()
    };
    let (new, gone) = (only(&missed, &known), only(&known, &missed));
    assert!(
        new.is_empty() && gone.is_empty(),
        "{} entries are missed in their examples. Not listed as known:\n{}\nListed, but no longer so:\n{}",
        missed.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count(),
        new.join("\n"),
        gone.join("\n")
    );
}
