//! `cargo xtask test`: every check there is, in the order in which a mistake shows soonest, those of Rust beside those of the
//! page. Owns the list of checks; how they are run and counted is steps.rs's.

mod steps;

use std::num::NonZero;
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::ValueEnum;

use crate::command::{cargo, command};
use crate::toolchain::{self, Browser, WASM};
use crate::{bundle, cases, count, native, workspace};
use steps::{Count, Steps};

/// A group of checks that can be run alone.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Group {
    /// What a change to the analysis is tried by, again and again: the cases and the unit tests, natively and no more.
    Quick,
    /// Formatting, clippy and the Rust tests.
    Rust,
    /// The page's style and types; the module, the package and the page's own logic under Node.
    Node,
    /// The page in real browsers, and the package in the clean folders of those who embed it with nothing else.
    Browser,
    /// The package in the clean folders of all who embed it: bundlers, frameworks, runtimes; the crates packed. Installs what they
    /// use, so it runs only where it is named.
    Package,
}

/// Runs the checks of `groups`, or all where none is named; `quick` is a part of `rust`. Random texts are drawn with `seed`,
/// if there is one; of the package's scenarios, `jobs` files are run at once.
///
/// # Errors
/// Where any check fails; what failed has been printed.
pub fn test(groups: &[Group], seed: Option<u32>, jobs: Option<NonZero<usize>>) -> anyhow::Result<()> {
    let jobs = jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZero::get);
    let wanted = |group| groups.is_empty() || groups.contains(&group);
    let steps = Steps::start();
    // Before the rest, so that nothing is installed twice at once.
    if wanted(Group::Rust) && !steps.task("toolchain", tools) {
        return steps.finish();
    }
    // Neither waits for the other: each has folders of its own below target/, and much of either keeps one processor busy.
    std::thread::scope(|scope| {
        scope.spawn(|| {
            if wanted(Group::Rust) {
                rust(&steps, seed);
            } else if wanted(Group::Quick) {
                quick(&steps);
            }
        });
        page(&steps, groups, seed, jobs);
    });
    steps.finish()
}

/// What the page, the module and the package are tried by, under Node, in browsers and in clean folders.
fn page(steps: &Steps, groups: &[Group], seed: Option<u32>, jobs: usize) {
    let wanted = |group| groups.is_empty() || groups.contains(&group);
    let package = groups.contains(&Group::Package);
    if package {
        let crates =
            ["package", "--quiet", "--locked", "--allow-dirty", "--no-verify", "--workspace", "--exclude", "xtask"];
        steps.program("crates as they would be published", cargo().args(crates), Count::One);
    }
    if wanted(Group::Node) {
        style_of_page(steps);
    }
    if wanted(Group::Node) || wanted(Group::Browser) || package {
        let built = steps.task("build of module and page", || bundle::build().map(drop));
        let built = built && steps.task("module without its passes", || bundle::build_unprocessed().map(drop));
        let gathered = steps.task("cases as analysed natively", || cases::write().map(drop));
        if built && wanted(Group::Node) {
            steps.task("instructions of the module", || count::count(0));
        }
        if built && gathered && wanted(Group::Node) {
            node(steps, seed);
        }
        if built && gathered && (wanted(Group::Browser) || package) {
            browser(steps, wanted(Group::Browser), package.then_some(jobs));
        }
    }
}

/// The tools that the checks of Rust take.
fn tools() -> anyhow::Result<()> {
    toolchain::component("rustfmt", "fmt")?;
    toolchain::component("clippy", "clippy")?;
    toolchain::wasm_target()
}

fn rust(steps: &Steps, seed: Option<u32>) {
    steps.program("formatting", cargo().args(["fmt", "--all", "--check"]), Count::One);
    let clippy = ["clippy", "--quiet", "--locked"];
    let deny = ["--", "-D", "warnings"];
    steps.program("clippy", cargo().args(clippy).args(["--workspace", "--all-targets"]).args(deny), Count::One);
    let module =
        ["--package", "article-analyzer", "--lib", "--no-default-features", "--features", "module", "--target", WASM];
    steps.program("clippy of the module", cargo().args(clippy).args(module).args(deny), Count::One);
    let test = ["test", "--quiet", "--locked", "--no-fail-fast"];
    let library = ["--workspace", "--exclude", "xtask", "--features", "article-analyzer/cli"];
    steps.program("Rust tests", cargo().args(test).args(library).envs(variable(seed)), Count::CargoTest);
    // With the profile of this program itself, whose dependencies are built already.
    let tasks = ["--package", "xtask", "--profile", "xtask"];
    steps.program("tests of the tasks", cargo().args(test).args(tasks), Count::CargoTest);
}

