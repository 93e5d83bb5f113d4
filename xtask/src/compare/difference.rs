//! How two analyses of one article differ. Owns what is the same, which items of two lists belong together, and the
//! counts by field; knows nothing of where analyses come from.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;

/// The longest value that an example shows, in characters.
const SHOWN: usize = 160;

/// What differed in all articles so far.
#[derive(Default)]
pub struct Differences {
    /// Articles looked at.
    pub articles: usize,
    /// Articles of which the analyses differ in more than added fields.
    pub different: usize,
    /// By field, such as `quotes[].speaker`: how often its value changed, or by list with `-` and `+`: how many items
    /// went and came.
    changed: BTreeMap<String, Changes>,
    /// Fields that only the new analyses have, with how often.
    added: BTreeMap<String, usize>,
}

/// The changes of one field.
#[derive(Default)]
struct Changes {
    count: usize,
    /// Article, old value and new value, the first of each article.
    examples: Vec<(String, String)>,
}

impl Differences {
    /// Compares the analyses of one article.
    pub fn add(&mut self, article: &str, mut old: Value, mut new: Value) {
        self.articles += 1;
        let same = is_same(&old, &new);
        self.different += usize::from(!same);
        // An item that came or went moves the numbers of all behind it: what they refer to is compared instead.
        name_references(&mut old);
        name_references(&mut new);
        let before = self.changed.values().map(|changes| changes.count).sum::<usize>();
        self.walk(article, "", &old, &new);
        if !same && before == self.changed.values().map(|changes| changes.count).sum::<usize>() {
            self.change(article, "(numbers of items)", "in another order".to_owned());
        }
    }

    /// The counts, the most frequent first, and up to `examples` of each.
    pub fn table(&self, examples: usize) -> String {
        let mut out = format!("{} articles, {} differ\n", self.articles, self.different);
        let mut changed: Vec<_> = self.changed.iter().collect();
        changed.sort_by_key(|(_, changes)| usize::MAX - changes.count);
        for (field, changes) in changed {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{:8}  {field}", changes.count);
            for (article, example) in changes.examples.iter().take(examples) {
                let _ = writeln!(out, "            {article}: {example}");
            }
        }
        for (field, count) in &self.added {
            let _ = writeln!(out, "{count:8}  {field} (added)");
        }
        out
    }

    fn change(&mut self, article: &str, field: &str, example: String) {
        let changes = self.changed.entry(field.to_owned()).or_default();
        changes.count += 1;
        if changes.examples.last().is_none_or(|(last, _)| last != article) {
            changes.examples.push((article.to_owned(), example));
        }
    }

    fn walk(&mut self, article: &str, field: &str, old: &Value, new: &Value) {
        match (old, new) {
            (Value::Object(old), Value::Object(new)) => {
                let below = |key: &str| if field.is_empty() { key.to_owned() } else { format!("{field}.{key}") };
                for (key, value) in old {
                    match new.get(key) {
                        Some(other) => self.walk(article, &below(key), value, other),
                        None => self.change(article, &format!("{} (gone)", below(key)), short(value)),
                    }
                }
                for key in new.keys().filter(|key| !old.contains_key(*key)) {
                    *self.added.entry(below(key)).or_default() += 1;
                }
            }
            (Value::Array(old), Value::Array(new)) => {
                let (pairs, gone, come) = align(old, new);
                for (old, new) in pairs {
                    self.walk(article, &format!("{field}[]"), old, new);
                }
                for item in gone {
                    self.change(article, &format!("{field} -"), short(item));
                }
                for item in come {
                    self.change(article, &format!("{field} +"), short(item));
                }
            }
            _ if is_same(old, new) => {}
            _ => self.change(article, field, format!("{} → {}", short(old), short(new))),
        }
    }
}

/// Whether `new` is `old` but for fields that it adds to objects.
fn is_same(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            old.iter().all(|(key, value)| new.get(key).is_some_and(|other| is_same(value, other)))
        }
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| is_same(old, new))
        }
        // As written: 0 is not 0.0 or -0.
        _ => serde_json::to_string(old).ok() == serde_json::to_string(new).ok(),
    }
}

