//! `cargo xtask build`: the steps of the build on one screen. Owns their order alone.

use std::path::PathBuf;

use crate::{glue, module, package, site};

/// What was built, for whoever tells about it.
pub struct Built {
    /// The name of this content: the same sources give the same.
    pub build_id: String,
}

/// Builds `pkg/` and `dist/`, each put in place only when it is whole.
///
/// # Errors
/// Where a tool is missing or a step fails.
pub fn build() -> anyhow::Result<Built> {
    let pkg = build_package()?;
    let build_id = site::assemble(&pkg)?;
    Ok(Built { build_id })
}

/// Builds `pkg/` alone and gives its path.
///
/// # Errors
/// Where a tool is missing or a step fails.
pub fn build_package() -> anyhow::Result<PathBuf> {
    let wasm = module::build()?;
    package::assemble(|dir| glue::generate(&wasm, dir))
}
