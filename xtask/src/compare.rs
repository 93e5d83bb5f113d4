//! `cargo xtask compare DATA --against COMMIT`: whether this checkout says of every article of the data what another
//! commit says, but for fields that it adds. Owns the two builds and their runs; what counts as a difference, and where
//! it is, is difference.rs's.

mod difference;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use anyhow::{Context, bail, ensure};
use serde_json::Value;

use crate::command::{cargo, command, output, run};
use crate::{native, workspace};
use difference::Differences;

/// The files of articles, below the data folder.
const FILES: [&str; 6] = [
    "ner/dev.jsonl",
    "ner/train.jsonl",
    "quotes/dev.jsonl",
    "quotes/train.jsonl",
    "world/dev.jsonl",
    "world/train.jsonl",
];

/// Prints how the analyses of this checkout differ from those of `commit`, counted by field, with as many examples of
/// each field as asked for.
///
/// # Errors
/// Where data or commit is missing, a build fails, or any analysis differs.
pub fn compare(data: &Path, commit: &str, examples: usize) -> anyhow::Result<()> {
    let data = data.canonicalize().with_context(|| format!("there is no data folder {}", data.display()))?;
    let files: Vec<&str> = FILES.into_iter().filter(|file| data.join(file).is_file()).collect();
    ensure!(!files.is_empty(), "there are no articles in {}", data.display());
    let folder = workspace::target().join("compare");
    std::fs::create_dir_all(&folder)?;
    let old = build_commit(commit, &folder)?;
    let new = native::build()?;
    let mut differences = Differences::default();
    for file in files {
        let place = |side: &str| folder.join(format!("{side}-{}", file.replace('/', "-")));
        let (old_lines, new_lines) = (place("old"), place("new"));
        // Side by side, since each uses one core.
        let runs = [analyse(&old, &data.join(file), &old_lines)?, analyse(&new, &data.join(file), &new_lines)?];
        for mut run in runs {
            ensure!(run.wait()?.success(), "an analysis of {file} failed");
        }
        let lines = |path: &Path| std::fs::read_to_string(path).with_context(|| path.display().to_string());
        let (old_lines, new_lines) = (lines(&old_lines)?, lines(&new_lines)?);
        ensure!(old_lines.lines().count() == new_lines.lines().count(), "not as many analyses of {file} as before");
        for (number, (old, new)) in old_lines.lines().zip(new_lines.lines()).enumerate() {
            if old == new {
                differences.articles += 1;
                continue;
            }
            let (old, new): (Value, Value) = (serde_json::from_str(old)?, serde_json::from_str(new)?);
            let article =
                old.get("id").and_then(Value::as_str).map_or_else(|| format!("{file}:{number}"), str::to_owned);
            differences.add(&article, old, new);
        }
    }
    print!("{}", differences.table(examples));
    if differences.different > 0 {
        bail!("{} of {} analyses differ from those of {commit}", differences.different, differences.articles);
    }
    Ok(())
}

/// The command line of `commit`, built in a worktree of its own, which the next comparison uses again.
fn build_commit(commit: &str, folder: &Path) -> anyhow::Result<PathBuf> {
    let commit =
        output(command("git").args(["rev-parse", "--verify", "--end-of-options", &format!("{commit}^{{commit}}")]))?;
    let tree = folder.join("tree");
    if tree.join("Cargo.toml").is_file() {
        run(command("git").current_dir(&tree).args(["checkout", "--quiet", "--force", "--detach", &commit]))?;
    } else {
        run(command("git").args(["worktree", "prune"]))?;
        run(command("git").args(["worktree", "add", "--quiet", "--detach"]).arg(&tree).arg(&commit))?;
    }
    let target = folder.join("build");
    let mut build = cargo();
    build.current_dir(&tree).env("CARGO_TARGET_DIR", &target);
    build.args(["build", "--quiet", "--locked", "--profile", "xtask", "--package", "article-analyzer"]);
    run(build.args(["--features", "cli", "--bin", "article-analyzer"]))?;
    Ok(target.join("xtask/article-analyzer"))
}

/// Starts an analysis of all lines of a file.
fn analyse(program: &Path, input: &Path, output: &Path) -> anyhow::Result<Child> {
    let mut program = command(&program.to_string_lossy());
    program.arg("--jsonl").stdin(Stdio::from(File::open(input)?)).stdout(Stdio::from(File::create(output)?));
    program.spawn().with_context(|| format!("cannot analyse {}", input.display()))
}
