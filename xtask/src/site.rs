//! Assembles `dist/`, the static site: the page, the package it uses, what is vendored from npm, and
//! the list that its service worker keeps for offline use. Owns nothing of what the page does.

use std::path::Path;

use anyhow::{Context, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::command::{command, run};
use crate::{toolchain, workspace};

/// Where www/sw.js has the name of the build and the list of files to keep, to be filled in here.
const BUILD_MARK: &str = "__BUILD__";
const FILES_MARK: &str = "[\"__FILES__\"]";

/// The site as one page that works from disk.
const ONE_FILE: &str = "article-analyzer.html";

/// Fills `dist/` from the page's sources and the package in `pkg`, and gives the name of the build.
///
/// # Errors
/// Where a file is missing or cannot be written.
pub fn assemble(pkg: &Path) -> anyhow::Result<String> {
    let new = workspace::target().join("dist.new");
    let _ = std::fs::remove_dir_all(&new);
    std::fs::create_dir_all(&new).with_context(|| new.display().to_string())?;
    toolchain::node_modules()?;
    workspace::copy_tree(&workspace::www(), &new)?;
    workspace::copy_tree(pkg, &new.join("pkg"))?;
    vendor(&new.join("vendor"))?;
    run(command("node").arg("xtask/js/site.js").arg(&new))?;
    let build_id = fill_service_worker(&new)?;
    workspace::swap_in(&new, &workspace::dist())?;
    Ok(build_id)
}

/// Puts Mozilla's Readability, which takes the article out of a web page, beside the page as an ES
/// module. It is published as a CommonJS file that a browser cannot import.
fn vendor(dir: &Path) -> anyhow::Result<()> {
    let package = workspace::root().join("node_modules/@mozilla/readability");
    let source =
        std::fs::read_to_string(package.join("Readability.js")).context("Readability.js of @mozilla/readability")?;
    let exports =
        source.find("if (typeof module === \"object\")").context("Readability.js has no module.exports at its end")?;
    std::fs::create_dir_all(dir)?;
    std::fs::write(dir.join("readability.js"), format!("{}export {{ Readability }};\n", &source[..exports]))?;
    std::fs::copy(package.join("LICENSE.md"), dir.join("readability.LICENSE.md")).context("licence of Readability")?;
    Ok(())
}

/// Tells the service worker what this build consists of, each file with its SHA-256 in base64, by which the browser
/// refuses one of another build. The name of the build is a hash of every file's path and content, so that a
/// changed byte anywhere is a new build and nothing else is.
fn fill_service_worker(dist: &Path) -> anyhow::Result<String> {
    let mut hash = Sha256::new();
    let mut files = Vec::new();
    for file in workspace::files_under(dist)? {
        let content = std::fs::read(dist.join(&file))?;
        hash.update(file.as_bytes());
        hash.update([0]);
        hash.update(u64::try_from(content.len())?.to_le_bytes());
        hash.update(&content);
        if file != "sw.js" && is_part_of_the_page(&file) {
            files.push((file, BASE64_STANDARD.encode(Sha256::digest(&content))));
        }
    }
    let build_id: String = hash.finalize().iter().take(8).map(|b| format!("{b:02x}")).collect();
    let worker = dist.join("sw.js");
    if worker.exists() {
        let source = std::fs::read_to_string(&worker)?;
        ensure!(
            source.contains(BUILD_MARK) && source.contains(FILES_MARK),
            "www/sw.js must hold {BUILD_MARK} and {FILES_MARK}, which the build replaces"
        );
        let filled = source.replace(BUILD_MARK, &build_id).replace(FILES_MARK, &serde_json::to_string(&files)?);
        std::fs::write(&worker, filled)?;
    }
    Ok(build_id)
}

/// Papers, the page as one file and, of the package, all but the module lie in the site for others; the page itself never asks
/// for them.
pub fn is_part_of_the_page(file: &str) -> bool {
    !file.ends_with(".md") && file != ONE_FILE && (!file.starts_with("pkg/") || file.ends_with(".wasm"))
}
