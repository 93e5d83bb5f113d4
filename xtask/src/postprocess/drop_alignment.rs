//! Takes the alignment hint from each load and store, which engines ignore, so that accesses of one kind are written in the
//! same bytes. Owns nothing of what is loaded.

use walrus::Module;
use walrus::ir::{self, VisitorMut};

/// Takes the hints out and gives the number of loads and stores that had one.
pub fn apply(module: &mut Module) -> usize {
    let mut dropped = Hints(0);
    for (_, function) in module.funcs.iter_local_mut() {
        let entry = function.entry_block();
        ir::dfs_pre_order_mut(&mut dropped, function, entry);
    }
    dropped.0
}

/// How many hints were taken out so far.
struct Hints(usize);

impl Hints {
    fn drop(&mut self, access: &mut ir::MemArg) {
        self.0 += usize::from(access.align != 1);
        access.align = 1;
    }
}

impl VisitorMut for Hints {
    fn visit_load_mut(&mut self, load: &mut ir::Load) {
        self.drop(&mut load.arg);
    }

    fn visit_store_mut(&mut self, store: &mut ir::Store) {
        self.drop(&mut store.arg);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::ir::{LoadKind, MemArg};
    use walrus::{FunctionBuilder, ValType};

    #[test]
    fn a_hint_is_dropped_once() {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
        let access = MemArg { align: 4, offset: 8 };
        builder.func_body().i32_const(0).load(memory, LoadKind::I32 { atomic: false }, access);
        builder.finish(vec![], &mut module.funcs);
        assert_eq!((apply(&mut module), apply(&mut module)), (1, 0));
    }
}
