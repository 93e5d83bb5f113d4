//! `cargo xtask bench`: what each step of the pipeline costs, natively and in headless Chromium, in
//! nanoseconds a token and bytes of memory a token. Owns the rounds and the table; the measuring
//! itself is done by benches/steps.rs and js/bench.js, which answer the same questions, and, for what a
//! reader of the page waits for, by js/bench-page.js; what a page of others has of the element, by js/bench-element.js;
//! beside others that run in a page, by js/bench-peers.js and js/bench-visits.js.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, bail, ensure};

use crate::command::{cargo, command};
use crate::toolchain::{self, Browser};
use crate::{bundle, size, workspace};

/// How much text a round analyses, in bytes.
const SIZE: usize = 1_000_000;

/// Rounds of each side, in turn, so that a slow moment of the machine meets both.
const ROUNDS: usize = 9;

/// Rounds on the one article, after as many that only warm up.
const ARTICLE_ROUNDS: usize = 60;

/// The steps in order, with what the time goes to.
const STEPS: [&str; 8] = ["index", "text", "tags", "entities", "quotes", "sentiment", "stats", "utf16"];

/// Measures on the articles of `data` and prints the tables.
///
/// # Errors
/// Where the data or a tool is missing, or a measuring program stops.
pub fn bench(data: Option<&Path>, native_only: bool) -> anyhow::Result<()> {
    let articles = gather(data)?;
    let mut native = Side::start("native", native_program(&articles))?;
    let tokens = native.ask("tokens")?.get("tokens").copied().unwrap_or(0.0).max(1.0);
    let mut sides = vec![native];
    if !native_only {
        bundle::build()?;
        toolchain::node_modules()?;
        sides.push(Side::start("Chromium", browser_program(&articles)?)?);
    }
    for side in &mut sides {
        side.ask("round")?;
    }
    let mut rounds = vec![Vec::new(); sides.len()];
    for _ in 0..ROUNDS {
        for (side, rounds) in sides.iter_mut().zip(&mut rounds) {
            rounds.push(side.ask("round")?);
        }
    }
    let memory: Vec<_> = sides.iter_mut().map(|side| side.ask("memory")).collect::<Result<_, _>>()?;
    println!("{tokens} tokens, medians of {ROUNDS} rounds in turn\n");
    print!("{:12}", "ns a token");
    for side in &sides {
        print!(" {:>10}", side.name);
    }
    println!(" {:>20}", "peak bytes a token");
    for step in STEPS.iter().copied().chain(["in all"]) {
        print!("{step:12}");
        for rounds in &rounds {
            print!(" {:>10.1}", median(rounds.iter().map(|round| of(round, step)).collect()) / tokens);
        }
        let peak =
            if step == "in all" { memory[0].values().copied().fold(0.0, f64::max) } else { of(&memory[0], step) };
        println!(" {:>20.1}", peak / tokens);
    }
    if let Some(module) = memory.get(1).and_then(|memory| memory.get("module")) {
        println!("memory of the module after one text of all: {:.1} MB", module / 1e6);
    }
    adversarial(&mut sides[0])?;
    drop(sides);
    for article in data.map(single_articles).transpose()?.unwrap_or_default() {
        println!("\n{}", one(&article, native_only)?);
    }
    if !native_only {
        println!();
        page(&articles, data.map(single_articles).transpose()?.unwrap_or_default().first())?;
        println!();
        crate::command::run(&mut in_browser("xtask/js/bench-element.js")?)?;
        println!();
        size::report()?;
    }
    Ok(())
}

/// Measures the module beside others that run in a page, and how the page opens, in one run each, and prints the tables.
///
/// # Errors
/// Where the build fails or a measuring program stops.
pub fn peers() -> anyhow::Result<()> {
    bundle::build()?;
    toolchain::node_modules()?;
    for script in ["xtask/js/bench-peers.js", "xtask/js/bench-visits.js"] {
        crate::command::run(&mut in_browser(script)?)?;
        println!();
    }
    Ok(())
}

/// What texts that nobody writes cost a byte, natively, at two sizes.
fn adversarial(native: &mut Side) -> anyhow::Result<()> {
    let mut kinds: BTreeMap<String, BTreeMap<usize, f64>> = BTreeMap::new();
    for (key, spent) in native.ask("adversarial")? {
        let (kind, size) = key.split_once('|').context("an answer without a size")?;
        let size: usize = size.parse()?;
        kinds.entry(kind.to_owned()).or_default().insert(size, spent / size as f64);
    }
    let sizes: Vec<usize> = kinds.values().flat_map(|sizes| sizes.keys().copied()).take(2).collect();
    print!("\n{:40}", "adversarial texts, ns a byte");
    for size in sizes {
        print!(" {:>10}", format!("{} kB", size / 1000));
    }
    println!();
    for (kind, sizes) in kinds {
        print!("{kind:40}");
        for cost in sizes.values() {
            print!(" {cost:>10.1}");
        }
        println!();
    }
    Ok(())
}

