//! Builds the command line of this checkout. Owns the choice of packages and features that lets it share the library with
//! this program.

use std::path::PathBuf;

use crate::command::{cargo, run};
use crate::workspace;

/// Builds the command line with the profile of this program, whose library it takes, and gives its path.
///
/// # Errors
/// Where the build fails.
pub fn build() -> anyhow::Result<PathBuf> {
    let mut build = cargo();
    build.args(["build", "--quiet", "--locked", "--profile", "xtask"]);
    // Both packages at once: alone, the library would get fewer features of what it depends on, and be compiled again.
    build.args(["--package", "xtask", "--package", "article-analyzer", "--features", "article-analyzer/cli"]);
    run(build.args(["--bin", "xtask", "--bin", "article-analyzer"]))?;
    Ok(workspace::target().join("xtask/article-analyzer"))
}
