//! Compiles the library to WebAssembly. Owns the flags of that build; the glue is glue.rs's.

use std::path::PathBuf;

use anyhow::Context;

use crate::command::{cargo, command, output, run};
use crate::{toolchain, workspace};

/// The name of the module and of its glue.
pub const NAME: &str = "article_analyzer";

/// What the compiler is told beyond the profile `wasm` of Cargo.toml.
///
/// `simd128` is in every current browser and in Node; the rest takes the paths of this machine out
/// of the panic messages, so that two machines build the same bytes.
///
/// The profile's `opt-level = "z"` alone inlines next to nothing, not even an index into a vector: smallest of all, and
/// two fifths slower than "s". A threshold of 100 instead of its own 5 leaves it two to three in a hundred slower than "s"
/// and its code six in a hundred smaller; of 35, a seventh slower and eight in a hundred smaller. At 70 names take one in a
/// hundred longer than at 100, all else as long, and the code is a hundredth smaller again. What is called for every token
/// says `#[inline(always)]`.
///
/// Since the inner loops are compiled for speed (`crates/tagger`), 45 takes as long as 70 and its code is two in a hundred
/// smaller (4 KB after brotli); 30 saves another 4 KB and takes a seventh longer for a megabyte.
fn rustc_flags() -> anyhow::Result<Vec<String>> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .context("neither CARGO_HOME nor a home folder is known")?;
    let mut flags = vec!["-Ctarget-feature=+simd128".to_owned(), "-Cllvm-args=--inline-threshold=45".to_owned()];
    let registries = home.join("registry/src");
    if let Ok(entries) = std::fs::read_dir(&registries) {
        for entry in entries.flatten() {
            flags.push(format!("--remap-path-prefix={}=crates", entry.path().display()));
        }
    }
    let sysroot = output(command("rustc").args(["--print", "sysroot"]))?;
    flags.push(format!("--remap-path-prefix={sysroot}=rust"));
    flags.push(format!("--remap-path-prefix={}=article-analyzer", workspace::root().display()));
    Ok(flags)
}

/// Which of the library's features the module has.
#[derive(Clone, Copy)]
pub enum Flavour {
    /// What nearly everybody wants.
    Plain,
    /// With patterns for names, for whoever asks for them.
    Patterns,
}

impl Flavour {
    /// The features of the library.
    pub fn features(self) -> &'static str {
        match self {
            Self::Plain => "module",
            Self::Patterns => "module,patterns",
        }
    }
}

/// Builds the module and gives the path of what the compiler made, before the glue.
///
/// # Errors
/// Where the target is missing or the build fails.
pub fn build(flavour: Flavour) -> anyhow::Result<PathBuf> {
    toolchain::wasm_target()?;
    // The crates must be there before the flags name the folder they are in.
    run(cargo().args(["fetch", "--quiet", "--locked", "--target", toolchain::WASM]))?;
    let mut build = cargo();
    build
        .args(["build", "--quiet", "--locked", "--lib", "--profile", "wasm"])
        .args(["--package", "article-analyzer", "--no-default-features", "--features", flavour.features()])
        .args(["--target", toolchain::WASM])
        .env_remove("RUSTFLAGS")
        // Separated so, a flag may hold spaces.
        .env("CARGO_ENCODED_RUSTFLAGS", rustc_flags()?.join("\x1f"));
    run(&mut build)?;
    let built = workspace::target().join(toolchain::WASM).join("wasm").join(NAME).with_extension("wasm");
    // Each flavour takes the place of the other.
    let own = built.with_file_name(format!("{NAME}-{}.wasm", flavour.features()));
    std::fs::copy(&built, &own).with_context(|| built.display().to_string())?;
    Ok(own)
}
