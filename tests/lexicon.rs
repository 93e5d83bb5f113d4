//! The example sentences of the lexicons, a test for each file: the score of every sentence has the sign that its line
//! says.

use article_analyzer::{Settings, analyze};
use lexicon_format::{columns, example};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

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

/// The flags by which an entry asks for a sense: for the part of speech, or for what stands beside the word.
const SENSES: [&str; 7] = ["only", "attributive", "hyphen", "before=", "not-before=", "after=", "not-after="];

/// The files of the polarity lexicon.
fn polarity_files() -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons/polarity");
    let files = std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
    files.filter(|file| file.extension().is_some_and(|end| end == "txt")).collect()
}

fn lines_of(file: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(file).expect("can be read");
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

/// "A fine on the owner" is bad, "the road is fine" good, "fine sand" neither: words of several senses, each with a sentence
/// for at least two of them. That the sentences hold is the test above.
#[test]
fn three_hundred_homographs_show_two_of_their_senses() {
    let mut words: BTreeMap<String, (bool, BTreeSet<String>, BTreeSet<char>)> = BTreeMap::new();
    for line in polarity_files().iter().flat_map(|file| lines_of(file)) {
        let mut parts = columns(&line);
        let (heads, pos) = (parts.next().expect("a headword"), parts.next().expect("a part of speech").to_owned());
        let flags: Vec<&str> = columns(&line).skip(3).collect();
        for head in heads.split(", ").filter(|head| head.chars().all(char::is_alphabetic)) {
            let (asks, classes, signs) = words.entry(head.to_owned()).or_default();
            *asks |= flags.iter().any(|flag| SENSES.iter().any(|sense| flag.starts_with(sense)));
            classes.insert(pos.clone());
            // The sentence has to hold the word, if inflected: strike, struck.
            let holds = |sentence: &str| sentence.to_lowercase().split(' ').any(|word| word.starts_with(&head[..2]));
            signs.extend(flags.iter().copied().filter_map(example).filter(|(_, s)| holds(s)).map(|(sign, _)| sign));
        }
    }
    let shown = words.values().filter(|(asks, classes, signs)| (*asks || classes.len() > 1) && signs.len() > 1).count();
    assert!(shown >= 380, "{shown} homographs show two senses");
}

#[test]
fn every_entry_with_a_sense_or_a_construction_has_an_example() {
    let mut files = polarity_files();
    files.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons/modifiers.txt"));
    let starts: Vec<&str> = SENSES.into_iter().chain(["turns", "weakens", "ends", "deepens"]).collect();
    let mut bare = Vec::new();
    for file in &files {
        // Every modifier is a construction.
        let all = file.ends_with("modifiers.txt");
        for line in lines_of(file) {
            let asks = all || columns(&line).skip(3).any(|flag| starts.iter().any(|start| flag.starts_with(start)));
            if asks && columns(&line).all(|column| example(column).is_none()) {
                bare.push(line);
            }
        }
    }
    assert!(bare.is_empty(), "{bare:#?}");
}
