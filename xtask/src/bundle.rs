//! `cargo xtask build`: the steps of the build on one screen. Owns their order alone.

use std::path::{Path, PathBuf};

use crate::module::Flavour;
use crate::{glue, module, package, postprocess, site, workspace};

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

/// Builds the same, with what a host may send in place of each file, and says what there is.
///
/// # Errors
/// Where a tool is missing or a step fails.
pub fn publish() -> anyhow::Result<()> {
    let Built { build_id } = build()?;
    let archive = site::publish(&workspace::dist())?;
    println!("build {build_id}: pkg/ to embed, dist/ to host, and as one file {}", archive.display());
    Ok(())
}

/// Builds `pkg/` alone and gives its path.
///
/// # Errors
/// Where a tool is missing or a step fails.
pub fn build_package() -> anyhow::Result<PathBuf> {
    let generate = |flavour, dir: &Path| {
        let mut module = postprocess::read(&module::build(flavour)?)?;
        postprocess::apply(&mut module)?;
        glue::generate(module, module::NAME, dir)
    };
    package::assemble(generate)
}

/// Builds the module with its glue and none of the passes that make it smaller, to compare with, and gives its folder.
///
/// # Errors
/// Where a tool is missing or a step fails.
pub fn build_unprocessed() -> anyhow::Result<PathBuf> {
    let dir = workspace::target().join("unprocessed");
    std::fs::create_dir_all(&dir)?;
    // The glue is an ES module, as in the package.
    std::fs::write(dir.join("package.json"), "{ \"type\": \"module\" }\n")?;
    glue::generate(postprocess::read(&module::build(Flavour::Plain)?)?, module::NAME, &dir)?;
    Ok(dir)
}
