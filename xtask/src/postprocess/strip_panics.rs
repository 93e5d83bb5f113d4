//! Replaces calls that panic by `unreachable`, as the unstable option `immediate-abort` of the standard library does. Nobody
//! sees a panic's message: the module has no standard error and sets no panic hook, so after all the formatting a panic
//! ends in that instruction anyway, which JavaScript knows as a `RuntimeError`. Owns the rewriting of calls and the clearing
//! of `core::panic::Location`s that no code refers to any more; the stable compiler has no option for either.

use std::collections::HashSet;

use walrus::ir::{Instr, InstrSeqId, Value};
use walrus::{ConstExpr, DataId, DataKind, FunctionId, FunctionKind, LocalFunction, Module};

/// Turns every call that can only panic into a trap, clears the locations that nothing uses any more, and gives the number
/// of calls.
pub fn apply(module: &mut Module) -> usize {
    let before = constants(module);
    let mut panics = panics(module);
    let mut calls = 0;
    trap_debug_fmt(module);
    loop {
        let mut more = Vec::new();
        for (id, function) in module.funcs.iter_local_mut() {
            calls += trap_panics(function, &panics);
            if only_traps(function) && !panics.contains(&id) {
                more.push(id);
            }
        }
        if more.is_empty() {
            break;
        }
        panics.extend(more);
    }
    walrus::passes::gc::run(module);
    let after = constants(module);
    clear_locations(module, &before, &after);
    calls
}

/// The functions of the standard library that are called where a panic begins and never return: the compiler says so
/// by the instruction `unreachable` behind the call.
fn panics(module: &Module) -> HashSet<FunctionId> {
    let standard = |id: FunctionId| {
        let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
        let local = matches!(module.funcs.get(id).kind, FunctionKind::Local(_));
        // Symbols are mangled: `_ZN4core9panicking5panic…` in the older way, `_RNvNtCs…_4core9panicking5panic` in the
        // newer.
        let known = ["N4core", "_4core", "N5alloc", "_5alloc", "N3std", "_3std", "_7___rustc"];
        local && known.iter().any(|part| name.contains(part)) && !name.contains("12wasm_bindgen")
    };
    let mut found = HashSet::new();
    for (_, function) in module.funcs.iter_local() {
        for block in blocks(function) {
            for pair in function.block(block).instrs.windows(2) {
                if let (Instr::Call(call), Instr::Unreachable(_)) = (&pair[0].0, &pair[1].0)
                    && standard(call.func)
                {
                    found.insert(call.func);
                }
            }
        }
    }
    found
}

/// Makes `Debug::fmt` trap, and the methods of a panic's payload: only a panic would call them, but vtables keep them in the
/// module. That the library itself formats nothing with `{:?}` is held by the lint `clippy::use_debug`.
fn trap_debug_fmt(module: &mut Module) {
    for function in module.funcs.iter_mut() {
        let name = function.name.as_deref().unwrap_or_default();
        let debug = name.contains("fmt..Debug$GT$3fmt17h") || name.contains("5Debug3fmt");
        let description = name.contains("9panicking13panic_handler");
        if let FunctionKind::Local(function) = &mut function.kind
            && (debug || description)
        {
            let entry = function.entry_block();
            function.block_mut(entry).instrs = vec![(walrus::ir::Unreachable {}.into(), Default::default())];
        }
    }
}

/// Ends each block of `function` at its first panic, without the arguments of the call, and gives the number of calls that
/// went.
fn trap_panics(function: &mut LocalFunction, panics: &HashSet<FunctionId>) -> usize {
    let mut calls = 0;
    for block in blocks(function) {
        let instrs = &mut function.block_mut(block).instrs;
        let traps = |instr: &Instr| match instr {
            Instr::Call(call) => panics.contains(&call.func),
            Instr::Unreachable(_) => true,
            _ => false,
        };
        let Some(at) = instrs.iter().position(|(instr, _)| traps(instr)) else { continue };
        calls += usize::from(matches!(instrs[at].0, Instr::Call(_)));
        let location = instrs[at].1;
        instrs.truncate(at);
        while instrs.last().is_some_and(|(instr, _)| is_unobservable(instr)) {
            instrs.pop();
        }
        instrs.push((walrus::ir::Unreachable {}.into(), location));
    }
    calls
}

/// Whether a function does nothing but trap.
fn only_traps(function: &LocalFunction) -> bool {
    matches!(&function.block(function.entry_block()).instrs[..], [(Instr::Unreachable(_), _)])
}

/// Whether nobody can tell if `instr` ran just before a trap: it has no effect outside the instance.
fn is_unobservable(instr: &Instr) -> bool {
    matches!(
        instr,
        Instr::Const(_)
            | Instr::LocalGet(_)
            | Instr::LocalSet(_)
            | Instr::LocalTee(_)
            | Instr::GlobalGet(_)
            | Instr::GlobalSet(_)
            | Instr::Binop(_)
            | Instr::Unop(_)
            | Instr::Select(_)
            | Instr::Drop(_)
            | Instr::Load(_)
            | Instr::Store(_)
    )
}

/// The blocks of a function that can be reached, the outermost first.
fn blocks(function: &LocalFunction) -> Vec<InstrSeqId> {
    struct Blocks(Vec<InstrSeqId>);
    impl<'i> walrus::ir::Visitor<'i> for Blocks {
        fn start_instr_seq(&mut self, seq: &'i walrus::ir::InstrSeq) {
            self.0.push(seq.id());
        }
    }
    let mut found = Blocks(Vec::new());
    walrus::ir::dfs_in_order(&mut found, function, function.entry_block());
    found.0
}

