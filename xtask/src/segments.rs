//! Gives the large tables of the library, weights and the polarity lexicon, data segments of their own behind all others, so
//! that the small ones stand together when the module is compressed. Owns the cutting; what lies where in memory stays.

use crate::size;
use walrus::{ConstExpr, DataId, DataKind, MemoryId, Module, ir::Value};

/// From how many bytes on a table has a segment of its own: weights and the polarity lexicon have.
pub const LARGE: usize = 1 << 14;

/// Cuts every large one of `files` out of the segment that it lies in.
pub fn cut(module: &mut Module, files: &[(String, Vec<u8>)]) {
    let mut large = Vec::new();
    for (_, table) in files.iter().filter(|(_, content)| content.len() >= LARGE) {
        let Some((id, memory, address, at)) = find(module, table) else { continue };
        let segment = &mut module.data.get_mut(id).value;
        let after = segment.split_off(at + table.len());
        segment.truncate(at);
        module.data.add(active(memory, address + table.len() as u32), after);
        large.push((active(memory, address), table.clone()));
    }
    // Segments are written in the order of their making.
    for (kind, table) in large {
        module.data.add(kind, table);
    }
}

/// The segment that `table` lies in, its memory, the table's address, and its place in the segment.
fn find(module: &Module, table: &[u8]) -> Option<(DataId, MemoryId, u32, usize)> {
    module.data.iter().find_map(|data| {
        let DataKind::Active { memory, offset: ConstExpr::Value(Value::I32(start)) } = data.kind else { return None };
        let at = size::place(&data.value, table)?;
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
        cut(&mut module, &[("small".to_owned(), small.to_vec()), ("large".to_owned(), table.clone())]);
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