/// Writes the name of an entity in place of its number, and where its content begins in place of a quote's.
fn name_references(analysis: &mut Value) {
    let list = |name: &str, of: &dyn Fn(&Value) -> Value| -> Vec<Value> {
        analysis.get(name).and_then(Value::as_array).map(|items| items.iter().map(of).collect()).unwrap_or_default()
    };
    let entities = list("entities", &|entity| entity["name"].clone());
    let quotes = list("quotes", &|quote| format!("at {}", quote["content"][0]["start"]).into());
    fn walk(value: &mut Value, entities: &[Value], quotes: &[Value]) {
        match value {
            Value::Object(fields) => {
                for (key, value) in fields {
                    let names = match key.as_str() {
                        "speaker" | "entity" | "target" => entities,
                        "quote" => quotes,
                        _ => &[],
                    };
                    match value.as_u64().and_then(|number| names.get(usize::try_from(number).ok()?)) {
                        Some(name) => *value = name.clone(),
                        None => walk(value, entities, quotes),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| walk(item, entities, quotes)),
            _ => {}
        }
    }
    walk(analysis, &entities, &quotes);
}

/// Which items of two lists belong together, which went and which came.
type Alignment<'v> = (Vec<(&'v Value, &'v Value)>, Vec<&'v Value>, Vec<&'v Value>);

fn align<'v>(old: &'v [Value], new: &'v [Value]) -> Alignment<'v> {
    let mut pairs = Vec::new();
    let (mut old, mut new): (Vec<&Value>, Vec<&Value>) = (old.iter().collect(), new.iter().collect());
    for level in 0..LEVELS {
        let mut unmatched: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
        for item in new.iter().rev() {
            unmatched.entry(key(item, level)).or_default().push(item);
        }
        old.retain(|item| match unmatched.get_mut(&key(item, level)).and_then(Vec::pop) {
            Some(partner) => {
                pairs.push((*item, partner));
                new.retain(|item| !std::ptr::eq(*item, partner));
                false
            }
            None => true,
        });
    }
    (pairs, old, new)
}

/// How many keys an item has.
const LEVELS: usize = 3;

/// What tells an item of a list from its neighbours: first whatever tells most, then less and less.
fn key(item: &Value, level: usize) -> String {
    let of = |value: &Value| format!("{level} {value}");
    if item.get("mentions").is_some() {
        match level {
            0 => format!("{} {}", item["name"], item["type"]),
            1 => format!("{} {}", item["mentions"][0]["start"], item["mentions"][0]["end"]),
            _ => of(&item["name"]),
        }
    } else if item.get("content").is_some() {
        match level {
            0 => format!("{} {}", item["content"], item["cue"]),
            1 => of(&item["content"][0]["start"]),
            _ => format!("{} {}", item["cue"], item["source"]),
        }
    } else if item.get("start").is_some() {
        match level {
            0 => format!("{} {}", item["start"], item["end"]),
            1 => of(&item["start"]),
            _ => of(&item["end"]),
        }
    } else if let Some(entity) = item.get("entity") {
        of(entity)
    } else {
        of(item)
    }
}

/// A value as an example shows it.
fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn analysis(names: &[&str], speaker: usize) -> Value {
        let entities: Vec<Value> = names
            .iter()
            .enumerate()
            .map(|(id, name)| json!({"id": id, "name": name, "type": "person", "mentions": [{"start": id, "end": 9}]}))
            .collect();
        json!({"entities": entities, "quotes": [{"content": [{"start": 0, "end": 5}], "cue": [], "speaker": speaker}]})
    }

    fn differ(old: Value, new: Value) -> Differences {
        let mut differences = Differences::default();
        differences.add("a", old, new);
        differences
    }

    #[test]
    fn added_fields_are_no_difference() {
        let mut new = analysis(&["Kovač"], 0);
        new["quotes"][0]["rule"] = json!("that-clause");
        let found = differ(analysis(&["Kovač"], 0), new);
        assert_eq!((found.different, found.changed.len()), (0, 0));
        assert_eq!(found.added.get("quotes[].rule"), Some(&1));
    }

    #[test]
    fn an_entity_that_came_changes_no_speaker() {
        let found = differ(analysis(&["Kovač"], 0), analysis(&["Lagos", "Kovač"], 1));
        assert_eq!(found.different, 1);
        assert_eq!(found.changed["entities +"].count, 1);
        assert!(found.changed.keys().all(|field| field.starts_with("entities")), "{}", found.table(1));
    }

    #[test]
    fn a_speaker_and_an_end_are_counted_by_field() {
        let mut new = analysis(&["Kovač", "Lagos"], 1);
        new["quotes"][0]["content"][0]["end"] = json!(6);
        let found = differ(analysis(&["Kovač", "Lagos"], 0), new);
        let fields: Vec<_> = found.changed.keys().map(String::as_str).collect();
        assert_eq!(fields, ["quotes[].content[].end", "quotes[].speaker"]);
        assert!(found.table(1).contains(r#"a: "Kovač" → "Lagos""#), "{}", found.table(1));
    }

    #[test]
    fn a_number_written_otherwise_is_a_difference() {
        assert!(!is_same(&json!({"score": 0}), &json!({"score": 0.0})));
        assert!(!is_same(&json!({"score": 0}), &json!({})));
    }

    #[test]
    fn another_order_alone_is_told() {
        let found = differ(
            json!({"warnings": [{"start": 1}, {"start": 2}]}),
            json!({"warnings": [{"start": 2}, {"start": 1}]}),
        );
        assert_eq!((found.different, found.changed.len()), (1, 1));
    }
}
