//! The tools that the tasks need besides cargo. Owns where each is looked for, how it is added where
//! that is ordinary, and the one sentence that says what to install where it is not.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::command::{command, output, run};
use crate::workspace;

/// The target of the module.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the target of the module where it is missing.
///
/// # Errors
/// Where it is missing and there is no rustup to add it.
pub fn wasm_target() -> anyhow::Result<()> {
    let present = || {
        // Without rustup, too, the standard library of a target lies in this folder.
        output(command("rustc").args(["--print", "target-libdir", "--target", WASM]))
            .is_ok_and(|dir| Path::new(&dir).is_dir())
    };
    if present() {
        return Ok(());
    }
    // The second command reads what to install from rust-toolchain.toml; older versions of rustup
    // know only the first.
    let added = run(command("rustup").args(["target", "add", WASM]))
        .or_else(|_| run(command("rustup").args(["toolchain", "install"])));
    if added.is_err() || !present() {
        bail!(
            "the Rust target {WASM} is missing: install it with rustup, or your system's package of Rust's WebAssembly standard library"
        );
    }
    Ok(())
}

/// Adds a part of the toolchain, such as clippy, where `cargo NAME` does not run.
///
/// # Errors
/// Where it is missing and there is no rustup to add it.
pub fn component(name: &str, subcommand: &str) -> anyhow::Result<()> {
    let present = || output(command("cargo").args([subcommand, "--version"])).is_ok();
    if present() {
        return Ok(());
    }
    let _ = run(command("rustup").args(["component", "add", name]));
    if !present() {
        bail!("`cargo {subcommand}` is missing: install {name} with rustup");
    }
    Ok(())
}

/// The oldest Node that the tests and the vendored packages work with.
const NODE_MAJOR: u32 = 20;

/// Installs the packages of package-lock.json where they are missing or stale.
///
/// # Errors
/// Where Node is missing or too old, or npm fails.
pub fn node_modules() -> anyhow::Result<()> {
    let version = output(command("node").arg("--version"))
        .with_context(|| format!("Node is missing: install Node {NODE_MAJOR} or newer, with npm"))?;
    let major: u32 = version.trim_start_matches('v').split('.').next().and_then(|v| v.parse().ok()).unwrap_or(0);
    if major < NODE_MAJOR {
        bail!("Node {version} is too old: install Node {NODE_MAJOR} or newer");
    }
    // The lock file that node_modules was made from is kept inside it, so that a change shows.
    let lock = std::fs::read(workspace::root().join("package-lock.json")).context("package-lock.json")?;
    let stamp = workspace::root().join("node_modules/.made-from-lock");
    if std::fs::read(&stamp).is_ok_and(|made| made == lock) {
        return Ok(());
    }
    run(command("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    std::fs::write(&stamp, lock).context("node_modules")
}

/// A browser that the tests drive.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// The one that every check needs.
    Chromium,
    /// The second engine.
    Firefox,
}

impl Browser {
    /// The environment variable that says where it is, for this program and for the tests.
    pub fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMIUM",
            Self::Firefox => "FIREFOX",
        }
    }

    fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
            Self::Firefox => &["firefox-esr", "firefox"],
        }
    }

    fn debian_package(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox-esr",
        }
    }

    /// Where the browser is, or none.
    pub fn find(self) -> Option<PathBuf> {
        if let Some(path) = std::env::var_os(self.variable()) {
            return Some(PathBuf::from(path));
        }
        let path = std::env::var_os("PATH")?;
        let mac: &[&str] = match self {
            Self::Chromium => &[
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            ],
            Self::Firefox => &["/Applications/Firefox.app/Contents/MacOS/firefox"],
        };
        self.programs()
            .iter()
            .flat_map(|name| std::env::split_paths(&path).map(move |dir| dir.join(name)))
            .chain(mac.iter().map(PathBuf::from))
            .find(|file| file.is_file())
    }

    /// Where the browser is; on Debian and its relatives root gets the system's package installed.
    ///
    /// # Errors
    /// Says what to install.
    pub fn find_or_install(self) -> anyhow::Result<PathBuf> {
        if let Some(path) = self.find() {
            return Ok(path);
        }
        let package = self.debian_package();
        if Path::new("/usr/bin/apt-get").exists() && is_root() {
            run(command("apt-get").args(["update", "-qq"]))?;
            run(command("apt-get")
                .args(["install", "-y", "-qq", "--no-install-recommends", package])
                .env("DEBIAN_FRONTEND", "noninteractive"))?;
        }
        self.find().with_context(|| {
            format!("{package} is missing: install your system's package, or set {} to the program", self.variable())
        })
    }
}

fn is_root() -> bool {
    output(command("id").arg("-u")).is_ok_and(|id| id == "0")
}

/// Whether this runs on a build server, where nothing may be skipped.
pub fn on_ci() -> bool {
    std::env::var_os("CI").is_some_and(|v| !v.is_empty() && v != "false")
}
