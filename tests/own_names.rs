//! A caller's own names: what is found of them beside what is found without, whatever the tagger says.

use article_analyzer::{
    Analysis, Options, Settings,
    analysis::{Entity, EntityType, MentionBasis},
    analyze,
};
use serde_json::{Value, json};

fn analysed(text: &str, names: Value) -> Analysis {
    let options: Options = serde_json::from_value(json!({ "names": names })).expect("options");
    analyze(text, &Settings::try_from(options).expect("they make sense")).expect("short enough")
}

fn entity<'a>(analysis: &'a Analysis, name: &str) -> &'a Entity {
    analysis.entities.iter().find(|entity| entity.name == name).unwrap_or_else(|| panic!("no {name}"))
}

fn written<'t>(text: &'t str, entity: &Entity) -> Vec<&'t str> {
    entity.mentions.iter().map(|mention| mention.span.of(text)).collect()
}

#[test]
fn all_forms_are_one_entity_of_the_type_that_was_given() {
    let text = "The Tarn 4 flew on Monday. T4 landed in Oslo, and the Tarn 4 was washed.";
    let names = json!({"add": [{"text": "Tarn 4", "type": "product", "forms": ["T4"]}]});
    let analysis = analysed(text, names);
    let tarn = entity(&analysis, "Tarn 4");
    assert_eq!((tarn.kind, written(text, tarn)), (EntityType::Product, vec!["Tarn 4", "T4", "Tarn 4"]));
}

#[test]
fn an_own_name_wins_over_what_the_tagger_cuts() {
    let text = "Anna Kovač Pumps sold its mill. Paris bought it.";
    let add = json!([{"text": "Kovač Pumps", "type": "organization"}, {"text": "Paris", "type": "person"}]);
    let analysis = analysed(text, json!({ "add": add }));
    assert_eq!(written(text, entity(&analysis, "Kovač Pumps")), ["Kovač Pumps"]);
    assert_eq!(entity(&analysis, "Paris").kind, EntityType::Person);
}

#[test]
fn capitals_matter_but_in_a_headline() {
    let text = "SIGNAL LEAVES THE MARKET\n\nThe signal was red. Signal said nothing about it.";
    let analysis = analysed(text, json!({"add": [{"text": "Signal", "type": "organization"}]}));
    assert_eq!(written(text, entity(&analysis, "Signal")), ["SIGNAL", "Signal"]);
}

#[test]
fn two_own_names_stay_two() {
    let text = "Brenlow and Brenlow Ltd met. Brenlow left.";
    let add = json!([{"text": "Brenlow", "type": "location"}, {"text": "Brenlow Ltd", "type": "organization"}]);
    let analysis = analysed(text, json!({ "add": add }));
    assert_eq!(written(text, entity(&analysis, "Brenlow")), ["Brenlow", "Brenlow"]);
    assert_eq!(written(text, entity(&analysis, "Brenlow Ltd")), ["Brenlow Ltd"]);
}

/// Every mention of the entities that a caller's patterns find, by the entity's name.
fn matched(text: &str, patterns: Value) -> Vec<(String, Vec<String>)> {
    let analysis = analysed(text, json!({ "patterns": patterns }));
    let own = |entity: &&Entity| entity.mentions.iter().any(|mention| mention.basis == MentionBasis::Own);
    let words = |entity: &Entity| written(text, entity).into_iter().map(str::to_owned).collect();
    let mut found: Vec<_> =
        analysis.entities.iter().filter(own).map(|entity| (entity.name.clone(), words(entity))).collect();
    found.sort();
    found
}

fn entities<const N: usize>(expected: [(&str, &[&str]); N]) -> Vec<(String, Vec<String>)> {
    expected.map(|(name, words)| (name.to_owned(), words.iter().map(|&word| word.to_owned()).collect())).to_vec()
}

#[test]
fn what_a_pattern_matches_is_an_entity_for_all_the_same_words() {
    let text = "The judge closed 23-CV-0417 on Monday. Nobody asked for 24-CV-1100, and 23-CV-0417 stays closed.";
    let found = matched(text, json!([{"pattern": r"\b\d\d-CV-\d{4}\b", "type": "misc"}]));
    assert_eq!(found, entities([("23-CV-0417", &["23-CV-0417", "23-CV-0417"]), ("24-CV-1100", &["24-CV-1100"])]));
}

#[test]
fn a_pattern_with_a_name_finds_one_entity() {
    let text = "The T-4 flew. A Tarn 4b landed, and so did the TARN IV.";
    let tarn = json!([{"pattern": r"(?i)\btarn (4[a-z]?|IV)\b|\bT-4\b", "type": "product", "name": "Tarn 4"}]);
    assert_eq!(matched(text, tarn), entities([("Tarn 4", &["T-4", "Tarn 4b", "TARN IV"])]));
}

#[test]
fn a_name_that_is_added_goes_before_a_pattern_and_an_earlier_one_before_a_later() {
    let text = "Unit K-17 called Unit K-18.";
    let patterns = json!([{"pattern": r"K-\d+", "type": "misc"}, {"pattern": r"Unit K-\d+", "type": "organization"}]);
    let both = entities([("K-17", &["K-17"]), ("K-18", &["K-18"])]);
    assert_eq!(matched(text, patterns.clone()), both);
    let add = json!([{"text": "Unit K-17", "type": "person"}]);
    let analysis = analysed(text, json!({"add": add, "patterns": patterns}));
    assert_eq!(entity(&analysis, "Unit K-17").kind, EntityType::Person);
    assert_eq!(entity(&analysis, "K-18").kind, EntityType::Misc);
    assert!(analysis.entities.iter().all(|entity| entity.name != "K-17"));
}

#[test]
fn a_match_lies_within_a_sentence_and_is_no_white_space() {
    let text = "He asked @torvale_desk. Then came (@torvale_desk's editor) nobody.";
    let found = matched(text, json!([{"pattern": r"(?s)\s*@\w+\s*", "type": "organization"}]));
    assert_eq!(found, entities([("@torvale_desk", &["@torvale_desk", "@torvale_desk"])]));
    assert_eq!(matched(text, json!([{"pattern": r"(?s)desk\..*nobody|x*|\s", "type": "misc"}])), []);
}

#[test]
fn patterns_at_their_worst_take_time_in_proportion_to_the_text() {
    // Each would take a search that goes back years, or the square of the text.
    let patterns = json!([r"CD", r"(a|a)*b", r"(a*)*c", r".*[^A-Z]|[A-Z]", r"(\w+\s?)*\d"]);
    let patterns: Vec<Value> = patterns
        .as_array()
        .expect("a list")
        .iter()
        .map(|pattern| json!({"pattern": pattern, "type": "misc"}))
        .collect();
    let found = matched(&format!("{} {}", "a".repeat(50_000), "AB CD ".repeat(10_000)), json!(patterns));
    let found = found.iter().find(|(name, _)| name == "CD").expect("a match");
    assert_eq!(found.1.len(), 10_000);
}

#[test]
fn a_name_that_is_removed_is_none() {
    let text = "Anna Kovač left Oslo on Monday. Oslo was cold.";
    let found = |analysis: &Analysis| analysis.entities.iter().any(|entity| entity.name == "Oslo");
    assert!(found(&analysed(text, json!({}))) && !found(&analysed(text, json!({"remove": ["oslo"]}))));
}
