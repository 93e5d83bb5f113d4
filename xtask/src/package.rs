//! Assembles `pkg/`, the package for JavaScript: module, glue, types, custom element and papers.
//! Owns its package.json; what the module exports is src/wasm.rs's.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use regex::Regex;

use crate::workspace;

/// What is taken over as it stands: (path in the checkout, name in the package).
const PAPERS: &[&str] = &["LICENSE", "LICENSE-MIT", "LICENSE-APACHE", "README.md"];

/// The folder of the page's sources that belongs to the package: the custom element.
const ELEMENT: &str = "www/element";

/// Fills `pkg/` and gives its path; `glue` writes the module and what belongs to it into a folder.
///
/// # Errors
/// Where a file cannot be read or written, or `glue` fails.
pub fn assemble(glue: impl FnOnce(&Path) -> anyhow::Result<()>) -> anyhow::Result<PathBuf> {
    let root = workspace::root();
    let new = workspace::target().join("pkg.new");
    let _ = std::fs::remove_dir_all(&new);
    std::fs::create_dir_all(&new).with_context(|| new.display().to_string())?;
    glue(&new)?;
    for paper in PAPERS {
        std::fs::copy(root.join(paper), new.join(paper)).with_context(|| (*paper).to_owned())?;
    }
    element(&root.join(ELEMENT), &new.join("element"))?;
    let files: Vec<String> = workspace::files_under(&new)?.into_iter().filter(|f| f != "package.json").collect();
    let manifest = serde_json::to_string_pretty(&manifest(&description(&root)?, &files))?;
    std::fs::write(new.join("package.json"), manifest + "\n").context("package.json")?;
    let pkg = workspace::pkg();
    workspace::swap_in(&new, &pkg)?;
    Ok(pkg)
}

/// Copies the custom element. In the page's sources it finds the module at `../pkg/`; in the package
/// the module lies one folder up.
fn element(from: &Path, to: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(to)?;
    let outside = Regex::new(r#"["'](\.\./(?:pkg/)?)([^"']*)["']"#)?;
    for file in workspace::files_under(from)? {
        let source = std::fs::read_to_string(from.join(&file)).with_context(|| file.clone())?;
        if let Some(path) = outside.captures_iter(&source).find(|path| &path[1] != "../pkg/") {
            bail!("{ELEMENT}/{file} imports {}: the element may use its own folder and ../pkg/ alone", &path[0]);
        }
        std::fs::write(to.join(&file), outside.replace_all(&source, "\"../$2\"").as_bytes())?;
    }
    Ok(())
}

/// What the library says of itself in its Cargo.toml.
fn description(root: &Path) -> anyhow::Result<String> {
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).context("Cargo.toml")?;
    let description = Regex::new(r#"(?m)^description = "(.*)"$"#)?;
    let said = description.captures(&manifest).context("Cargo.toml has no description")?;
    Ok(said[1].to_owned())
}

/// The package.json of the package.
fn manifest(description: &str, files: &[String]) -> serde_json::Value {
    serde_json::json!({
        "name": "article-analyzer",
        "version": workspace::VERSION,
        "description": description,
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "main": "./article_analyzer.js",
        "types": "./article_analyzer.d.ts",
        "exports": {
            // Its types are found beside it, by the same name.
            ".": "./article_analyzer.js",
            "./element": "./element/article-analyzer.js",
            "./article_analyzer_bg.wasm": "./article_analyzer_bg.wasm",
            "./package.json": "./package.json"
        },
        "sideEffects": ["./element/article-analyzer.js"],
        "files": files,
    })
}
