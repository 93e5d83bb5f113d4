//! `cargo xtask …`: the only way to build, serve, test, score and measure the project.
//! Owns the choice of the task and its arguments; what a task does stands in the file of its name.

// What is trained here need not be the same on every platform, only what the library makes of it.
#![allow(clippy::disallowed_methods)]

mod bench;
mod bundle;
mod cases;
mod command;
mod compare;
mod compress;
mod count;
mod embedded;
mod glue;
mod module;
mod native;
mod package;
mod postprocess;
mod reading;
mod rules;
mod score;
mod screenshots;
mod serve;
mod site;
mod size;
mod test;
mod toolchain;
mod train;
mod workspace;
mod world;

use std::num::NonZero;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Builds, serves, tests, scores and measures article-analyzer.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the package into pkg/ and the static site into dist/, with compressed files beside each, and as an archive.
    Build,
    /// Build, then serve the site on this machine and print its address.
    Serve {
        /// The port to listen on; without it 8080 if that is free, else any free one.
        #[arg(long)]
        port: Option<u16>,
    },
    /// Run every check, or only the named groups.
    Test {
        /// Which groups of checks to run; all where none is named.
        #[arg(value_enum)]
        groups: Vec<test::Group>,
        /// Draw the random texts of the properties with this seed instead of the one that is always the same.
        #[arg(long)]
        seed: Option<u32>,
        /// How many files of the package's scenarios run at once; without it, one for each processor.
        #[arg(long)]
        jobs: Option<NonZero<usize>>,
    },
    /// Analyse every scored part of the data with the release build and print the figures.
    Score {
        /// The data folder; the scorer is expected beside it, in score/score.py.
        data: PathBuf,
        /// Which parts to score; all where none is named.
        #[arg(value_enum)]
        parts: Vec<score::Part>,
        /// The same as naming the parts, separated by commas.
        #[arg(long = "parts", value_enum, value_delimiter = ',')]
        more: Vec<score::Part>,
        /// Print what each rule that finds statements is worth instead.
        #[arg(long)]
        rules: bool,
        /// Score the WebAssembly module under Node instead of the native command line.
        #[arg(long)]
        wasm: bool,
    },
    /// Compare the analyses of all articles of the data with those of another commit, field by field.
    Compare {
        /// The data folder.
        data: PathBuf,
        /// The commit, built in a worktree below target/.
        #[arg(long, default_value = "HEAD")]
        against: String,
        /// How many examples of each field to show.
        #[arg(long, default_value_t = 0)]
        examples: usize,
    },
    /// Measure what each step costs, natively and in headless Chromium, and what a reader downloads.
    Bench {
        /// The data folder, whose articles are analysed; without it the project's own articles are,
        /// again and again.
        data: Option<PathBuf>,
        /// Leave the browser and the sizes out.
        #[arg(long)]
        native: bool,
        /// Only the module beside others that run in a page (wink-nlp, compromise, vader-sentiment), and how the page opens.
        #[arg(long, conflicts_with_all = ["data", "native"])]
        peers: bool,
    },
    /// Print what a reader downloads, after brotli, split by what is in it.
    Size,
    /// Count the instructions that the module takes for the first text and for an article.
    Count {
        /// Print so many of the functions that take most.
        #[arg(long, default_value_t = 0)]
        functions: usize,
    },
    /// Take the pictures of the page in docs/screenshots/ anew.
    Screenshots,
    /// Make what is learned from data: weights and word lists.
    Train {
        #[command(subcommand)]
        what: train::What,
    },
}

fn main() -> ExitCode {
    match run(Args::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cargo xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> anyhow::Result<()> {
    match task {
        Task::Build => bundle::publish(),
        Task::Serve { port } => serve::serve(port),
        Task::Test { groups, seed, jobs } => test::test(&groups, seed, jobs),
        Task::Compare { data, against, examples } => compare::compare(&data, &against, examples),
        Task::Bench { peers: true, .. } => bench::peers(),
        Task::Bench { data, native, .. } => bench::bench(data.as_deref(), native),
        Task::Screenshots => screenshots::take(),
        Task::Size => size::size(),
        Task::Count { functions } => count::count(functions),
        Task::Train { what } => train::train(&what),
        Task::Score { data, rules: true, .. } => rules::print(&data),
        Task::Score { data, mut parts, more, wasm, .. } => {
            parts.extend(more);
            score::score(&data, &parts, wasm)
        }
    }
}
