//! Numbers the local variables of each function by how often they are used, so that low numbers stand everywhere and functions
//! that differ in little else are written in the same bytes. Owns the numbers and nothing of what functions do.

use std::collections::HashMap;

use walrus::ir::{self, Visitor, VisitorMut};
use walrus::{LocalFunction, LocalId, Module};

/// Renumbers the locals of all functions and gives the number of functions whose locals were in another order. The module is
/// written with locals of one type in the order of their making.
pub fn apply(module: &mut Module) -> usize {
    let Module { funcs, locals, .. } = module;
    let mut changed = 0;
    for (_, function) in funcs.iter_local_mut() {
        let by_use: Vec<_> = uses(function).into_iter().filter(|local| !function.args.contains(local)).collect();
        if by_use.is_sorted() {
            continue;
        }
        changed += 1;
        let new = by_use.into_iter().map(|local| (local, locals.add(locals.get(local).ty()))).collect();
        let entry = function.entry_block();
        ir::dfs_pre_order_mut(&mut Rename(new), function, entry);
    }
    changed
}

/// The locals that a function uses, those it uses most first; among equals, the one it uses first.
fn uses(function: &LocalFunction) -> Vec<LocalId> {
    #[derive(Default)]
    struct Uses(HashMap<LocalId, (usize, usize)>);
    impl Visitor<'_> for Uses {
        fn visit_local_id(&mut self, local: &LocalId) {
            let first = self.0.len();
            self.0.entry(*local).or_insert((0, first)).0 += 1;
        }
    }
    let mut found = Uses::default();
    ir::dfs_in_order(&mut found, function, function.entry_block());
    let mut order: Vec<_> = found.0.into_iter().collect();
    order.sort_unstable_by_key(|&(_, (count, first))| (usize::MAX - count, first));
    order.into_iter().map(|(local, _)| local).collect()
}

/// Puts new locals in the place of old ones.
struct Rename(HashMap<LocalId, LocalId>);

impl VisitorMut for Rename {
    fn visit_local_id_mut(&mut self, local: &mut LocalId) {
        if let Some(new) = self.0.get(local) {
            *local = *new;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, ValType};

    #[test]
    fn the_local_that_is_used_most_comes_first() {
        let mut module = Module::default();
        let [rare, often] = [(); 2].map(|()| module.locals.add(ValType::I32));
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
        builder.func_body().local_get(rare).local_set(often).local_get(often);
        let function = builder.finish(vec![], &mut module.funcs);
        assert_eq!(apply(&mut module), 1);
        let body = module.funcs.get(function).kind.unwrap_local();
        let order = uses(body);
        let instrs = &body.block(body.entry_block()).instrs;
        assert!(matches!(&instrs[0].0, ir::Instr::LocalGet(get) if get.local == order[1]));
        assert!(order[0] < order[1]);
        assert_eq!(apply(&mut module), 0);
    }
}