fn style_of_page(steps: &Steps) {
    if steps.task("packages from npm", toolchain::node_modules) {
        let biome = ["node_modules/@biomejs/biome/bin/biome", "ci", "--error-on-warnings", "--colors=off"];
        steps.program("format and lint of the page", command("node").args(biome), Count::One);
    }
}

fn quick(steps: &Steps) {
    let tests = ["test", "--quiet", "--locked", "--no-fail-fast", "--package", "article-analyzer"];
    // With the features of all Rust tests, whose builds these are.
    let quick = ["--features", "cli", "--lib", "--test", "cases"];
    steps.program("cases and unit tests", cargo().args(tests).args(quick), Count::CargoTest);
}

fn node(steps: &Steps, seed: Option<u32>) {
    // The page, and what runs in workers, where the browser offers other things.
    for (name, project) in [("types of the page", "www"), ("types of its workers", "www/tsconfig.workers.json")] {
        let check = ["node_modules/typescript/bin/tsc", "--project", project];
        steps.program(name, command("node").args(check), Count::One);
    }
    let mut run = command("node");
    run.args(["--test", "--test-reporter=spec"]);
    run.envs(variable(seed));
    let prepare = || {
        toolchain::node_modules()?;
        run.env("NATIVE", native::build()?);
        run.args(tests_in("tests/node", ".test.js")?);
        Ok(())
    };
    if steps.task("native build to compare with", prepare) {
        steps.program("module under Node", &mut run, Count::NodeTest);
    }
}

/// The variable by which tests learn of a seed.
fn variable(seed: Option<u32>) -> Option<(&'static str, String)> {
    seed.map(|seed| ("SEED", seed.to_string()))
}

/// The page in browsers, if it is wanted, and the package in clean folders: of all who embed it, so many files of them at once, or
/// of those who install nothing.
fn browser(steps: &Steps, page: bool, everybody: Option<usize>) {
    let mut run = command("node");
    run.args(["node_modules/@playwright/test/cli.js", "test", "--config", "tests/browser/playwright.config.js"]);
    let mut package = command("node");
    // Each has a server, a browser or a build of its own; of the ordinary ones there are few.
    let jobs = format!("--test-concurrency={}", everybody.unwrap_or(1));
    package.args(["--test", "--test-reporter=spec", &jobs, "--test-timeout=600000"]);
    let tools = || {
        toolchain::node_modules()?;
        for program in [&mut run, &mut package] {
            program.env(Browser::Chromium.variable(), Browser::Chromium.find_or_install()?);
        }
        package.args(tests_in("tests/package", if everybody.is_some() { ".test.js" } else { "plain.test.js" })?);
        match Browser::Firefox.find_or_install() {
            Ok(path) => {
                for program in [&mut run, &mut package] {
                    program.env(Browser::Firefox.variable(), &path);
                }
            }
            Err(missing) if toolchain::on_ci() => return Err(missing),
            Err(missing) => println!("   left out: {missing}"),
        }
        Ok(())
    };
    if steps.task("browsers", tools) {
        if page {
            steps.program("page in browsers", &mut run, Count::Playwright);
        }
        steps.program("package in clean folders", &mut package, Count::NodeTest);
    }
}

/// The test files in a folder of the checkout, sorted.
fn tests_in(dir: &str, suffix: &str) -> anyhow::Result<Vec<PathBuf>> {
    let path = workspace::root().join(dir);
    let files: Vec<PathBuf> = workspace::files_under(&path)
        .context("tests")?
        .into_iter()
        .filter(|file| file.ends_with(suffix))
        .map(|file| path.join(file))
        .collect();
    if files.is_empty() {
        bail!("there is no test in {dir}");
    }
    Ok(files)
}
