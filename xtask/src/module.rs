//! Compiles the library to WebAssembly. Owns the flags of that build; the glue is glue.rs's.

use std::path::PathBuf;

use anyhow::Context;

use crate::command::{cargo, command, output, run};
use crate::{toolchain, workspace};

/// The name of the module and of its glue.
pub const NAME: &str = "article_analyzer";

/// What keeps the module small at `opt-level = 2`.
///
/// The profiles for size inline next to nothing that the standard library asks to be inlined, and pay for it with calls. Of
/// all the code after brotli, and of the time of a report of 600 words in Node, compared with these flags:
///
/// | | bytes | report |
/// |---|---|---|
/// | "z", inlining threshold 45 | -16 KB | 1.25 |
/// | "z", 100 | -6 KB | 1.17 |
/// | "s", 45, hinted 325 | +3 KB | 1.13 |
/// | "s", 100, hinted 325 | +7 KB | 1.10 |
/// | 3 with these flags | +20 KB | 0.97 |
/// | 3 without | +45 KB | 0.92 |
///
/// Loops over vectors are written as such in `crates/tagger`; what the compiler makes of others is long and runs for the
/// few times that a list of words has. Partial redundancies and the headers of loops are copies of code, too.
const CODEGEN_FLAGS: [&str; 6] = [
    "-Cno-vectorize-loops",
    "-Cno-vectorize-slp",
    "-Cllvm-args=--inline-threshold=45",
    "-Cllvm-args=--inlinehint-threshold=200",
    "-Cllvm-args=--enable-pre=false",
    "-Cllvm-args=--rotation-max-header-size=4",
];

/// What the compiler is told beyond the profile `wasm` of Cargo.toml.
///
/// `simd128` is in every current browser and in Node; the rest takes the paths of this machine out
/// of the panic messages, so that two machines build the same bytes. Between the two stand [`CODEGEN_FLAGS`].
fn rustc_flags() -> anyhow::Result<Vec<String>> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .context("neither CARGO_HOME nor a home folder is known")?;
    let mut flags = vec!["-Ctarget-feature=+simd128".to_owned()];
    flags.extend(CODEGEN_FLAGS.map(str::to_owned));
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
