//! The groups of features that training can leave out, and a report of what each template's weights do. Owns their
//! names, not the features.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use anyhow::Result;
use article_analyzer::internals::hash::ATTRIBUTE_BITS;

use crate::train::weights::Weights;

/// Groups of features, and the numbers of their templates.
const GROUPS: [(&str, &str); 9] = [
    ("words", "2-7,105,120"),
    ("parts of speech", "10-15,108-110"),
    ("word classes", "70-74,150-153"),
    ("listed cues", "20-26,114-115,147"),
    ("quotation marks", "30-37,119-120,127-128,135"),
    ("distances", "40-51,103-104,112"),
    ("clause edges", "55-57,124,134,140-145,147,153"),
    ("position", "60-64,131-132"),
    ("first pass", "102,104,123,130,142,145-146"),
];

/// The numbers of the templates to leave out.
pub fn chosen(without: Option<&str>) -> Result<HashSet<u32>> {
    let mut templates = HashSet::new();
    let Some(without) = without else { return Ok(templates) };
    let list = GROUPS.iter().find(|(name, _)| *name == without).map_or(without, |(_, list)| list);
    for range in list.split(',') {
        let (from, to) = range.split_once('-').unwrap_or((range, range));
        templates.extend(from.parse::<u32>()?..=to.parse()?);
    }
    Ok(templates)
}

/// Which template each attribute comes from, and in how many tokens it stands.
#[derive(Default)]
pub struct Origins(HashMap<u32, (u32, u32)>);

impl Origins {
    /// Counts an attribute of a token.
    pub fn see(&mut self, template: u32, attribute: u32) {
        self.0.entry(attribute >> (32 - ATTRIBUTE_BITS)).or_insert((template, 0)).1 += 1;
    }

    /// How many templates there are.
    fn templates(&self) -> f64 {
        self.0.values().map(|(template, _)| template).collect::<BTreeSet<_>>().len() as f64
    }

    /// For each template: the attributes that were learned, and how much their weights move a token on average.
    pub fn print(&self, what: &str, learned: &Weights) {
        let mut sums: BTreeMap<u32, (usize, f64)> = BTreeMap::new();
        for (key, row) in &learned.attributes {
            if let Some((template, count)) = self.0.get(key) {
                let size = row.iter().map(|(_, weight)| weight.abs()).fold(0f32, f32::max);
                let sum = sums.entry(*template).or_default();
                *sum = (sum.0 + 1, sum.1 + f64::from(size) * f64::from(*count));
            }
        }
        println!("{what}: template, attributes, mean size");
        for (template, (attributes, sum)) in sums {
            println!(
                "{template:5} {attributes:6} {:.3}",
                sum / self.0.values().map(|(_, count)| f64::from(*count)).sum::<f64>() * self.templates()
            );
        }
    }
}
