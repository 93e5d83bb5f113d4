//! A caller's own names: what is found of them beside what is found without, whatever the tagger says.

use article_analyzer::{
    Analysis, Options, Settings,
    analysis::{Entity, EntityType},
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

#[test]
fn a_name_that_is_removed_is_none() {
    let text = "Anna Kovač left Oslo on Monday. Oslo was cold.";
    let found = |analysis: &Analysis| analysis.entities.iter().any(|entity| entity.name == "Oslo");
    assert!(found(&analysed(text, json!({}))) && !found(&analysed(text, json!({"remove": ["oslo"]}))));
}
