//! The command line: files, folders and lines in, JSON out. Owns arguments, reading, the order of answers and error messages, and
//! no analysis.

use article_analyzer::{Analysis, NamesOptions, Options, Settings, analyze_utf16};
use clap::{Parser, ValueEnum};
use rayon::{ThreadPool, ThreadPoolBuilder, prelude::*};
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, BufReader, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// So much of standard input is read at once, in bytes.
const BUFFER: usize = 1 << 20;

/// So much text is taken in at once, in bytes: what is held does not grow with what there is.
const BATCH: usize = 4 << 20;

const EXAMPLES: &str = "\
Examples:
  article-analyzer --json article.txt                  one analysis
  article-analyzer articles/ more.txt > all.jsonl      one line for each file, its path as id
  article-analyzer --jsonl < articles.jsonl            one line for each line, with its id
  article-analyzer --jsonl --errors inline < in.jsonl  also for each that is wrong: {\"id\", \"error\"}
  article-analyzer --json - --names names.json < a.txt with names of one's own";

/// Who and what an article is about, who says what in it, and which of its words take sides.
#[derive(Parser)]
#[command(version, after_help = EXAMPLES)]
#[command(group(clap::ArgGroup::new("input").required(true)))]
struct Arguments {
    /// UTF-8 text files, and folders with `.txt` files: print one analysis a line, in order, each with its path as `id`
    #[arg(value_name = "PATH", group = "input")]
    paths: Vec<PathBuf>,
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
    /// Where to say what is wrong with a file or a line
    #[arg(long, value_name = "WHERE", value_enum, default_value_t = Errors::Stderr)]
    errors: Errors,
    /// How many texts are analysed at once; as many as the machine has processors without it
    #[arg(long, value_name = "NUMBER")]
    jobs: Option<NonZero<usize>>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Errors {
    /// On standard error
    Stderr,
    /// On standard output too, as {"id", "error"} in the place of the analysis
    Inline,
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

/// What cannot be answered, in the place of the answer.
#[derive(Serialize)]
struct Refused {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<serde_json::Value>,
    error: String,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        // Whoever reads has read enough.
        Err(WhyStopped::Written(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(WhyStopped::Written(error)) => fail(&error.to_string()),
        Err(WhyStopped::Said(message)) => fail(&message),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("article-analyzer: {message}");
    ExitCode::FAILURE
}

/// Why nothing could go on.
enum WhyStopped {
    /// What is wrong with what was given.
    Said(String),
    /// What went wrong in writing.
    Written(io::Error),
}

impl From<String> for WhyStopped {
    fn from(message: String) -> Self {
        Self::Said(message)
    }
}

impl From<io::Error> for WhyStopped {
    fn from(error: io::Error) -> Self {
        Self::Written(error)
    }
}

/// Whether every input was answered; an error where nothing could go on.
fn run(arguments: &Arguments) -> Result<bool, WhyStopped> {
    let mut settings = match &arguments.options {
        Some(path) => Settings::try_from(json::<Options>(path)?).map_err(named(path))?,
        None => Settings::default(),
    };
    if let Some(path) = &arguments.names {
        settings = settings.with_names(json::<NamesOptions>(path)?).map_err(named(path))?;
    }
    let out = io::BufWriter::new(io::stdout().lock());
    if let Some(path) = &arguments.json {
        return one(path, &settings, out).map(|()| true);
    }
    // As many as there are processors where none are named.
    let jobs = arguments.jobs.map_or(0, NonZero::get);
    let pool = ThreadPoolBuilder::new().num_threads(jobs).build().map_err(|error| error.to_string())?;
    let inline = arguments.errors == Errors::Inline;
    let mut writer = Writer { settings, pool, inline, out, good: true };
    if arguments.jsonl {
        lines(BufReader::with_capacity(BUFFER, io::stdin().lock()), &mut writer)?;
    } else {
        files(&arguments.paths, &mut writer)?;
    }
    Ok(writer.good)
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
fn one(path: &Path, settings: &Settings, mut out: impl Write) -> Result<(), WhyStopped> {
    let analysis = analyze_utf16(&text_of(path)?, settings).map_err(named(path))?;
    serde_json::to_writer(&mut out, &analysis).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}

/// The text of a file, or of standard input by the name of `-`.
fn text_of(path: &Path) -> Result<String, String> {
    let bytes = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::Read::read_to_end(&mut io::stdin().lock(), &mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    String::from_utf8(bytes.map_err(named(path))?)
        .map_err(|error| named(path)(format!("not UTF-8 at byte {}", error.utf8_error().valid_up_to())))
}

/// Answers line by line, those at once that are there at once.
fn lines(mut input: BufReader<impl io::Read>, writer: &mut Writer<impl Write>) -> Result<(), WhyStopped> {
    let mut batch: Vec<(usize, Vec<u8>)> = Vec::new();
    let mut size = 0;
    for number in 1.. {
        let mut bytes = Vec::new();
        let ended = input.read_until(b'\n', &mut bytes).map_err(|error| error.to_string())? == 0;
        if !bytes.trim_ascii().is_empty() {
            size += bytes.len();
            batch.push((number, bytes));
        }
        if ended || size > BATCH || !input.buffer().contains(&b'\n') {
            writer.answer(&batch, |(number, line), settings| {
                line_answer(line, settings).map_err(|(id, error)| (id, format!("line {number}"), error))
            })?;
            batch.clear();
            size = 0;
        }
        if ended {
            break;
        }
    }
    Ok(())
}

/// The analysis of one line as JSON, with the line's `id` in front where it has one; else that `id`, if it is known, and what is wrong.
fn line_answer(line: &[u8], settings: &Settings) -> Result<String, (Option<serde_json::Value>, String)> {
    let unknown = |error: String| (None, error);
    let text =
        std::str::from_utf8(line).map_err(|error| unknown(format!("not UTF-8 at byte {}", error.valid_up_to())))?;
    let line: InputLine = serde_json::from_str(text).map_err(|error| unknown(error.to_string()))?;
    answer(line.id.clone(), &line.text.0, settings).map_err(|error| (line.id, error))
}

fn answer(id: Option<serde_json::Value>, text: &str, settings: &Settings) -> Result<String, String> {
    let analysis = analyze_utf16(text, settings).map_err(|error| error.to_string())?;
    serde_json::to_string(&Answer { id, analysis }).map_err(|error| error.to_string())
}

/// Answers files and the text files of folders.
fn files(paths: &[PathBuf], writer: &mut Writer<impl Write>) -> Result<(), WhyStopped> {
    let mut found = Vec::new();
    for path in paths {
        match path.is_dir() {
            true => text_files(path, &mut found)?,
            false => found.push(path.clone()),
        }
    }
    // Read where they are analysed, a few at a time.
    for batch in found.chunks(64) {
        writer.answer(batch, |path, settings| {
            let id = serde_json::Value::from(path.display().to_string());
            let told = |error| (Some(id.clone()), path.display().to_string(), error);
            let bytes = std::fs::read(path).map_err(|error| told(error.to_string()))?;
            let text = std::str::from_utf8(&bytes)
                .map_err(|error| told(format!("not UTF-8 at byte {}", error.valid_up_to())))?;
            answer(Some(id.clone()), text, settings).map_err(told)
        })?;
    }
    Ok(())
}

/// The `.txt` files below a folder, by name.
fn text_files(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>).map_err(named(folder))?;
    let mut paths: Vec<PathBuf> = entries.iter().map(std::fs::DirEntry::path).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            text_files(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            found.push(path);
        }
    }
    Ok(())
}

/// Writes answers in the order of what they answer, and says what is wrong with what has none.
struct Writer<Out> {
    settings: Settings,
    pool: ThreadPool,
    inline: bool,
    out: Out,
    /// Whether all were answered.
    good: bool,
}

/// What is wrong: the `id` for the answer's place, the name for people, and the message.
type Wrong = (Option<serde_json::Value>, String, String);

impl<Out: Write> Writer<Out> {
    /// Answers all of `batch`, several at once.
    fn answer<Item: Sync>(
        &mut self,
        batch: &[Item],
        one: impl Fn(&Item, &Settings) -> Result<String, Wrong> + Sync,
    ) -> io::Result<()> {
        let answers: Vec<_> = self.pool.install(|| batch.par_iter().map(|item| one(item, &self.settings)).collect());
        for answer in answers {
            match answer {
                Ok(json) => writeln!(self.out, "{json}")?,
                Err((id, name, error)) => {
                    self.good = false;
                    eprintln!("article-analyzer: {name}: {error}");
                    if self.inline {
                        serde_json::to_writer(&mut self.out, &Refused { id, error })?;
                        writeln!(self.out)?;
                    }
                }
            }
        }
        self.out.flush()
    }
}
