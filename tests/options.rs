//! What options are read as, and how one that makes no sense is refused: by its name and place.

use article_analyzer::{Correction, Options, Settings};
use serde_json::{Value, json};

fn settings(options: Value) -> Result<Settings, String> {
    let options: Options = serde_json::from_value(options).map_err(|error| error.to_string())?;
    Settings::try_from(options).map_err(|error| error.to_string())
}

#[test]
fn every_option_is_read() {
    let settings = settings(json!({
        "only": ["quotes"],
        "lexicon": {"add": [{"word": "zorbed", "polarity": -0.5, "loaded": true, "alternative": null}], "remove": ["brave"]},
        "names": {"add": [{"text": "Tarn 4", "type": "product", "forms": ["T4"]}], "remove": ["Orange"]},
        "corrections": [
            {"action": "remove", "layer": "word", "start": 1, "end": 2},
            {"action": "type", "type": "norp", "start": 3, "end": 4},
            {"action": "join", "entities": [{"start": 5, "end": 6}, {"start": 7, "end": 8}]},
        ],
        "maxLength": 100,
        "timing": true,
    }))
    .expect("they make sense");
    assert_eq!(
        (settings.entities(), settings.quotes(), settings.sentiment(), settings.max_length()),
        (true, true, false, 100)
    );
    assert!(settings.timing());
    let word = &settings.lexicon().add[0];
    assert_eq!((word.word.as_str(), word.polarity, word.loaded, &word.alternative), ("zorbed", -0.5, true, &None));
    assert_eq!(settings.lexicon().remove, ["brave"]);
    assert!(matches!(settings.corrections()[0], Correction::Remove { start: 1, end: 2, .. }));
    assert!(matches!(settings.corrections()[1], Correction::Type { start: 3, end: 4, .. }));
    assert!(matches!(settings.corrections()[2], Correction::Join { entities: [one, _] } if one.end == 6));
}

#[test]
fn an_option_that_makes_no_sense_is_refused_by_name_and_place() {
    let cases = [
        (json!([]), "options: not an object"),
        (json!({"colour": 1}), "options: unknown field `colour`"),
        (json!({"only": "quotes"}), "option only: not an array"),
        (json!({"only": ["verbs"]}), "option only: \"verbs\" is none of"),
        (json!({"maxLength": -1}), "option maxLength: not a whole number"),
        (json!({"timing": 1}), "option timing: not true or false"),
        (json!({"maxLength": 0.5}), "option maxLength: not a whole number"),
        (json!({"maxLength": 30_000_000}), "option maxLength: at most"),
        (json!({"lexicon": {"add": [{"word": "x"}]}}), "option lexicon.add[0]: no field `polarity`"),
        (json!({"lexicon": {"add": [{"word": "x", "polarity": "y"}]}}), "option lexicon.add[0].polarity: not a number"),
        (json!({"lexicon": {"add": [{"word": 1, "polarity": 1}]}}), "option lexicon.add[0].word: not a string"),
        (json!({"lexicon": {"remove": ["x", 1]}}), "option lexicon.remove[1]: not a string"),
        (json!({"names": {"add": [{"text": "Tarn"}]}}), "option names.add[0]: no field `type`"),
        (json!({"names": {"add": [{"text": "Tarn", "type": "boat"}]}}), "option names.add[0].type: none of person"),
        (json!({"names": {"add": [{"text": " ", "type": "misc"}]}}), "option names.add[0].text: no word"),
        (
            json!({"names": {"add": [{"text": "Tarn", "type": "misc", "forms": ["a ".repeat(17)]}]}}),
            "option names.add[0].forms[0]: more than 16 words",
        ),
        (
            json!({"names": {"add": [{"text": "Tarn", "type": "misc"}, {"text": "Tarn", "type": "product"}]}}),
            "option names.add[1].text: \"Tarn\" is added with this name",
        ),
        (
            json!({"names": {"add": [{"text": "Tarn", "type": "misc"}], "remove": ["Tarn"]}}),
            "option names.remove[0]: \"Tarn\" is added with this name",
        ),
        (
            json!({"names": {"patterns": [{"pattern": "a", "type": "misc"}, {"pattern": "Case (\\d+", "type": "misc"}]}}),
            "option names.patterns[1].pattern: \"Case (\\d+\": unclosed group",
        ),
        (
            json!({"names": {"patterns": [{"pattern": "\\w{4000}", "type": "misc"}]}}),
            "option names.patterns[0].pattern: \"\\w{4000}\": more than 1048576 bytes",
        ),
        (
            json!({"names": {"patterns": [{"pattern": "(a)\\1", "type": "misc"}]}}),
            "option names.patterns[0].pattern: \"(a)\\1\": backreferences are not supported",
        ),
        (json!({"names": {"patterns": [{"type": "misc"}]}}), "option names.patterns[0]: no field `pattern`"),
        (
            json!({"names": {"patterns": [{"pattern": "a", "type": "misc", "name": " "}]}}),
            "option names.patterns[0].name: empty",
        ),
        (json!({"names": {"drop": []}}), "option names: unknown field `drop`"),
        (json!({"corrections": [{"action": "praise"}]}), "option corrections[0].action: none of remove, type, join"),
        (
            json!({"corrections": [{"action": "join", "entities": []}]}),
            "option corrections[0].entities: not two places",
        ),
        (
            json!({"corrections": [{"action": "type", "type": "name", "start": 0, "end": 1}]}),
            "option corrections[0].type: none of person, location",
        ),
    ];
    for (options, refusal) in cases {
        let error = settings(options.clone()).expect_err("it makes no sense");
        assert!(error.starts_with(refusal), "{options}: {error}");
    }
}
