//! What must hold of every score, whatever the words: neutral text only thins a tone, and a name has none.

use article_analyzer::{Settings, analyze};
use std::path::Path;

/// Paragraphs without a polar word.
const NEUTRAL: [&str; 3] = [
    "The office is on the second floor and opens at nine on Monday.",
    "The road from Lusaka to the lake is 40 kilometres long. Two buses a day go there.",
    "The table lists the members of the council by the year of their election.",
];

fn score(text: &str) -> f64 {
    analyze(text, &Settings::default()).expect("short enough").sentiment.score.get()
}

fn words(text: &str) -> f64 {
    f64::from(analyze(text, &Settings::default()).expect("short enough").stats.words)
}

/// The page's example articles.
fn articles() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/examples");
    let mut articles: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("UTF-8")))
        .collect();
    articles.sort();
    assert!(!articles.is_empty());
    articles
}

#[test]
fn plain_reporting_has_no_tone() {
    for text in NEUTRAL {
        assert_eq!(score(text), 0.0, "{text}");
    }
}

#[test]
fn a_neutral_paragraph_never_turns_the_sign_and_moves_no_more_than_its_share() {
    for (name, article) in articles() {
        for neutral in NEUTRAL {
            // In the middle, so that headline and furniture stay what they are.
            let middle = article.len() / 2;
            let at = middle + article[middle..].find("\n\n").expect("a paragraph ends in the second half");
            let longer = format!("{}\n\n{neutral}{}", &article[..at], &article[at..]);
            let (before, after) = (score(&article), score(&longer));
            assert!(before * after >= 0.0, "{name}: {before} turned to {after}");
            let share = words(neutral) / words(&longer);
            // Scores are rounded to four decimals, and shares count words to the nearest one.
            let bound = before.abs() * share * 1.2 + 2e-4;
            assert!((before - after).abs() <= bound, "{name}: from {before} to {after}, share {share}");
        }
    }
}

#[test]
fn another_name_changes_no_score() {
    let template =
        "Prime Minister NAME praised the brave crew. Critics called NAME a coward and accused NAME of theft.";
    let scores: Vec<_> = ["Anna Kovač", "Emeka Okafor", "Linh Nguyen", "Tariq al-Rashid", "Grace Okello"]
        .map(|name| {
            let text = template.replace("NAME", name);
            let analysis = analyze(&text, &Settings::default()).expect("short enough");
            let sentences: Vec<_> = analysis.sentences.iter().map(|sentence| sentence.score).collect();
            let mut mentions: Vec<_> = analysis.entities.iter().flat_map(|entity| &entity.mentions).collect();
            mentions.sort_by_key(|mention| mention.span.key());
            let mentions: Vec<_> = mentions.iter().map(|mention| mention.sentiment).collect();
            assert_eq!(mentions.len(), 3, "{text}");
            (analysis.sentiment.score, sentences, mentions)
        })
        .into();
    assert!(scores[0].0.get() < 0.0, "{scores:?}");
    assert!(scores.iter().all(|score| *score == scores[0]), "{scores:?}");
}

/// What somebody does to somebody, as a past form that is its participle, too.
const DEEDS: [&str; 40] = [
    "praised",
    "criticised",
    "attacked",
    "thanked",
    "blamed",
    "accused",
    "helped",
    "defeated",
    "betrayed",
    "ridiculed",
    "admired",
    "insulted",
    "honoured",
    "congratulated",
    "condemned",
    "cheated",
    "rescued",
    "welcomed",
    "mocked",
    "threatened",
    "harassed",
    "defended",
    "humiliated",
    "deceived",
    "abused",
    "supported",
    "endorsed",
    "denounced",
    "hailed",
    "slandered",
    "protected",
    "abandoned",
    "bullied",
    "celebrated",
    "punished",
    "robbed",
    "applauded",
    "comforted",
    "rewarded",
    "injured",
];

/// Who does it to whom, in active and passive voice, in main and subordinate clauses.
const FRAMES: [&str; 5] = [
    "ONE DID OTHER.",
    "OTHER was DID by ONE.",
    "On Monday ONE, who had DID OTHER, opened the excellent hall.",
    "ONE never DID OTHER, and OTHER was furious.",
    "The report says that ONE DID OTHER before the shameful vote.",
];

