//! The command line from outside: what it answers, what it says of a file or a line that is wrong, and how it ends.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const ARTICLE: &str = "“The bridge will open in May,” said Anna Kovač, the mayor of Torvale.";

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_article-analyzer"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that refuses its arguments reads nothing.
    let _ = child.stdin.take().expect("standard input").write_all(input);
    child.wait_with_output().expect("the program ends")
}

fn out(output: &Output) -> Vec<serde_json::Value> {
    let text = std::str::from_utf8(&output.stdout).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).expect("a file");
    path
}

#[test]
fn a_file_gives_one_analysis() {
    let path = file("good.txt", ARTICLE.as_bytes());
    let output = run(&["--json", path.to_str().expect("a path")], b"");
    assert!(output.status.success(), "{}", err(&output));
    let analyses = out(&output);
    assert_eq!(analyses.len(), 1);
    assert_eq!(analyses[0]["schema"], 1);
    assert_eq!(analyses[0]["offsetUnit"], "utf-16");
}

#[test]
fn standard_input_is_a_file_named_by_a_dash() {
    let output = run(&["--json", "-"], ARTICLE.as_bytes());
    assert!(output.status.success(), "{}", err(&output));
    assert_eq!(out(&output).len(), 1);
}

#[test]
fn a_file_that_is_not_utf8_is_named_with_the_place() {
    let path = file("latin1.txt", b"The caf\xe9 was closed.");
    let output = run(&["--json", path.to_str().expect("a path")], b"");
    assert!(!output.status.success());
    assert!(output.stdout.is_empty());
    let said = err(&output);
    assert!(said.contains("latin1.txt") && said.contains("not UTF-8 at byte 7"), "{said}");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let output = run(&["--json", "no-such-file.txt"], b"");
    assert!(!output.status.success());
    assert!(err(&output).contains("no-such-file.txt"), "{}", err(&output));
}

#[test]
fn every_good_line_is_answered_in_order_and_every_bad_one_is_named_by_its_number() {
    let mut input = Vec::new();
    for line in [
        &br#"{"id": "a", "text": "Lagos was quiet."}"#[..],
        b"no JSON at all",
        br#"{"id": "b"}"#,
        br#"{"id": "c", "text": 7}"#,
        b"{\"id\": \"d\", \"text\": \"caf\xe9\"}",
        b"",
        br#"{"id": {"any": ["JSON"]}, "text": "Accra was quiet."}"#,
        br#"{"text": "Nairobi was quiet."}"#,
    ] {
        input.extend_from_slice(line);
        input.push(b'\n');
    }
    let output = run(&["--jsonl"], &input);
    assert!(!output.status.success());
    let ids: Vec<_> = out(&output).iter().map(|analysis| analysis.get("id").cloned()).collect();
    assert_eq!(ids, [Some("a".into()), Some(serde_json::json!({"any": ["JSON"]})), None]);
    let said = err(&output);
    let named: Vec<&str> = said.lines().map(|line| line.split(": ").nth(1).unwrap_or("")).collect();
    assert_eq!(named, ["line 2", "line 3", "line 4", "line 5"], "{said}");
    assert!(said.contains("`text`") && said.contains("not UTF-8"), "{said}");
}

#[test]
fn good_lines_alone_end_well_with_or_without_a_last_line_feed() {
    for end in ["", "\n", "\r\n"] {
        let output = run(&["--jsonl"], format!("{{\"text\": \"Lagos was quiet.\"}}{end}").as_bytes());
        assert!(output.status.success(), "{}", err(&output));
        assert_eq!(out(&output).len(), 1);
    }
}