/// What a reader of the page waits for, printed by the program that measures it.
fn page(articles: &Path, article: Option<&PathBuf>) -> anyhow::Result<()> {
    crate::command::run(in_browser("xtask/js/bench-page.js")?.arg(articles).args(article))
}

/// A program that drives Chromium.
fn in_browser(script: &str) -> anyhow::Result<Command> {
    let mut program = command("node");
    program.arg(script).env(Browser::Chromium.variable(), Browser::Chromium.find_or_install()?);
    Ok(program)
}

/// A step's share of a round, or the whole round.
fn of(round: &BTreeMap<String, f64>, step: &str) -> f64 {
    if step == "in all" { round.values().sum() } else { round.get(step).copied().unwrap_or(0.0) }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// The articles of ner/train, or our own again and again, up to [`SIZE`] bytes, as a file of `{"text"}`
/// lines.
fn gather(data: Option<&Path>) -> anyhow::Result<PathBuf> {
    let texts = match data {
        Some(data) => {
            let source = data.join("ner/train.jsonl");
            let content = std::fs::read_to_string(&source)
                .with_context(|| format!("there are no articles {}", source.display()))?;
            content
                .lines()
                .map(|line| {
                    Ok(serde_json::from_str::<serde_json::Value>(line)?["text"].as_str().unwrap_or("").to_owned())
                })
                .collect::<anyhow::Result<Vec<_>>>()?
        }
        None => crate::cases::articles()?,
    };
    ensure!(texts.iter().any(|text| !text.is_empty()), "there are no articles");
    let (mut lines, mut size) = (String::new(), 0);
    for text in texts.iter().cycle() {
        size += text.len();
        lines += &format!("{}\n", serde_json::json!({ "text": text }));
        if size >= SIZE {
            break;
        }
    }
    write("articles.jsonl", &lines)
}

/// The articles beside the data, each timed alone.
fn single_articles(data: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let dir = data.join("../articles");
    if !dir.is_dir() {
        return Ok(Vec::new());
    }
    let files = workspace::files_under(&dir)?;
    Ok(files.into_iter().filter(|file| file.ends_with(".txt")).map(|file| dir.join(file)).collect())
}

/// One article, warm.
fn one(article: &Path, native_only: bool) -> anyhow::Result<String> {
    let text = std::fs::read_to_string(article)?;
    let file = write("article.jsonl", &format!("{}\n", serde_json::json!({ "text": text })))?;
    let mut sides = vec![Side::start("native", native_program(&file))?];
    if !native_only {
        sides.push(Side::start("Chromium", browser_program(&file)?)?);
    }
    let mut line = format!("{}, warm:", article.file_name().unwrap_or_default().display());
    for side in &mut sides {
        let mut times = Vec::new();
        for round in 0..2 * ARTICLE_ROUNDS {
            let time = of(&side.ask("single")?, "in all");
            if round >= ARTICLE_ROUNDS {
                times.push(time);
            }
        }
        line += &format!("  {} {:.2} ms", side.name, median(times) / 1e6);
    }
    Ok(line)
}

fn write(name: &str, content: &str) -> anyhow::Result<PathBuf> {
    let dir = workspace::target().join("bench");
    std::fs::create_dir_all(&dir)?;
    let path = dir.join(name);
    std::fs::write(&path, content)?;
    Ok(path)
}

fn native_program(articles: &Path) -> Command {
    let mut program = cargo();
    program.args(["bench", "--quiet", "--locked", "--package", "article-analyzer", "--bench", "steps", "--"]);
    program.arg(articles);
    program
}

fn browser_program(articles: &Path) -> anyhow::Result<Command> {
    let mut program = command("node");
    program.arg("xtask/js/bench.js").arg(articles);
    program.env(Browser::Chromium.variable(), Browser::Chromium.find_or_install()?);
    Ok(program)
}

/// A program that answers questions, one line each.
struct Side {
    name: &'static str,
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Side {
    fn start(name: &'static str, mut program: Command) -> anyhow::Result<Self> {
        let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context(name)?;
        let questions = child.stdin.take();
        let answers = BufReader::new(child.stdout.take().context(name)?);
        Ok(Self { name, child, questions, answers })
    }

    fn ask(&mut self, question: &str) -> anyhow::Result<BTreeMap<String, f64>> {
        let pipe = self.questions.as_mut().context(self.name)?;
        writeln!(pipe, "{question}").context(self.name)?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer)?;
        if answer.is_empty() {
            bail!("the measuring program ({}) stopped", self.name);
        }
        Ok(serde_json::from_str(&answer)?)
    }
}

impl Drop for Side {
    fn drop(&mut self) {
        // With no more questions to come it ends by itself.
        self.questions.take();
        let _ = self.child.wait();
    }
}