#[test]
fn exchanging_two_people_exchanges_what_is_said_of_them() {
    let people = [
        ["Anna Kovač", "Emeka Okafor"],
        ["Grace Okello", "Tariq al-Rashid"],
        ["Linh Nguyen", "Piotr Zając"],
        ["María José Quispe", "Tomislav Kovač"],
    ];
    let sentences = DEEDS.iter().flat_map(|deed| FRAMES.map(|frame| frame.replace("DID", deed)));
    let (mut count, mut apart) = (0, 0);
    for (index, sentence) in sentences.enumerate() {
        let [one, other] = people[index % people.len()];
        let told = |one: &str, other: &str| {
            let text = sentence.replace("ONE", one).replace("OTHER", other);
            let analysis = analyze(&text, &Settings::default()).expect("short enough");
            let of = |name: &str| {
                let entity = analysis.entities.iter().find(|entity| entity.name == name);
                let entity = entity.unwrap_or_else(|| panic!("{name} is nobody in {text:?}"));
                (entity.sentiment, entity.mentions.iter().map(|mention| mention.sentiment).collect::<Vec<_>>())
            };
            (of(one), of(other), analysis.sentiment.score, analysis.sentiment.words.len())
        };
        let (before, after) = (told(one, other), told(other, one));
        assert_eq!(before, after, "{sentence}");
        count += 1;
        apart += usize::from(before.0.0 != before.1.0);
    }
    assert_eq!(count, 200);
    // What is the same for both cannot show that it was exchanged.
    assert!(apart > 180, "{apart} tell the two apart");
}

#[test]
fn a_neutral_paragraph_changes_no_word_and_no_sentence() {
    let read = |text: &str| {
        let analysis = analyze(text, &Settings::default()).expect("short enough");
        let words: Vec<_> =
            analysis.sentiment.words.iter().map(|word| (word.span.key(), word.polarity, word.effect)).collect();
        let sentences: Vec<_> =
            analysis.sentences.iter().map(|sentence| (sentence.span.key(), sentence.score)).collect();
        (words, sentences)
    };
    for text in DEEDS.iter().flat_map(|deed| FRAMES.map(|frame| frame.replace("DID", deed))) {
        let text = text.replace("ONE", "Anna Kovač").replace("OTHER", "Emeka Okafor");
        let (words, sentences) = read(&text);
        let (words_then, sentences_then) = read(&format!("{text}\n\n{}", NEUTRAL[0]));
        assert_eq!(words, words_then, "{text}");
        assert_eq!(sentences, sentences_then[..sentences.len()], "{text}");
    }
}

#[test]
fn a_readers_own_words_count_and_words_switched_off_do_not() {
    let options: article_analyzer::Options = serde_json::from_value(serde_json::json!({
        "lexicon": {"add": [{"word": "zorbed", "polarity": -0.5, "loaded": true, "alternative": "moved"}],
                    "remove": ["brave"]}
    }))
    .expect("options");
    let settings = Settings::try_from(options).expect("they make sense");
    let analysis = analyze("The brave crew zorbed the boat.", &settings).expect("short enough");
    let words = &analysis.sentiment.words;
    assert_eq!(words.len(), 1);
    assert_eq!(words[0].polarity.get(), -0.5);
    assert_eq!(words[0].alternative.as_deref(), Some("moved"));
}

#[test]
fn a_lexicon_option_that_makes_no_sense_is_refused_by_name() {
    let refusal = |lexicon: serde_json::Value| {
        let options = serde_json::from_value(serde_json::json!({ "lexicon": lexicon }));
        let settings = options.map_err(|error: serde_json::Error| error.to_string());
        settings.and_then(|options: article_analyzer::Options| {
            Settings::try_from(options).map(drop).map_err(|error| error.to_string())
        })
    };
    let cases = [
        (serde_json::json!({"add": [{"word": "x", "polarity": 7}]}), "lexicon.add[0].polarity"),
        (serde_json::json!({"add": [{"word": " ", "polarity": 0.5}]}), "lexicon.add[0].word"),
        (serde_json::json!({"remove": [""]}), "lexicon.remove[0]"),
        (serde_json::json!({"ad": []}), "`ad`"),
    ];
    for (lexicon, named) in cases {
        let error = refusal(lexicon.clone()).expect_err("it makes no sense");
        assert!(error.contains(named), "{lexicon}: {error}");
    }
}