/// Every constant in the code that may be an address.
fn constants(module: &Module) -> HashSet<u32> {
    let mut found = HashSet::new();
    for (_, function) in module.funcs.iter_local() {
        for block in blocks(function) {
            for (instr, _) in &function.block(block).instrs {
                match instr {
                    Instr::Const(constant) => {
                        if let Value::I32(value) = constant.value {
                            found.insert(value as u32);
                        }
                    }
                    Instr::Load(load) => drop(found.insert(load.arg.offset as u32)),
                    Instr::Store(store) => drop(found.insert(store.arg.offset as u32)),
                    _ => {}
                }
            }
        }
    }
    found
}

/// Fills with zeros each `core::panic::Location` (address and length of a file's name, line, column) that code referred
/// to `before` and neither code `after` nor data does now, and then each file's name that nothing refers to. Zeros cost
/// nothing once they are compressed.
fn clear_locations(module: &mut Module, before: &HashSet<u32>, after: &HashSet<u32>) {
    let segments: Vec<(DataId, u32)> = module
        .data
        .iter()
        .filter_map(|data| match &data.kind {
            DataKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } => Some((data.id(), *offset as u32)),
            _ => None,
        })
        .collect();
    // The segment, and the range in it, of `length` bytes at an address.
    let find = |module: &Module, address: u32, length: u32| {
        segments.iter().find_map(|&(id, start)| {
            let from = address.checked_sub(start)? as usize;
            let range = from..from.checked_add(length as usize)?;
            module.data.get(id).value.get(range.clone()).is_some().then_some((id, range))
        })
    };
    let pointers = |module: &Module| -> HashSet<u32> {
        segments.iter().flat_map(|&(id, _)| words(&module.data.get(id).value)).collect()
    };
    let known = pointers(module);
    let mut names = Vec::new();
    for &address in before.difference(after).filter(|address| **address % 4 == 0 && !known.contains(address)) {
        let Some((id, range)) = find(module, address, 16) else { continue };
        let mut fields = words(&module.data.get(id).value[range.clone()]);
        let (Some(name), Some(length)) = (fields.next(), fields.next()) else { continue };
        let is_location = (4..200).contains(&length)
            && find(module, name, length).is_some_and(|(id, range)| module.data.get(id).value[range].ends_with(b".rs"));
        drop(fields);
        if is_location {
            module.data.get_mut(id).value[range].fill(0);
            names.push((name, length));
        }
    }
    let known = pointers(module);
    for (name, length) in names {
        let used = (name..name + length).any(|address| known.contains(&address) || after.contains(&address));
        if let Some((id, range)) = find(module, name, length).filter(|_| !used) {
            module.data.get_mut(id).value[range].fill(0);
        }
    }
}

/// The little-endian words of `bytes`.
fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, ValType};

    /// A module whose function `caller` calls one named `callee` with the address of a location and never goes on.
    fn module(callee: &str) -> (Module, FunctionId) {
        const START: i32 = 64;
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let location = [START as u32 + 16, 6, 3, 9].iter().flat_map(|field| field.to_le_bytes());
        let value = location.chain(*b"lib.rs\0\0").collect();
        module.data.add(DataKind::Active { memory, offset: ConstExpr::Value(Value::I32(START)) }, value);
        let mut panic = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
        panic.name(callee.to_owned()).func_body().unreachable();
        let argument = module.locals.add(ValType::I32);
        let panic = panic.finish(vec![argument], &mut module.funcs);
        let mut caller = FunctionBuilder::new(&mut module.types, &[], &[]);
        caller.func_body().i32_const(START).call(panic).unreachable();
        let caller = caller.finish(vec![], &mut module.funcs);
        module.exports.add("caller", caller);
        (module, caller)
    }

    #[test]
    fn a_panic_becomes_a_trap_and_its_location_and_file_zeros() {
        let (mut module, caller) = module("_ZN4core9panicking5panic17h0123456789abcdefE");
        assert_eq!(apply(&mut module), 1);
        assert_eq!(module.funcs.iter().count(), 1);
        let function = module.funcs.get(caller).kind.unwrap_local();
        assert_eq!(function.block(function.entry_block()).instrs.len(), 1);
        assert_eq!(module.data.iter().next().map(|data| data.value.clone()), Some(vec![0; 24]));
    }

    #[test]
    fn an_error_thrown_into_javascript_stays_one() {
        let import = "_ZN12wasm_bindgen5throw17h0123456789abcdefE";
        let (mut module, caller) = module(import);
        // What throws has an effect outside.
        let thrower = module.funcs.by_name(import).expect("it was just made");
        let ty = module.types.add(&[], &[]);
        let (outside, _) = module.add_import_func("env", "throw", ty);
        let body = module.funcs.get_mut(thrower).kind.unwrap_local_mut();
        body.builder_mut().func_body().call_at(0, outside);
        assert_eq!(apply(&mut module), 0);
        assert_eq!(module.funcs.iter().count(), 3);
        let function = module.funcs.get(caller).kind.unwrap_local();
        assert_eq!(function.block(function.entry_block()).instrs.len(), 3);
        assert!(module.data.iter().all(|data| data.value[0] != 0));
    }
}
