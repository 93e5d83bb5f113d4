//! Compiles the word lists of `lexicons/` and the weights of `models/` into the tables that the library holds. One line for
//! each; how a list is read and checked stands in the files beside this one, or in `lexicon-format` where the library reads
//! the lines too.

mod clusters;
mod cues;
mod irregular_verbs;
mod languages;
mod lower;
mod roles;
mod shapes;
mod weights;
mod word_lists;

use lexicon_format::polarity;
use std::{env, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=lexicons");
    println!("cargo::rerun-if-changed=models");
    let mut errors = Vec::new();
    errors.extend(clusters::compile(&out).err().unwrap_or_default());
    errors.extend(cues::compile(&root, &out).err().unwrap_or_default());
    errors.extend(irregular_verbs::compile(&root, &out).err().unwrap_or_default());
    errors.extend(languages::compile(&root, &out).err().unwrap_or_default());
    errors.extend(lower::compile(&out).err().unwrap_or_default());
    errors.extend(polarity::compile(&root, &out).err().unwrap_or_default());
    errors.extend(roles::compile(&root, &out).err().unwrap_or_default());
    errors.extend(shapes::compile(&root, &out).err().unwrap_or_default());
    errors.extend(weights::compile(&root, &out).err().unwrap_or_default());
    errors.extend(word_lists::compile(&root, &out).err().unwrap_or_default());
    for error in &errors {
        println!("cargo::error={error}");
    }
    if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
