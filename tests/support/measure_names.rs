//! How many of the names marked in an article an analysis finds, with their types and whose they are, as counts. Owns the
//! matching, not the floors.
//!
//! Names carry the labels of `names` in `labels.rs`. `maybe 3` is a mention that readers could argue about: finding it is no
//! mistake, nor is missing it. A description and a role count where they overlap the marked ones.

use crate::{
    marked::{Case, Mark},
    measure::Found,
};
use article_analyzer::{
    Analysis, Span,
    analysis::{Entity, Form},
};
use std::collections::BTreeMap;

/// The counts of the names of an article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Names {
    /// Names with their types.
    pub name: Found,
    /// Names in the entity of their number.
    pub grouped: (usize, usize),
    /// `he`, `she`, `him`, `her`, `his` and the like, with the entity meant.
    pub pronoun: Found,
    /// Descriptions, with the entity meant.
    pub nominal: Found,
    /// Roles, overlapping, of the entity meant.
    pub role: Found,
}

impl Names {
    /// Adds the counts of another article.
    pub fn add(&mut self, other: &Self) {
        self.name.add(other.name);
        self.pronoun.add(other.pronoun);
        self.nominal.add(other.nominal);
        self.role.add(other.role);
        self.grouped = (self.grouped.0 + other.grouped.0, self.grouped.1 + other.grouped.1);
    }
}

/// Compares the entities of an analysis with the marked ones; the lines say what is wrong.
pub fn names(case: &Case, analysis: &Analysis) -> (Names, Vec<String>) {
    let (mut counts, mut complaints) = (Names::default(), Vec::new());
    let label = |mark: &Mark| {
        let (word, number) = mark.label.split_once(' ').unwrap_or((&mark.label, ""));
        (word.to_owned(), number.to_owned())
    };
    let at = |mark: &Mark, span: Span| mark.start == span.start as usize && mark.end == span.end as usize;
    let kind = |entity: &Entity| match serde_json::to_value(entity.kind) {
        Ok(serde_json::Value::String(name)) => name,
        other => panic!("not a type: {other:?}"),
    };
    let meets = |mark: &Mark, span: Span| mark.start < span.end as usize && (span.start as usize) < mark.end;
    let holder = |mark: &Mark, form: Form| {
        let answers = |span: Span| if form == Form::Nominal { meets(mark, span) } else { at(mark, span) };
        analysis.entities.iter().position(|e| e.mentions.iter().any(|m| m.form == form && answers(m.span)))
    };
    // The entity of a number is the one that holds most of its names; the first of those where two hold as many.
    let mut holders: BTreeMap<String, BTreeMap<usize, usize>> = BTreeMap::new();
    for mark in &case.marks {
        let (word, number) = label(mark);
        if !["role", "pronoun", "nominal", "maybe"].contains(&word.as_str())
            && let Some(entity) = holder(mark, Form::Name)
        {
            *holders.entry(number).or_default().entry(entity).or_default() += 1;
        }
    }
    let entity_of = |number: &str| -> Option<usize> {
        let best = holders.get(number)?.iter().max_by_key(|(entity, names)| (**names, usize::MAX - **entity))?;
        Some(*best.0)
    };
    for mark in &case.marks {
        let (word, number) = label(mark);
        let meant = entity_of(&number);
        let words = &case.text[mark.start..mark.end];
        match word.as_str() {
            "maybe" => {}
            "role" => {
                counts.role.marked += 1;
                let role = meant.and_then(|entity| analysis.entities[entity].role);
                let right = role.is_some_and(|role| meets(mark, role));
                counts.role.right += usize::from(right);
                if !right {
                    complaints.push(format!("missed role: {words}"));
                }
            }
            "pronoun" | "nominal" => {
                let form = if word == "pronoun" { Form::Pronoun } else { Form::Nominal };
                let (found, count) =
                    (holder(mark, form), if word == "pronoun" { &mut counts.pronoun } else { &mut counts.nominal });
                count.marked += 1;
                count.right += usize::from(found.is_some() && found == meant);
                if found.is_none() || found != meant {
                    let found = found.map_or("nobody", |entity| &analysis.entities[entity].name);
                    complaints.push(format!("{word} {words} at {} is {found}, not {number}", mark.start));
                }
            }
            _ => {
                counts.name.marked += 1;
                let found = holder(mark, Form::Name);
                let right = found.is_some_and(|entity| kind(&analysis.entities[entity]) == word);
                counts.name.right += usize::from(right);
                counts.grouped.0 += 1;
                counts.grouped.1 += usize::from(found.is_some() && found == meant);
                if !right {
                    complaints.push(format!("missed {word}: {words}"));
                } else if found != meant {
                    complaints.push(format!("apart from the others of {number}: {words}"));
                }
            }
        }
    }
    const PERSONAL: [&str; 8] = ["he", "she", "him", "her", "his", "hers", "himself", "herself"];
    for entity in &analysis.entities {
        counts.role.found += usize::from(entity.role.is_some());
        for mention in &entity.mentions {
            let words = &case.text[mention.span.start as usize..mention.span.end as usize];
            let answers = |mark: &&Mark| {
                if mention.form == Form::Nominal { meets(mark, mention.span) } else { at(mark, mention.span) }
            };
            let marked = case.marks.iter().filter(answers).map(label);
            let marked: Vec<String> = marked.map(|(word, _)| word).collect();
            if marked.iter().any(|word| word == "maybe") && !marked.contains(&kind(entity)) {
                continue;
            }
            match mention.form {
                Form::Name => {
                    counts.name.found += 1;
                    if !marked.contains(&kind(entity)) {
                        complaints.push(format!("too many {}: {words}", kind(entity)));
                    }
                }
                Form::Nominal => {
                    counts.nominal.found += 1;
                    if !marked.iter().any(|word| word == "nominal") {
                        complaints.push(format!("too many nominal: {words}, of {}", entity.name));
                    }
                }
                Form::Pronoun if PERSONAL.contains(&words.to_lowercase().as_str()) => {
                    counts.pronoun.found += 1;
                    if !marked.iter().any(|word| word == "pronoun") {
                        complaints.push(format!("too many pronoun: {words}, of {}", entity.name));
                    }
                }
                _ => {}
            }
        }
    }
    (counts, complaints)
}
