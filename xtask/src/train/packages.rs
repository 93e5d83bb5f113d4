//! Packages of npm that hold facts to learn from. Owns where they lie; nothing of them is part of what is built.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::workspace;

/// The folder in which `package` (`name@version`) is installed, once, below `node_modules`.
///
/// # Errors
/// Where npm does not run or does not find it.
pub fn fetch(package: &str) -> Result<PathBuf> {
    let name = package.split('@').next().unwrap_or_default();
    let folder = workspace::root().join("target/packages").join(package);
    if !folder.join("node_modules").join(name).is_dir() {
        std::fs::create_dir_all(&folder)?;
        let status = std::process::Command::new("npm")
            .args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"])
            .args([folder.as_os_str(), package.as_ref()])
            .status()
            .context("npm does not run")?;
        ensure!(status.success(), "npm cannot install {package}");
    }
    Ok(folder)
}
