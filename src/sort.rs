//! Sorting. Owns one sort for whatever there is to sort, stable and by a key: the standard library's are compiled anew
//! for every type, and 15 of them were 9 % of the module's code.

use std::cmp::Ordering;

/// Sorts `items` by `key`; those with equal keys stay in order. The key is worked out anew at each comparison.
pub fn stable_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    if items.is_sorted_by_key(&key) {
        return;
    }
    let mut order = permutation(items.len(), &|one, two| key(&items[one]).cmp(&key(&items[two])));
    // Each cycle of the permutation once: the item that belongs to a place changes places with the one there.
    for start in 0..order.len() {
        let mut place = start;
        while order[place] as usize != start {
            let from = order[place] as usize;
            items.swap(place, from);
            order[place] = place as u32;
            place = from;
        }
        order[place] = place as u32;
    }
}

/// Sorts `items` and keeps one of those that are equal.
pub fn sort_dedup<T: Ord + Copy>(items: &mut Vec<T>) {
    stable_by_key(items, |item| *item);
    items.dedup();
}

/// The places of items, in their order.
#[inline(never)]
fn permutation(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_by(|&one, &two| compare(one as usize, two as usize));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut state = 1u32;
        for count in 0..200 {
            let mut items: Vec<(u32, usize)> = (0..count)
                .map(|place| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 24 & 15, place)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            stable_by_key(&mut items, |item| item.0);
            assert_eq!(items, expected);
        }
    }
}
