//! `cargo xtask count`: how many instructions the module takes for the first text, and for one more, and that they are no more
//! than they may be. Owns the counting and the limits.
//!
//! Instructions that are run one behind the other, without a branch between, add their number to a counter of their function.
//! So the figures are the same on every machine, under any load, and need nothing installed. What a single instruction does
//! to a whole block of memory counts as one.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::ensure;
use walrus::ir::{self, BinaryOp, InstrSeqId, Visitor};
use walrus::{ConstExpr, FunctionId, LocalFunction, Module, ValType};

use crate::command::{command, output};
use crate::module::{self, Flavour};
use crate::{glue, postprocess, toolchain, workspace};

/// What is counted, and how many instructions it may take: a twentieth more than it took when this was written.
const LIMITS: [(&str, u64); 2] = [("first", 106_500_000), ("article", 46_200_000)];

/// What the names of the counters begin with.
const COUNTER: &str = "count:";

/// Counts and prints; with `functions`, so many of the functions that take most, too.
///
/// # Errors
/// Where the build fails, or more is counted than there may be.
pub fn count(functions: usize) -> anyhow::Result<()> {
    let dir = build()?;
    toolchain::node_modules()?;
    let said = output(command("node").arg("xtask/js/count.js").arg(&dir))?;
    let counted: BTreeMap<String, BTreeMap<String, u64>> = serde_json::from_str(&said)?;
    let sum = |what: &str| counted.get(what).map_or(0, |counts| counts.values().sum::<u64>());
    for (what, limit) in LIMITS {
        println!("{:>12} instructions of at most {limit:>12}  {what}", sum(what));
        let mut most: Vec<_> = counted.get(what).into_iter().flatten().collect();
        most.sort_by_key(|&(name, count)| (u64::MAX - count, name));
        for (name, count) in most.into_iter().take(functions) {
            println!("{count:>12}  {}", name.trim_start_matches(COUNTER));
        }
    }
    for (what, limit) in LIMITS {
        ensure!(sum(what) > 0, "nothing was counted");
        ensure!(sum(what) <= limit, "{what} takes {} instructions, more than {limit}", sum(what));
    }
    Ok(())
}

/// Builds the module with its glue so that it counts, and gives its folder.
fn build() -> anyhow::Result<PathBuf> {
    let mut module = postprocess::read(&module::build(Flavour::Plain)?)?;
    postprocess::apply(&mut module)?;
    apply(&mut module);
    let dir = workspace::target().join("counted");
    std::fs::create_dir_all(&dir)?;
    // The glue is an ES module, as in the package.
    std::fs::write(dir.join("package.json"), "{ \"type\": \"module\" }\n")?;
    glue::generate(module, module::NAME, &dir)?;
    Ok(dir)
}

/// Makes every function of the module count its instructions, in a global number that is exported.
fn apply(module: &mut Module) {
    let functions: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    for (number, id) in functions.into_iter().enumerate() {
        let counter = module.globals.add_local(ValType::I64, true, false, ConstExpr::Value(ir::Value::I64(0)));
        let function = module.funcs.get_mut(id);
        let name = format!("{COUNTER}{} {number}", function.name.as_deref().unwrap_or_default());
        let function = function.kind.unwrap_local_mut();
        // From the last on, so that places before stay what they are.
        for (sequence, at, length) in runs(function).into_iter().rev() {
            let mut sequence = function.builder_mut().instr_seq(sequence);
            sequence.global_get_at(at, counter).const_at(at + 1, ir::Value::I64(length));
            sequence.binop_at(at + 2, BinaryOp::I64Add).global_set_at(at + 3, counter);
        }
        module.exports.add(&name, counter);
    }
}

/// What a function runs without a branch between: in which sequence, from which place on, and how many instructions.
fn runs(function: &LocalFunction) -> Vec<(InstrSeqId, usize, i64)> {
    #[derive(Default)]
    struct Runs(Vec<(InstrSeqId, usize, i64)>);
    impl Visitor<'_> for Runs {
        fn start_instr_seq(&mut self, sequence: &ir::InstrSeq) {
            let branches = |instr: &ir::Instr| {
                matches!(instr, ir::Instr::Block(_) | ir::Instr::Loop(_) | ir::Instr::IfElse(_) | ir::Instr::BrIf(_))
            };
            let mut at = 0;
            for run in sequence.instrs.split_inclusive(|(instr, _)| branches(instr)) {
                self.0.push((sequence.id(), at, run.len() as i64));
                at += run.len();
            }
        }
    }
    let mut found = Runs::default();
    ir::dfs_in_order(&mut found, function, function.entry_block());
    found.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::FunctionBuilder;

    #[test]
    fn what_stands_between_branches_counts_its_own_instructions() {
        let mut module = Module::default();
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.name("both".to_owned()).func_body().i32_const(1).drop();
        builder.func_body().block(None, |block| {
            let end = block.id();
            block.i32_const(2).br_if(end).i32_const(3).drop();
        });
        builder.func_body().i32_const(4).drop();
        let id = builder.finish(vec![], &mut module.funcs);
        let function = module.funcs.get(id).kind.unwrap_local();
        let found: Vec<(usize, i64)> = runs(function).into_iter().map(|(_, at, length)| (at, length)).collect();
        assert_eq!(found, [(0, 3), (3, 2), (0, 2), (2, 2)]);
        apply(&mut module);
        assert_eq!(module.exports.iter().map(|export| export.name.as_str()).collect::<Vec<_>>(), ["count:both 0"]);
    }
}
