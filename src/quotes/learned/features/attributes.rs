//! How features are handed over: an attribute of a token is the number of its template and a value, in a table or hashed.
//! Owns the tables and what both passes share, no template.
//!
//! A template whose values are few numbers is a table: its weights are looked up once for each value when the weights
//! are read, and a token's then stand at a known place. The values of all others are hashed.

use crate::hash::attribute;

/// Changes whenever a template changes its meaning; weights of another number are refused.
pub const FEATURES: u32 = 5;

/// Stands for what lies outside of the sequence.
pub const OUTSIDE: u64 = 0x6f75_7473_6964_6500;

/// The tag of what lies outside of the sequence.
pub const NO_TAG: u32 = 31;

/// The tokens of a sequence, `from..to`.
#[derive(Clone, Copy, Debug)]
pub struct Sequence {
    /// Its first token.
    pub from: usize,
    /// One past its last token.
    pub to: usize,
}

impl Sequence {
    /// The token so many places behind `token`, if it is one of the sequence.
    pub fn at(self, token: usize, offset: isize) -> Option<usize> {
        let place = token.wrapping_add_signed(offset);
        (place >= self.from && place < self.to).then_some(place)
    }
}

/// Takes the attributes of a token.
pub trait Sink {
    /// A template that is one of the tables, and its value, less than two to the power of the table's bits.
    fn tabled(&mut self, template: u32, value: u32);
    /// A template and its value.
    fn hashed(&mut self, template: u32, value: u64);
}

/// The tables: templates with the bits of their values. Those below 100 belong to the first pass.
const TABLES: [(u32, u32); 34] = [
    (1, 1),
    (10, 5),
    (11, 10),
    (12, 10),
    (20, 7),
    (21, 7),
    (22, 7),
    (23, 12),
    (30, 7),
    (32, 12),
    (37, 7),
    (40, 12),
    (43, 13),
    (45, 12),
    (48, 13),
    (55, 8),
    (56, 10),
    (57, 13),
    (60, 4),
    (61, 5),
    (63, 7),
    (64, 13),
    (70, 8),
    (101, 4),
    (102, 8),
    (103, 8),
    (108, 9),
    (119, 11),
    (123, 9),
    (124, 10),
    (131, 7),
    (132, 10),
    (140, 10),
    (150, 12),
];

/// Templates at most.
const TEMPLATES: usize = 160;

/// Where each table begins among those of its pass.
const BEGINS: [u32; TEMPLATES] = {
    let mut begins = [0; TEMPLATES];
    let mut ends = [0, 0];
    let mut at = 0;
    while at < TABLES.len() {
        let (template, bits) = TABLES[at];
        let pass = (template >= SECOND) as usize;
        begins[template as usize] = ends[pass];
        ends[pass] += 1 << bits;
        at += 1;
    }
    begins
};

/// From here on templates belong to the second pass.
const SECOND: u32 = 100;

/// Calls `give` with the attributes of the tables of one pass, in order.
pub fn tables(second: bool, give: &mut dyn FnMut(u32)) {
    for &(template, bits) in TABLES.iter().filter(|(template, _)| (*template >= SECOND) == second) {
        (0..1u64 << bits).for_each(|value| give(attribute(template, value)));
    }
}

/// The attributes of a token as [`crate::tagger::CompactTagger::add`] takes them.
#[derive(Clone, Debug, Default)]
pub struct TokenAttributes {
    /// Places in the tables.
    pub places: Vec<u32>,
    /// Hashes.
    pub hashes: Vec<u32>,
}

impl TokenAttributes {
    /// Those of the next token.
    pub fn clear(&mut self) {
        self.places.clear();
        self.hashes.clear();
    }
}

impl Sink for TokenAttributes {
    #[inline(always)]
    fn tabled(&mut self, template: u32, value: u32) {
        self.places.push(BEGINS[template as usize] + value);
    }

    #[inline(always)]
    fn hashed(&mut self, template: u32, value: u64) {
        self.hashes.push(attribute(template, value));
    }
}

/// Every attribute as a hash, behind the number of its template: what is learned from.
pub struct Named<F>(pub F);

impl<F: FnMut(u32, u32)> Sink for Named<F> {
    fn tabled(&mut self, template: u32, value: u32) {
        let table = TABLES.iter().find(|table| table.0 == template);
        assert!(table.is_some_and(|table| value >> table.1 == 0), "template {template} has no place for {value}");
        (self.0)(template, attribute(template, u64::from(value)));
    }

    fn hashed(&mut self, template: u32, value: u64) {
        (self.0)(template, attribute(template, value));
    }
}

/// A distance in tokens, coarser the larger it is; less than 11.
pub fn bucket(distance: usize) -> u32 {
    match distance {
        0..=4 => distance as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    }
}
