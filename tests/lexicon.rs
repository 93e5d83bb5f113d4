//! The example sentences of the lexicons, a test for each file: the score of every sentence has the sign that its line
//! says.

use article_analyzer::{Settings, analyze};
use lexicon_format::{columns, example};
use std::path::Path;

fn examples_hold(file: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (mut count, mut wrong) = (0, Vec::new());
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        for (sign, sentence) in columns(line).filter_map(example) {
            let analysis = analyze(sentence, &Settings::default()).expect("short enough");
            let score = analysis.sentiment.score.get();
            let holds = match sign {
                '+' => score > 0.0,
                '-' => score < 0.0,
                _ => score == 0.0,
            };
            count += 1;
            if !holds {
                let words = analysis.sentiment.words.iter();
                let words: Vec<_> = words.map(|word| (word.span.of(sentence), word.polarity.get())).collect();
                wrong.push(format!("{file}:{}: {sign} {sentence:?} has {score} by {words:?}", number + 1));
            }
        }
    }
    assert!(count > 0, "{file} has no examples");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn modifiers_act_as_their_examples_say() {
    examples_hold("modifiers.txt");
}

#[test]
fn polarity_entries_count_as_their_examples_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons/polarity");
    let files =
        std::fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("readable").file_name());
    let mut files: Vec<String> = files.map(|name| name.to_string_lossy().into_owned()).collect();
    files.retain(|name| name.ends_with(".txt"));
    files.sort();
    let failures: Vec<_> = files
        .iter()
        .filter_map(|file| std::panic::catch_unwind(|| examples_hold(&format!("polarity/{file}"))).err())
        .filter_map(|panic| panic.downcast_ref::<String>().cloned())
        .filter(|message| !message.contains("has no examples"))
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_entry_with_a_sense_or_a_construction_has_an_example() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons");
    let mut files: Vec<_> =
        std::fs::read_dir(root.join("polarity")).expect("a folder").map(|file| file.expect("a file").path()).collect();
    files.push(root.join("modifiers.txt"));
    let starts = [
        "only",
        "attributive",
        "hyphen",
        "before=",
        "not-before=",
        "after=",
        "not-after=",
        "turns",
        "weakens",
        "ends",
        "deepens",
    ];
    let mut bare = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "txt")) {
        let text = std::fs::read_to_string(file).expect("can be read");
        // Every modifier is a construction.
        let all = file.ends_with("modifiers.txt");
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let asks = all || columns(line).skip(3).any(|flag| starts.iter().any(|start| flag.starts_with(start)));
            if asks && columns(line).all(|column| example(column).is_none()) {
                bare.push(line.to_owned());
            }
        }
    }
    assert!(bare.is_empty(), "{bare:#?}");
}
