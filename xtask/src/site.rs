//! Assembles `dist/`, the static site: the page, the package it uses, what is vendored from npm, and
//! the list that its service worker keeps for offline use. Owns nothing of what the page does.

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::command::{command, run};
use crate::{toolchain, workspace};

/// Where www/sw.js has the name of the build and the list of files to keep, to be filled in here.
const BUILD_MARK: &str = "__BUILD__";
const FILES_MARK: &str = "[\"__FILES__\"]";

/// The folder of the files that are named by their content.
const NAMED: &str = "build/";

/// What a host may send in place of a file, beside it.
const PACKED: [&str; 2] = [".br", ".gz"];

/// The site as one archive.
const ARCHIVE: &str = "article-analyzer-page.tgz";

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
    keep_one_build(&workspace::dist(), &new)?;
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

/// Takes over from the site before what its pages ask for by the name of its content, so that one that is open, or that a cache
/// has kept, still finds it: of one build and no more. The same build again keeps what it had kept.
fn keep_one_build(old: &Path, new: &Path) -> anyhow::Result<()> {
    let Ok(before) = std::fs::read_to_string(old.join("sw.js")) else { return Ok(()) };
    let same = before == std::fs::read_to_string(new.join("sw.js"))?;
    let asked_for = files_of(&before);
    for file in workspace::files_under(old)?.into_iter().filter(|file| file.starts_with(NAMED)) {
        if !new.join(&file).exists() && (same || asked_for.contains(&unpacked(&file))) {
            std::fs::copy(old.join(&file), new.join(&file)).with_context(|| file.clone())?;
        }
    }
    Ok(())
}

/// The files named by their content that a build consists of, as its service worker lists them.
fn files_of(service_worker: &str) -> Vec<&str> {
    service_worker.split('"').filter(|quoted| quoted.starts_with(NAMED)).collect()
}

/// The file that a packed one stands for, or the file itself.
fn unpacked(file: &str) -> &str {
    PACKED.iter().find_map(|end| file.strip_suffix(end)).unwrap_or(file)
}

/// The files that the page in `dist` consists of, without those of a build before it and without what stands in for them.
///
/// # Errors
/// Where a file cannot be read.
pub fn files(dist: &Path) -> anyhow::Result<Vec<String>> {
    let worker = std::fs::read_to_string(dist.join("sw.js")).context("sw.js")?;
    let named = files_of(&worker);
    let is_part = |file: &String| {
        let packed = unpacked(file) != file;
        !packed && is_part_of_the_page(file) && (!file.starts_with(NAMED) || named.contains(&file.as_str()))
    };
    Ok(workspace::files_under(dist)?.into_iter().filter(is_part).collect())
}

/// Lays beside each file of `dist` what a host may send in its place, and makes the archive that is unpacked where the page is to
/// be; gives its path.
///
/// # Errors
/// Where a file cannot be written.
pub fn publish(dist: &Path) -> anyhow::Result<PathBuf> {
    let archive = workspace::target().join(ARCHIVE);
    run(command("node").arg("xtask/js/publish.js").arg(dist).arg(&archive).arg(workspace::target().join("packed")))?;
    Ok(archive)
}

/// Papers, the page as one file and the package lie in the site for others; the page itself never asks for them.
fn is_part_of_the_page(file: &str) -> bool {
    !file.ends_with(".md") && file != ONE_FILE && !file.starts_with("pkg/")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site of `build/NAME` files, of which the last `own` are those of its build.
    fn site(root: &Path, name: &str, own: &[&str], kept: &[&str]) -> PathBuf {
        let dir = root.join(name);
        std::fs::create_dir_all(dir.join("build")).expect("a folder");
        for file in own.iter().chain(kept) {
            std::fs::write(dir.join("build").join(file), *file).expect("a file");
        }
        let list: Vec<String> = own.iter().map(|file| format!("[\"build/{file}\",\"hash\"]")).collect();
        std::fs::write(dir.join("sw.js"), format!("const F=[{}]", list.join(","))).expect("a file");
        dir
    }

    #[test]
    fn the_files_of_one_build_before_are_kept() {
        let root = workspace::target().join("tmp/kept-builds");
        let _ = std::fs::remove_dir_all(&root);
        let old = site(&root, "old", &["main.2.js", "same.1.js"], &["main.1.js", "main.2.js.br"]);
        let new = site(&root, "new", &["main.3.js", "same.1.js"], &[]);
        keep_one_build(&old, &new).expect("kept");
        let there = workspace::files_under(&new).expect("read");
        assert_eq!(there, ["build/main.2.js", "build/main.2.js.br", "build/main.3.js", "build/same.1.js", "sw.js"]);
        assert_eq!(files(&new).expect("read"), ["build/main.3.js", "build/same.1.js", "sw.js"]);
        // The same once more.
        let again = site(&root, "again", &["main.3.js", "same.1.js"], &[]);
        keep_one_build(&new, &again).expect("kept");
        assert_eq!(workspace::files_under(&again).expect("read"), there);
    }
}
