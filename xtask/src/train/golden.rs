//! What every trainer makes of twenty invented sentences, byte for byte: a change that alters what is learned is seen
//! without the data that the weights in use learned from. `UPDATE=1 cargo test -p xtask golden` writes what is learned now.

use std::{fs, path::PathBuf};

use article_analyzer::Span;
use article_analyzer::internals::{names::detect, text};

use super::{clusters, crf::Settings, data, entities, pos, quotes, swap::Swaps, towards, words};
use crate::{
    cases::marked::{self, Case},
    workspace,
};

fn file(name: &str) -> PathBuf {
    workspace::root().join("xtask/src/train/golden").join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(file(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Compares with the file, or writes it.
fn check(name: &str, learned: &[u8]) {
    let path = file(name);
    if std::env::var("UPDATE").is_ok_and(|value| value == "1") {
        fs::write(&path, learned).expect("can be written");
    }
    let expected = fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    let differs = expected.iter().zip(learned).position(|(one, other)| one != other);
    let lengths = (expected.len(), learned.len());
    assert!(differs.is_none() && lengths.0 == lengths.1, "{name}: bytes {lengths:?}, other from {differs:?} on");
}

fn articles() -> Vec<Case> {
    marked::parse("articles", &read("articles.txt")).unwrap_or_else(|error| panic!("{error}"))
}

/// Few passes, few weights, but every step of learning.
const SETTINGS: Settings = Settings {
    epochs: 6,
    rate: 0.2,
    l1: 0.3,
    l2: 0.2,
    least_count: 2,
    dropout: 0.2,
    keep: 800,
    epochs_after: 2,
    runs: 2,
};

#[test]
fn names_are_learned_as_before() {
    let read = |case: Case| {
        let names = case.marks.iter().filter(|mark| !mark.label.contains(' '));
        let names = names.map(|mark| (Span::new(mark.start, mark.end), mark.label.clone())).collect();
        data::Article { region: String::new(), text: case.text, names }
    };
    let articles: Vec<data::Article> = articles().into_iter().map(read).collect();
    let swaps = Swaps::read(&workspace::root().join("lexicons/names")).expect("the lists");
    let sources = entities::sources(&articles, &swaps, 2);
    let (data, owners) = entities::collect(&sources, &|_| true, &[], detect::lexicon());
    let chosen: Vec<usize> = (0..owners.len()).collect();
    check("entities.bin", &entities::learn(&data, &chosen, &SETTINGS, 8, &mut |_| ()).bytes);
}

#[test]
fn statements_are_learned_as_before() {
    let read = |case: Case| {
        let spans = |role: &str, number: usize| {
            let label = format!("{role} {number}");
            let marks = case.marks.iter().filter(|mark| mark.label == label);
            marks.map(|mark| Span::new(mark.start, mark.end)).collect::<Vec<_>>()
        };
        let attributions = (1..).map(|number| ["source", "cue", "content"].map(|role| spans(role, number)));
        let attributions = attributions.take_while(|spans| !spans[1].is_empty()).collect();
        let guide = quotes::gold::Guide::PolNeAR;
        quotes::gold::Article { id: case.name.clone(), guide, text: case.text.clone(), attributions }
    };
    let articles: Vec<_> = articles().into_iter().map(read).collect();
    let [first, second] = quotes::learn_both(&articles, SETTINGS).expect("weights");
    check("quotes-first.bin", &first);
    check("quotes-second.bin", &second);
}

#[test]
fn parts_of_speech_are_learned_as_before() {
    let sentences: Vec<pos::Sentence> = read("tags.txt").lines().map(sentence).collect();
    check("pos.bin", &pos::learn(&sentences, 3, 500, &mut |_| ()).bytes);
}

fn sentence(line: &str) -> pos::Sentence {
    let mut sentence = pos::Sentence::default();
    for word in line.split(' ') {
        let (form, tag) = word.rsplit_once('/').unwrap_or_else(|| panic!("{word} has no tag"));
        sentence.push(form, tag);
    }
    sentence
}

#[test]
fn on_whom_words_bear_is_learned_as_before() {
    let line = |line: &str| {
        let [polarity, target, text] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let place = text.find(target).expect("the target stands in its sentence");
        let start = text[..place].chars().count();
        let polarity = ["-", "0", "+"].iter().position(|sign| *sign == polarity).expect("a sign") as i64 - 1;
        let end = start + target.chars().count();
        serde_json::json!({"text": text, "targets": [{"start": start, "end": end, "polarity": polarity}]})
    };
    let lines: Vec<serde_json::Value> = read("targets.txt").lines().map(line).collect();
    check("towards.txt", towards::list_of(&lines, 0.1).expect("sentences with targets").as_bytes());
}

#[test]
fn what_is_known_of_words_is_written_as_before() {
    // The words of the sentences, each a point by its letters, in four classes; every third is a surname.
    let text = articles().into_iter().map(|case| case.text).collect::<Vec<_>>().join("\n\n");
    let document = text::read(&text);
    let mut forms: Vec<String> = (0..document.tokens.len()).map(|token| document.lower(token).to_owned()).collect();
    forms.sort();
    forms.dedup();
    let point =
        |form: &String| [0, 1, 2, 3].map(|way| form.bytes().map(|byte| f32::from(byte >> way & 1)).sum::<f32>());
    let points: Vec<f32> = forms.iter().flat_map(point).collect();
    let classes = clusters::cluster(&points, 4, 4, 5);
    let mut lists = words::Lists::default();
    forms.iter().step_by(3).for_each(|form| lists.add(form, 1));
    lists.add("Port Selim", 3);
    let classes: Vec<(&str, u32)> = forms.iter().map(String::as_str).zip(classes).collect();
    check("words.bin", &words::tables(&classes, &lists));
}