#[test]
fn a_lone_surrogate_counts_as_one_unit() {
    let output = run(&["--jsonl"], br#"{"text": "\ud83d Anna Kova\u010d \ud83d\ude00 left Lagos.\udc00"}"#);
    assert!(output.status.success(), "{}", err(&output));
    assert_eq!(out(&output)[0]["stats"]["characters"], 28);
}

#[test]
fn options_that_make_no_sense_are_refused_by_name() {
    let path = file("options.json", br#"{"only": ["colours"]}"#);
    let output = run(&["--json", "-", "--options", path.to_str().expect("a path")], ARTICLE.as_bytes());
    assert!(!output.status.success());
    assert!(output.stdout.is_empty());
    assert!(err(&output).contains("options.json") && err(&output).contains("only"), "{}", err(&output));
}

#[test]
fn names_of_ones_own_are_read_from_a_file() {
    let good = file("names.json", br#"{"add": [{"text": "Zorb", "type": "product"}]}"#);
    let output = run(&["--json", "-", "--names", good.to_str().expect("a path")], b"They sold the Zorb.");
    assert!(output.status.success(), "{}", err(&output));
    assert_eq!(out(&output)[0]["entities"][0]["type"], "product");
    let bad = file("bad-names.json", br#"{"add": [{"text": "Zorb", "type": "ball"}]}"#);
    let output = run(&["--json", "-", "--names", bad.to_str().expect("a path")], ARTICLE.as_bytes());
    assert!(!output.status.success() && err(&output).contains("bad-names.json"), "{}", err(&output));
}

#[test]
fn what_is_neither_a_file_nor_lines_is_refused() {
    let output = run(&[], b"");
    assert!(!output.status.success());
    assert!(err(&output).contains("--json"), "{}", err(&output));
}

#[test]
fn files_and_folders_are_answered_in_order_each_with_its_path() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("folder");
    std::fs::create_dir_all(folder.join("below")).expect("a folder");
    for (name, content) in [
        ("b.txt", &b"Lagos was quiet."[..]),
        ("a.txt", b"Oslo was quiet."),
        ("below/c.txt", b"caf\xe9"),
        ("d.md", b"no text"),
        ("e.txt", b"Lima was quiet."),
    ] {
        std::fs::write(folder.join(name), content).expect("a file");
    }
    let single = file("single.txt", b"Quito was quiet.");
    let paths = [single.to_str().expect("a path"), folder.to_str().expect("a path")];
    let output = run(&[&paths[..], &["--errors", "inline"]].concat(), b"");
    assert!(!output.status.success());
    let answers = out(&output);
    let told = |answer: &serde_json::Value| {
        let id = answer["id"].as_str().expect("a path").rsplit('/').next().expect("a name").to_owned();
        (id, answer["entities"][0]["name"].as_str().or(answer["error"].as_str()).expect("either").to_owned())
    };
    assert_eq!(
        answers.iter().map(told).collect::<Vec<_>>(),
        [
            ("single.txt", "Quito"),
            ("a.txt", "Oslo"),
            ("b.txt", "Lagos"),
            ("c.txt", "not UTF-8 at byte 3"),
            ("e.txt", "Lima"),
        ]
        .map(|(id, told)| (id.to_owned(), told.to_owned()))
    );
    assert!(err(&output).contains("c.txt: not UTF-8"), "{}", err(&output));
}

#[test]
fn the_answer_is_the_same_however_many_are_made_at_once() {
    let lines: String =
        (0..200).map(|n| format!("{{\"id\": {n}, \"text\": \"Lagos was quiet on {n} May.\"}}\n")).collect();
    let [alone, together] = ["1", "3"].map(|jobs| run(&["--jsonl", "--jobs", jobs], lines.as_bytes()));
    assert_eq!(out(&alone).len(), 200);
    assert_eq!(alone.stdout, together.stdout);
}

#[test]
fn a_line_is_answered_before_the_next_is_there() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_article-analyzer"))
        .arg("--jsonl")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("standard input");
    let mut output = BufReader::new(child.stdout.take().expect("standard output"));
    for place in ["Lagos", "Oslo"] {
        writeln!(input, "{{\"id\": \"{place}\", \"text\": \"{place} was quiet.\"}}").expect("a line is taken");
        let mut line = String::new();
        output.read_line(&mut line).expect("a line");
        assert!(line.starts_with(&format!("{{\"id\":\"{place}\"")), "{line}");
    }
    // Whoever has read enough is told nothing of it.
    drop(output);
    let _ = writeln!(input, "{{\"text\": \"Quito was quiet.\"}}");
    drop(input);
    assert!(child.wait().expect("the program ends").success());
}
