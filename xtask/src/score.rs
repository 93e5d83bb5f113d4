//! `cargo xtask score DATA`: analyses every scored part of the data with the release build and lets
//! the scorer beside the data print its tables. Owns which file is scored for what, never how.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use anyhow::{Context, ensure};
use clap::ValueEnum;

use crate::command::{cargo, command, run};
use crate::{bundle, workspace, world};

/// A part of the data, with what is measured on it.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Names: strict span F1 for each type, on ner/dev.
    #[value(alias = "ner")]
    Entities,
    /// Source, cue and content of each attribution, on quotes/dev.
    Quotes,
    /// The score of a sentence against human ratings, on `sentiment/nyt_dev`.
    Sentence,
    /// Sentiment towards somebody, on `sentiment/targets_dev`.
    Targets,
    /// Loaded words, on `sentiment/loaded_dev`.
    Loaded,
    /// Grouping of mentions and pronouns, on coref, train and dev together.
    Coref,
    /// Sentence ends, on coref, train and dev together.
    Sentences,
    /// Who says what in the world's news, on world, train and dev.
    World,
}

impl Part {
    /// The task of the scorer.
    fn task(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Quotes => "quotes",
            Self::Sentence => "sentence",
            Self::Targets => "targets",
            Self::Loaded => "loaded",
            Self::Coref => "coref",
            Self::Sentences => "sentences",
            Self::World => "world",
        }
    }

    /// The files that are scored together, below the data folder.
    fn files(self) -> &'static [&'static str] {
        match self {
            Self::Entities => &["ner/dev.jsonl"],
            Self::Quotes => &["quotes/dev.jsonl"],
            Self::Sentence => &["sentiment/nyt_dev.jsonl"],
            Self::Targets => &["sentiment/targets_dev.jsonl"],
            Self::Loaded => &["sentiment/loaded_dev.jsonl"],
            Self::Coref | Self::Sentences => &["coref/train.jsonl", "coref/dev.jsonl"],
            Self::World => &world::FILES,
        }
    }
}

/// Scores `parts`, or all of them where none is named.
///
/// # Errors
/// Where the data or python3 is not there, or the analyzer fails.
pub fn score(data: &Path, parts: &[Part], wasm: bool) -> anyhow::Result<()> {
    let parts: Vec<Part> =
        Part::value_variants().iter().copied().filter(|p| parts.is_empty() || parts.contains(p)).collect();
    let data = data.canonicalize().with_context(|| format!("there is no data folder {}", data.display()))?;
    let scorer = data.parent().unwrap_or(&data).join("score/score.py");
    ensure!(scorer.is_file(), "there is no scorer {}", scorer.display());
    for file in parts.iter().flat_map(|part| part.files()) {
        ensure!(data.join(file).is_file(), "there is no {file} in {}", data.display());
    }
    let mut analyzer = None;
    let out = workspace::target().join("score");
    std::fs::create_dir_all(&out)?;
    for part in parts {
        if part == Part::World {
            world::print(&data)?;
            continue;
        }
        let analyzer = match &analyzer {
            Some(built) => built,
            None => analyzer.insert(if wasm { Analyzer::module()? } else { Analyzer::native()? }),
        };
        let gold = gather(&data, part, &out)?;
        let analyses = out.join(format!("{}.analyses.jsonl", part.files()[0].replace(['/', '.'], "_")));
        let started = Instant::now();
        analyzer.run(&gold, &analyses)?;
        let took = started.elapsed().as_secs_f64();
        println!("\n== {}: {} ({}, {took:.1} s)", part.task(), part.files().join(" + "), analyzer.name());
        std::io::stdout().flush()?;
        run(command("python3").arg(&scorer).arg(part.task()).arg(&gold).arg(&analyses))?;
    }
    Ok(())
}

/// The gold lines of a part in one file.
fn gather(data: &Path, part: Part, out: &Path) -> anyhow::Result<PathBuf> {
    if let [file] = part.files() {
        return Ok(data.join(file));
    }
    let path = out.join(format!("{}.gold.jsonl", part.task()));
    let mut joined = Vec::new();
    for file in part.files() {
        joined.extend(std::fs::read(data.join(file)).with_context(|| (*file).to_owned())?);
        if joined.last().is_some_and(|b| *b != b'\n') {
            joined.push(b'\n');
        }
    }
    std::fs::write(&path, joined)?;
    Ok(path)
}

/// What reads lines of `{id, text}` and writes one analysis for each.
enum Analyzer {
    Native(PathBuf),
    Module,
}

impl Analyzer {
    fn native() -> anyhow::Result<Self> {
        let build = ["build", "--quiet", "--locked", "--release", "--package", "article-analyzer", "--features", "cli"];
        run(cargo().args(build))?;
        Ok(Self::Native(workspace::target().join("release/article-analyzer")))
    }

    fn module() -> anyhow::Result<Self> {
        bundle::build_package()?;
        Ok(Self::Module)
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Native(_) => "native",
            Self::Module => "module under Node",
        }
    }

    fn run(&self, input: &Path, output: &Path) -> anyhow::Result<()> {
        let mut program = match self {
            Self::Native(path) => {
                let mut native = command(&path.to_string_lossy());
                native.arg("--jsonl");
                native
            }
            Self::Module => {
                let mut node = command("node");
                node.arg("xtask/js/jsonl.js");
                node
            }
        };
        run(program.stdin(Stdio::from(File::open(input)?)).stdout(Stdio::from(File::create(output)?)))
    }
}
