//! Small blocks of memory, kept by size when they are freed and handed out again as they are: an analysis asks for tens of
//! thousands of them and gives all back. Owns the lists of free blocks; every block comes from the allocator below, which
//! serves what is larger itself.
//!
//! Not for threads: WebAssembly has one. Memory of small blocks never goes back to the allocator below, so a module holds
//! as much of it as the text that needed most.

use std::{
    alloc::{GlobalAlloc, Layout},
    cell::UnsafeCell,
    ptr,
};

/// The sizes of blocks are multiples of this, and every block is aligned to it.
const STEP: usize = 16;

/// How many sizes are kept.
const SIZES: usize = 32;

/// Keeps small blocks of the allocator `A`.
pub struct SmallBlocks<A> {
    below: A,
    /// The first free block of each size; its first bytes point to the next.
    free: UnsafeCell<[*mut u8; SIZES]>,
}

// SAFETY: promised by whoever calls `new`.
unsafe impl<A: Sync> Sync for SmallBlocks<A> {}

impl<A> SmallBlocks<A> {
    /// Small blocks of `below`.
    ///
    /// # Safety
    /// No two threads may use it.
    pub const unsafe fn new(below: A) -> Self {
        Self { below, free: UnsafeCell::new([ptr::null_mut(); SIZES]) }
    }
}

/// The number of the size that a block is kept by; none where it is too large. No layout that is asked for is empty.
#[inline(always)]
fn size_class(size: usize, align: usize) -> Option<usize> {
    let class = size.wrapping_sub(1) / STEP;
    (class < SIZES && align <= STEP).then_some(class)
}

/// How the allocator below is asked for a block of a size.
#[inline(always)]
fn block(class: usize) -> Option<Layout> {
    Layout::from_size_align((class + 1) * STEP, STEP).ok()
}

// SAFETY: a block that is handed out is as large and aligned as its layout asks, is in no list, and comes back with the
// layout it went out with, so to the list it came from.
unsafe impl<A: GlobalAlloc> GlobalAlloc for SmallBlocks<A> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let Some(class) = size_class(layout.size(), layout.align()) else { return unsafe { self.below.alloc(layout) } };
        let first = unsafe { &mut (*self.free.get())[class] };
        if first.is_null() {
            return block(class).map_or(ptr::null_mut(), |block| unsafe { self.below.alloc(block) });
        }
        std::mem::replace(first, unsafe { first.cast::<*mut u8>().read() })
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        let Some(class) = size_class(layout.size(), layout.align()) else {
            return unsafe { self.below.dealloc(block, layout) };
        };
        let first = unsafe { &mut (*self.free.get())[class] };
        unsafe { block.cast::<*mut u8>().write(*first) };
        *first = block;
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let (from, to) = (size_class(layout.size(), layout.align()), size_class(size, layout.align()));
        if from.is_some() && from == to {
            return block;
        }
        if from.is_none() && to.is_none() {
            return unsafe { self.below.realloc(block, layout, size) };
        }
        let Ok(new) = Layout::from_size_align(size, layout.align()) else { return ptr::null_mut() };
        unsafe {
            let moved = self.alloc(new);
            if !moved.is_null() {
                ptr::copy_nonoverlapping(block, moved, layout.size().min(size));
                self.dealloc(block, layout);
            }
            moved
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::alloc::System;

    /// Blocks of all sizes around the limits, in an order that looks like none; each is full of its number.
    #[test]
    fn blocks_keep_what_is_written_and_never_overlap() {
        // SAFETY: this test is its only user.
        let memory = unsafe { SmallBlocks::new(System) };
        let mut state = 7u32;
        let mut random = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % below
        };
        let mut held: Vec<(*mut u8, Layout, u8)> = Vec::new();
        for round in 0..20_000 {
            let fill = round as u8;
            match (random(3), held.len()) {
                (0, 1..) => {
                    let (block, layout, value) = held.swap_remove(random(held.len()));
                    unsafe {
                        assert!(std::slice::from_raw_parts(block, layout.size()).iter().all(|byte| *byte == value));
                        memory.dealloc(block, layout);
                    }
                }
                (1, 1..) => {
                    let at = random(held.len());
                    let (block, layout, value) = held[at];
                    let size = 1 + random(2 * STEP * SIZES);
                    unsafe {
                        let moved = memory.realloc(block, layout, size);
                        let bytes = std::slice::from_raw_parts_mut(moved, size);
                        assert!(bytes[..size.min(layout.size())].iter().all(|byte| *byte == value));
                        bytes.fill(fill);
                        held[at] = (moved, Layout::from_size_align(size, layout.align()).expect("a layout"), fill);
                    }
                }
                _ => {
                    let layout =
                        Layout::from_size_align(1 + random(2 * STEP * SIZES), 1 << random(6)).expect("a layout");
                    let block = unsafe { memory.alloc(layout) };
                    assert!((block as usize).is_multiple_of(layout.align()));
                    unsafe { std::slice::from_raw_parts_mut(block, layout.size()).fill(fill) };
                    held.push((block, layout, fill));
                }
            }
        }
        for (block, layout, value) in held {
            unsafe {
                assert!(std::slice::from_raw_parts(block, layout.size()).iter().all(|byte| *byte == value));
                memory.dealloc(block, layout);
            }
        }
    }

    #[test]
    fn what_was_freed_is_handed_out_again() {
        // SAFETY: this test is its only user.
        let memory = unsafe { SmallBlocks::new(System) };
        let layout = |size| Layout::from_size_align(size, 8).expect("a layout");
        unsafe {
            let block = memory.alloc(layout(40));
            memory.dealloc(block, layout(40));
            let again = memory.alloc(layout(33));
            assert_eq!(again, block);
            // No other of this size is free.
            let other = memory.alloc(layout(48));
            assert_ne!(other, block);
            assert_eq!(memory.realloc(again, layout(33), 48), again);
            memory.dealloc(again, layout(48));
            memory.dealloc(other, layout(48));
        }
    }
}
