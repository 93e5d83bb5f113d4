//! `cargo xtask screenshots`: the pictures of the page in docs/screenshots/, taken anew from the built site in headless
//! Chromium. What is on them is tests/browser/screenshots.js's.

use crate::{
    bundle,
    command::{command, run},
    toolchain::{self, Browser},
    workspace,
};

/// Builds the site and takes the pictures.
///
/// # Errors
/// Where the build fails or there is no Chromium.
pub fn take() -> anyhow::Result<()> {
    bundle::build()?;
    toolchain::node_modules()?;
    let folder = workspace::root().join("docs/screenshots");
    let mut node = command("node");
    node.arg("tests/browser/screenshots.js").arg(&folder);
    node.env(Browser::Chromium.variable(), Browser::Chromium.find_or_install()?);
    run(&mut node)?;
    println!("{}", folder.display());
    Ok(())
}
