//! The command line: files and lines in, JSON out. Owns arguments, reading and error messages, and no analysis.

use article_analyzer::{Analysis, NamesOptions, Options, Settings, analyze_utf16};
use clap::Parser;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Who and what an article is about, who says what in it, and which of its words take sides.
#[derive(Parser)]
#[command(version)]
#[command(group(clap::ArgGroup::new("input").required(true)))]
struct Arguments {
    /// Analyse a UTF-8 text file and print one JSON analysis; `-` reads standard input
    #[arg(long, value_name = "FILE", group = "input")]
    json: Option<PathBuf>,
    /// Read {"id", "text"} lines from standard input and print one analysis a line, in order
    #[arg(long, group = "input")]
    jsonl: bool,
    /// A JSON file of options, as the module takes them
    #[arg(long, value_name = "FILE")]
    options: Option<PathBuf>,
    /// A JSON file of names of your own: {"add": [{"text", "type", "forms"}], "remove": [...]}, the option `names`
    #[arg(long, value_name = "FILE")]
    names: Option<PathBuf>,
}

/// A line of `--jsonl`; other fields are let pass.
#[derive(Deserialize)]
struct InputLine {
    id: Option<serde_json::Value>,
    text: Text,
}

/// The analysis of such a line, with its `id` where it has one.
#[derive(Serialize)]
struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<serde_json::Value>,
    #[serde(flatten)]
    analysis: Analysis,
}

/// A string of JSON. JavaScript writes a lone surrogate as `"\ud83d"`; like the module, this reads it as U+FFFD, which is
/// one UTF-16 code unit as well, so that every offset stays.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl serde::de::Visitor<'_> for TextVisitor {
            type Value = Text;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string")
            }
            fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<Text, E> {
                // Where a string is asked for as bytes, serde_json gives a lone surrogate as the three bytes that UTF-8
                // would have for it, the first of them 0xED and the second above 0x9F as in no valid UTF-8.
                let mut bytes = bytes.to_vec();
                for at in 1..bytes.len().saturating_sub(1) {
                    if bytes[at - 1] == 0xED && bytes[at] > 0x9F {
                        bytes[at - 1..=at + 1].copy_from_slice("\u{FFFD}".as_bytes());
                    }
                }
                String::from_utf8(bytes).map(Text).map_err(E::custom)
            }
        }
        from.deserialize_bytes(TextVisitor)
    }
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("article-analyzer: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Whether every input was answered; an error where nothing could go on.
fn run(arguments: &Arguments) -> Result<bool, String> {
    let mut settings = match &arguments.options {
        Some(path) => Settings::try_from(json::<Options>(path)?).map_err(named(path))?,
        None => Settings::default(),
    };
    if let Some(path) = &arguments.names {
        settings = settings.with_names(json::<NamesOptions>(path)?).map_err(named(path))?;
    }
    let out = io::BufWriter::new(io::stdout().lock());
    match &arguments.json {
        Some(path) => one(path, &settings, out).map(|()| true),
        None => lines(io::stdin().lock(), &settings, out),
    }
}

/// A message that names the file.
fn named<E: std::fmt::Display>(path: &Path) -> impl Fn(E) -> String {
    move |error| format!("{}: {error}", path.display())
}

/// What a JSON file holds.
fn json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = std::fs::read_to_string(path).map_err(named(path))?;
    serde_json::from_str(&text).map_err(named(path))
}

/// Answers one file.
fn one(path: &PathBuf, settings: &Settings, mut out: impl Write) -> Result<(), String> {
    let read = || -> io::Result<Vec<u8>> {
        if path.as_os_str() == "-" {
            let mut bytes = Vec::new();
            io::Read::read_to_end(&mut io::stdin().lock(), &mut bytes)?;
            return Ok(bytes);
        }
        std::fs::read(path)
    };
    let name = path.display();
    let bytes = read().map_err(|error| format!("{name}: {error}"))?;
    let text = String::from_utf8(bytes)
        .map_err(|error| format!("{name}: not UTF-8 at byte {}", error.utf8_error().valid_up_to()))?;
    let analysis = analyze_utf16(&text, settings).map_err(|error| format!("{name}: {error}"))?;
    serde_json::to_writer(&mut out, &analysis).map_err(|error| error.to_string())?;
    out.write_all(b"\n").and_then(|()| out.flush()).map_err(|error| error.to_string())
}

/// Answers line by line; a bad line is named on standard error and left out. Whether all lines were good.
fn lines(mut input: impl BufRead, settings: &Settings, mut out: impl Write) -> Result<bool, String> {
    let mut good = true;
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes).map_err(|error| error.to_string())? == 0 {
            break;
        }
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        match answer(&bytes, settings) {
            Ok(json) => {
                out.write_all(json.as_bytes())
                    .and_then(|()| out.write_all(b"\n"))
                    .map_err(|error| error.to_string())?;
            }
            Err(message) => {
                good = false;
                eprintln!("article-analyzer: line {number}: {message}");
            }
        }
    }
    out.flush().map_err(|error| error.to_string())?;
    Ok(good)
}

/// The analysis of one line as JSON, with the line's `id` in front where it has one.
fn answer(line: &[u8], settings: &Settings) -> Result<String, String> {
    let text = std::str::from_utf8(line).map_err(|error| format!("not UTF-8 at byte {}", error.valid_up_to()))?;
    let line: InputLine = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let analysis = analyze_utf16(&line.text.0, settings).map_err(|error| error.to_string())?;
    serde_json::to_string(&Answer { id: line.id, analysis }).map_err(|error| error.to_string())
}
