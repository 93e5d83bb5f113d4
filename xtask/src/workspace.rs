//! Where things are in the checkout. Owns no knowledge of what is in them.

use std::path::{Path, PathBuf};

/// The version of the project, the same for library, module, package and site.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The root of the checkout.
pub fn root() -> PathBuf {
    // `cargo xtask` runs this program with the folder of its own manifest in the environment; a
    // program that is called by its path falls back on the folder it was built in.
    let xtask =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Where cargo builds, wherever the user told it to.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The package for JavaScript: the module, its glue and its types.
pub fn pkg() -> PathBuf {
    root().join("pkg")
}

/// The static site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The sources of the page.
pub fn www() -> PathBuf {
    root().join("www")
}

/// Every file under `dir`, as paths relative to it with `/` between folders, sorted, so that what is
/// made of the list is the same on every machine.
///
/// # Errors
/// Where a folder cannot be read.
pub fn files_under(dir: &Path) -> anyhow::Result<Vec<String>> {
    fn walk(dir: &Path, prefix: &str, out: &mut Vec<String>) -> anyhow::Result<()> {
        let entries = std::fs::read_dir(dir).map_err(|e| anyhow::anyhow!("{}: {e}", dir.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type()?.is_dir() {
                walk(&entry.path(), &format!("{prefix}{name}/"), out)?;
            } else {
                out.push(format!("{prefix}{name}"));
            }
        }
        Ok(())
    }
    let mut out = Vec::new();
    walk(dir, "", &mut out)?;
    out.sort();
    Ok(out)
}

/// Copies every file under `from` to the same place under `to`.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn copy_tree(from: &Path, to: &Path) -> anyhow::Result<()> {
    for file in files_under(from)? {
        let target = to.join(&file);
        if let Some(parent) = target.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::copy(from.join(&file), &target).map_err(|e| anyhow::anyhow!("{}: {e}", target.display()))?;
    }
    Ok(())
}

/// Puts the finished folder `new` where `place` is, so that nobody ever sees half of either.
///
/// # Errors
/// Where a folder cannot be moved.
pub fn swap_in(new: &Path, place: &Path) -> anyhow::Result<()> {
    let old = place.with_extension("old");
    let _ = std::fs::remove_dir_all(&old);
    if place.exists() {
        std::fs::rename(place, &old)?;
    }
    std::fs::rename(new, place)?;
    let _ = std::fs::remove_dir_all(&old);
    Ok(())
}
