//! Assembles `pkg/`, the package for JavaScript: module, glue, the front before it, types, custom element and papers.
//! Owns what goes into it; what the module exports is src/wasm.rs's, what stands before it `package/`'s.

use std::path::{Path, PathBuf};

use anyhow::Context;
use regex::Regex;

use crate::command::{command, run};
use crate::module::Flavour;
use crate::{module, toolchain, workspace};

/// What is taken over as it stands: (path in the checkout, name in the package).
const PAPERS: &[&str] = &["LICENSE", "LICENSE-MIT", "LICENSE-APACHE"];

/// The front of the package: what its users import, with types and papers of its own.
const FRONT: &str = "package";

/// The declarations that module and front share, and the file that they are put before.
const DECLARATIONS: (&str, &str) = ("src/analysis.d.ts", "article_analyzer.d.ts");

/// The folder of the flavour with patterns, which has a front of its own beside its module.
const PATTERNS: &str = "patterns";

/// Fills `pkg/` and gives its path; `glue` writes a flavour of the module and what belongs to it into a folder.
///
/// # Errors
/// Where a file cannot be read or written, or `glue` fails.
pub fn assemble(glue: impl Fn(Flavour, &Path) -> anyhow::Result<()>) -> anyhow::Result<PathBuf> {
    let root = workspace::root();
    let new = workspace::target().join("pkg.new");
    let _ = std::fs::remove_dir_all(&new);
    for (flavour, dir) in [(Flavour::Patterns, new.join(PATTERNS)), (Flavour::Plain, new.clone())] {
        std::fs::create_dir_all(&dir).with_context(|| dir.display().to_string())?;
        glue(flavour, &dir)?;
        // The front has the name of the module; what is generated stands behind it.
        std::fs::rename(dir.join(format!("{}.js", module::NAME)), dir.join("glue.js")).context("the glue")?;
    }
    workspace::copy_tree(&root.join(FRONT), &new)?;
    for paper in PAPERS {
        std::fs::copy(root.join(paper), new.join(paper)).with_context(|| (*paper).to_owned())?;
    }
    let (shared, own) = DECLARATIONS;
    let read = |path: &Path| std::fs::read_to_string(path).with_context(|| path.display().to_string());
    std::fs::write(new.join(own), read(&root.join(shared))? + &read(&new.join(own))?).context(own)?;
    toolchain::node_modules()?;
    run(command("node").arg("xtask/js/package.js").arg(&new).args([workspace::VERSION, &description(&root)?]))?;
    let pkg = workspace::pkg();
    workspace::swap_in(&new, &pkg)?;
    Ok(pkg)
}

/// What the library says of itself in its Cargo.toml.
fn description(root: &Path) -> anyhow::Result<String> {
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).context("Cargo.toml")?;
    let description = Regex::new(r#"(?m)^description = "(.*)"$"#)?;
    let said = description.captures(&manifest).context("Cargo.toml has no description")?;
    Ok(said[1].to_owned())
}
