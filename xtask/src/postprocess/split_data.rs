//! Gives each large embedded file, weights and the polarity lexicon, a data segment of its own behind all others, so that the
//! small ones stand together when the module is compressed. Owns the cutting; every byte keeps its address.

use crate::embedded::{Embedded, LARGE, offset_in};
use walrus::{ConstExpr, DataId, DataKind, MemoryId, Module, ir::Value};

/// Cuts every large one of `files` out of the segment that it lies in, and gives the number of those that were there.
pub fn apply(module: &mut Module, files: &[Embedded]) -> usize {
    let mut large = Vec::new();
    for Embedded { content: table, .. } in files.iter().filter(|file| file.content.len() >= LARGE) {
        let Some((id, memory, address, at)) = find(module, table) else { continue };
        let segment = &mut module.data.get_mut(id).value;
        let after = segment.split_off(at + table.len());
        segment.truncate(at);
        module.data.add(active(memory, address + table.len() as u32), after);
        large.push((active(memory, address), table.clone()));
    }
    // Segments are written in the order of their making.
    let count = large.len();
    for (kind, table) in large {
        module.data.add(kind, table);
    }
    count
}

/// The segment that `table` lies in, its memory, the table's address, and its place in the segment.
fn find(module: &Module, table: &[u8]) -> Option<(DataId, MemoryId, u32, usize)> {
    module.data.iter().find_map(|data| {
        let DataKind::Active { memory, offset: ConstExpr::Value(Value::I32(start)) } = data.kind else { return None };
        let at = offset_in(&data.value, table)?;
        Some((data.id(), memory, start as u32 + at as u32, at))
    })
}

fn active(memory: MemoryId, address: u32) -> DataKind {
    DataKind::Active { memory, offset: ConstExpr::Value(Value::I32(address as i32)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_table_stands_last_and_every_byte_where_it_was() {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let table = vec![7; LARGE];
        let small = [1, 2, 3];
        module.data.add(active(memory, 64), [&small[..], &table, &small].concat());
        let files = [("small", small.to_vec()), ("large", table.clone())];
        let files = files.map(|(name, content)| Embedded { name: name.to_owned(), content });
        assert_eq!(apply(&mut module, &files), 1);
        let segments: Vec<(u32, Vec<u8>)> = module
            .data
            .iter()
            .map(|data| match data.kind {
                DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => {
                    (start as u32, data.value.clone())
                }
                _ => (0, Vec::new()),
            })
            .collect();
        let expected = [(64, small.to_vec()), (67 + LARGE as u32, small.to_vec()), (67, table)];
        assert_eq!(segments, expected);
    }
}
