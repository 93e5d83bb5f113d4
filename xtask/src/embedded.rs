//! The files that the module holds byte for byte: weights, word lists, and what the build script makes of them. Owns where
//! they come from and how one is found in a module's data.

use std::path::{Path, PathBuf};

use crate::{toolchain, workspace};

/// From how many bytes on a file is large: the weights and the polarity lexicon are.
pub const LARGE: usize = 1 << 14;

/// A file that the module may hold.
pub struct Embedded {
    /// Its path below the folder that it comes from.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// The files that the library embeds, and others beside them.
///
/// # Errors
/// Where one cannot be read.
pub fn files() -> anyhow::Result<Vec<Embedded>> {
    let mut files = Vec::new();
    for dir in folders() {
        for name in workspace::files_under(&dir)? {
            let content = std::fs::read(dir.join(&name))?;
            files.push(Embedded { name, content });
        }
    }
    Ok(files)
}

/// Where embedded files come from.
fn folders() -> Vec<PathBuf> {
    let root = workspace::root();
    let mut dirs = vec![root.join("models"), root.join("lexicons")];
    let built = workspace::target().join(toolchain::WASM).join("wasm/build");
    if let Ok(entries) = std::fs::read_dir(built) {
        dirs.extend(entries.flatten().map(|entry| entry.path().join("out")));
    }
    dirs.retain(|dir: &PathBuf| Path::is_dir(dir));
    dirs.sort();
    dirs
}

/// The offset of `needle` in `data`.
pub fn offset_in(data: &[u8], needle: &[u8]) -> Option<usize> {
    // The first bytes rule out nearly every offset.
    data.windows(needle.len()).position(|window| window == needle)
}
