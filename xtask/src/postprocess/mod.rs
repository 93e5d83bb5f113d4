//! What happens to the module between the compiler and the JavaScript glue, so that it compresses better: a list of passes,
//! none of which changes what the module gives. Owns their order, how much each must find to do, and the measuring of
//! what each saves; how a pass works stands in the file of its name.

mod drop_alignment;
mod mute_errors;
mod renumber_locals;
mod split_data;
mod strip_panics;

use std::path::Path;

use anyhow::{Context, ensure};
use walrus::Module;

use crate::compress::brotli;
use crate::embedded::{self, Embedded};

/// A pass over the module.
struct Pass {
    name: &'static str,
    /// Applies the pass and gives the number of changes, in `unit`s.
    apply: fn(&mut Module, &[Embedded]) -> usize,
    unit: &'static str,
    /// The build fails where there are fewer changes: about half of what there were when this was written. A pass goes by
    /// names and shapes that the compiler is free to change, and then does nothing without anybody's notice.
    floor: usize,
}

const PASSES: [Pass; 5] = [
    Pass { name: "mute errors", apply: |module, _| mute_errors::apply(module), unit: "functions", floor: 2 },
    Pass { name: "strip panics", apply: |module, _| strip_panics::apply(module), unit: "calls", floor: 600 },
    Pass { name: "drop alignment", apply: |module, _| drop_alignment::apply(module), unit: "accesses", floor: 12_000 },
    Pass { name: "renumber locals", apply: |module, _| renumber_locals::apply(module), unit: "functions", floor: 330 },
    Pass { name: "split data", apply: split_data::apply, unit: "tables", floor: 5 },
];

/// Reads the module that the compiler made.
///
/// # Errors
/// Where the file is missing or no module.
pub fn read(wasm: &Path) -> anyhow::Result<Module> {
    let mut config = walrus::ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    config.parse_file(wasm).with_context(|| wasm.display().to_string())
}

/// Applies all passes.
///
/// # Errors
/// Where a pass finds too little to do.
pub fn apply(module: &mut Module) -> anyhow::Result<()> {
    let files = embedded::files()?;
    for pass in &PASSES {
        let changes = (pass.apply)(module, &files);
        ensure!(
            changes >= pass.floor,
            "the pass `{}` changed {changes} {}, where at least {} are expected: look whether the compiler writes \
             something else now than what xtask/src/postprocess/ looks for",
            pass.name,
            pass.unit,
            pass.floor
        );
    }
    Ok(())
}

/// Prints for each pass what it changes, and how many bytes more the module has after brotli where it alone is left out.
///
/// # Errors
/// Where the module cannot be read.
pub fn report(wasm: &Path) -> anyhow::Result<()> {
    let files = embedded::files()?;
    let size_without = |left_out: Option<usize>| -> anyhow::Result<(usize, [usize; PASSES.len()])> {
        let mut module = read(wasm)?;
        let mut changes = [0; PASSES.len()];
        for (i, pass) in PASSES.iter().enumerate().filter(|(i, _)| Some(*i) != left_out) {
            changes[i] = (pass.apply)(&mut module, &files);
        }
        walrus::passes::gc::run(&mut module);
        Ok((brotli(&module.emit_wasm()), changes))
    };
    let sizes = std::thread::scope(|scope| {
        let runs: Vec<_> = [None]
            .into_iter()
            .chain((0..PASSES.len()).map(Some))
            .map(|i| scope.spawn(move || size_without(i)))
            .collect();
        runs.into_iter()
            .map(|run| run.join().map_err(|_| anyhow::anyhow!("a pass stopped"))?)
            .collect::<Result<Vec<_>, _>>()
    })?;
    println!("{:>10} {:>10}  passes over the module", "changes", "saved");
    let (all, changes) = sizes[0];
    for ((pass, changes), (without, _)) in PASSES.iter().zip(changes).zip(&sizes[1..]) {
        println!("{changes:>10} {:>10}  {} ({})", without.saturating_sub(all), pass.name, pass.unit);
    }
    Ok(())
}
