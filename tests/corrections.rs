//! What corrections do, from outside: each action through `analyze` with options, its effect on every total that hangs on it,
//! and what is said of one that finds no mark or makes no sense. Owns the actions, not what the page offers.

use article_analyzer::{
    Analysis, Options, Settings, Span,
    analysis::{Entity, EntityType, Quote},
    analyze,
};
use serde_json::{Value, json};

/// Two speakers, one of them with a second name; an emoji, so that bytes, characters and UTF-16 code units differ.
const TEXT: &str = "😀 “The old pier is a disgrace,” said Anna Kovač.\n\n\
                    Anna Kovač met the brave crew of the ferry. Kofi Mensah said that the pier was safe.";

fn corrected(text: &str, corrections: &[Value]) -> Result<Analysis, String> {
    let options: Options = serde_json::from_value(json!({ "corrections": corrections })).map_err(|e| e.to_string())?;
    let settings = Settings::try_from(options).map_err(|error| error.to_string())?;
    analyze(text, &settings).map_err(|error| error.to_string())
}

fn plain() -> Analysis {
    corrected(TEXT, &[]).expect("no correction")
}

fn with(corrections: &[Value]) -> Analysis {
    corrected(TEXT, corrections).expect("they make sense")
}

/// The place of the `number`th `piece` of the text, from 0, in UTF-16 code units.
fn place(piece: &str, number: usize) -> Value {
    let (from, _) = TEXT.match_indices(piece).nth(number).unwrap_or_else(|| panic!("{piece} stands in the text"));
    let units = |text: &str| text.encode_utf16().count();
    json!({"start": units(&TEXT[..from]), "end": units(&TEXT[..from + piece.len()])})
}

/// A correction that has a place.
fn at(action: Value, piece: &str, number: usize) -> Value {
    let mut correction = place(piece, number);
    let (Some(to), Some(from)) = (correction.as_object_mut(), action.as_object()) else { panic!("{action}") };
    to.extend(from.clone());
    correction
}

fn remove(layer: &str, piece: &str, number: usize) -> Value {
    at(json!({"action": "remove", "layer": layer}), piece, number)
}

fn join(one: (&str, usize), other: (&str, usize)) -> Value {
    json!({"action": "join", "entities": [place(one.0, one.1), place(other.0, other.1)]})
}

fn said_by(content: &str, entity: Value) -> Value {
    at(json!({"action": "speaker", "entity": entity}), content, 0)
}

fn retype(piece: &str, number: usize, to: &str) -> Value {
    at(json!({"action": "type", "type": to}), piece, number)
}

fn named<'a>(analysis: &'a Analysis, name: &str) -> Option<&'a Entity> {
    analysis.entities.iter().find(|entity| entity.name == name)
}

fn said<'a>(analysis: &'a Analysis, content: &str) -> Option<&'a Quote> {
    let holds = |quote: &Quote| quote.content.iter().any(|span| span.of(TEXT) == content);
    analysis.quotes.iter().find(|quote| holds(quote))
}

/// The speaker of a quote, by name.
fn speaker<'a>(analysis: &'a Analysis, content: &str) -> Option<&'a str> {
    let speaker = said(analysis, content)?.speaker?;
    Some(&analysis.entities[speaker as usize].name)
}

/// Places at which a correction is said to be unused.
fn unused(analysis: &Analysis) -> Vec<&str> {
    let unused = analysis.warnings.iter().filter(|warning| json!(warning.code) == "correction-unused");
    unused.map(|warning| warning.span.of(TEXT)).collect()
}

const DISGRACE: &str = "“The old pier is a disgrace,”";
const SAFE: &str = "that the pier was safe";

#[test]
fn the_text_has_what_is_corrected() {
    let analysis = plain();
    assert_eq!(speaker(&analysis, DISGRACE), Some("Anna Kovač"));
    assert_eq!(speaker(&analysis, SAFE), Some("Kofi Mensah"));
    let mentions = |name| named(&analysis, name).map(|entity| entity.mentions.len());
    assert_eq!((mentions("Anna Kovač"), mentions("Kofi Mensah")), (Some(2), Some(1)));
    let words: Vec<&str> = analysis.sentiment.words.iter().map(|word| word.span.of(TEXT)).collect();
    assert!(words.contains(&"disgrace") && words.contains(&"brave"), "{words:?}");
    assert_eq!(unused(&analysis), [""; 0]);
}

#[test]
fn a_mention_that_is_removed_is_gone_and_its_entity_stays_by_the_others() {
    let analysis = with(&[remove("entity", "Anna Kovač", 1)]);
    let anna = named(&analysis, "Anna Kovač").expect("another mention");
    assert_eq!(anna.mentions.len(), 1);
    assert_eq!(anna.mentions[0].span.start as usize, TEXT.find("Anna").expect("the first"));
    assert_eq!(speaker(&analysis, DISGRACE), Some("Anna Kovač"));
    assert_eq!(unused(&analysis), [""; 0]);
}

#[test]
fn an_entity_without_mentions_is_gone_and_speaks_no_more() {
    let analysis = with(&[remove("entity", "Kofi Mensah", 0)]);
    assert!(named(&analysis, "Kofi Mensah").is_none());
    assert!(analysis.entities.iter().enumerate().all(|(index, entity)| entity.id as usize == index));
    assert_eq!(said(&analysis, SAFE).expect("it is said all the same").speaker, None);
    assert_eq!((plain().stats.named_speakers, analysis.stats.named_speakers), (2, 1));
}

#[test]
fn a_type_that_is_put_right_is_the_entitys() {
    let analysis = with(&[retype("Kofi Mensah", 0, "organization")]);
    let kind = |analysis: &Analysis| named(analysis, "Kofi Mensah").map(|entity| entity.kind);
    assert_eq!((kind(&plain()), kind(&analysis)), (Some(EntityType::Person), Some(EntityType::Organization)));
    assert_eq!(speaker(&analysis, SAFE), Some("Kofi Mensah"));
    assert_eq!(unused(&analysis), [""; 0]);
}

#[test]
fn entities_that_are_joined_are_one_speaker_with_the_fuller_name() {
    let analysis = with(&[join(("Anna Kovač", 0), ("Kofi Mensah", 0))]);
    assert!(named(&analysis, "Anna Kovač").is_none());
    let one = named(&analysis, "Kofi Mensah").expect("the longer name");
    assert_eq!(one.mentions.len(), 3);
    assert!(one.mentions.is_sorted_by_key(|mention| mention.span.start));
    assert_eq!([speaker(&analysis, DISGRACE), speaker(&analysis, SAFE)], [Some("Kofi Mensah"); 2]);
    let [alone] = &analysis.stats.speakers[..] else { panic!("{:?}", analysis.stats.speakers) };
    assert_eq!((alone.entity, alone.quotes, analysis.stats.named_speakers), (Some(one.id), 2, 1));
    assert_eq!(alone.share.get(), 1.0);
}

#[test]
fn joining_an_entity_with_itself_changes_nothing() {
    assert_eq!(with(&[join(("Anna Kovač", 0), ("Anna Kovač", 1))]), plain());
}

#[test]
fn a_quote_is_said_by_whom_the_reader_names_and_is_sure() {
    let analysis = with(&[said_by(DISGRACE, place("Kofi Mensah", 0))]);
    assert_eq!([speaker(&analysis, DISGRACE), speaker(&analysis, SAFE)], [Some("Kofi Mensah"); 2]);
    let quote = said(&analysis, DISGRACE).expect("it stays");
    assert_eq!((json!(quote.basis), quote.confidence.get()), (json!("reader"), 1.0));
    assert_eq!((analysis.stats.named_speakers, unused(&analysis)), (1, vec![]));
    let analysis = with(&[said_by(DISGRACE, Value::Null)]);
    assert_eq!(speaker(&analysis, DISGRACE), None);
    assert_eq!((analysis.stats.named_speakers, unused(&analysis)), (1, vec![]));
}

#[test]
fn a_quote_that_is_removed_counts_nowhere() {
    let analysis = with(&[remove("quote", DISGRACE, 0)]);
    assert!(said(&analysis, DISGRACE).is_none() && said(&analysis, SAFE).is_some());
    assert_eq!((analysis.quotes.len() + 1, analysis.stats.named_speakers), (plain().quotes.len(), 1));
    assert!(analysis.stats.quoted_share.get() < plain().stats.quoted_share.get());
    // What stood in it is the article's own now.
    let voice = |analysis: &Analysis| {
        let word = analysis.sentiment.words.iter().find(|word| word.span.of(TEXT) == "disgrace");
        word.map(|word| word.quote.is_some())
    };
    assert_eq!((voice(&plain()), voice(&analysis)), (Some(true), Some(false)));
    let own = |analysis: &Analysis| analysis.stats.own_tone.map(|tone| tone.get());
    assert!(own(&analysis) < own(&plain()), "{:?} {:?}", own(&analysis), own(&plain()));
    let inside = analysis.entities.iter().flat_map(|entity| &entity.mentions).filter_map(|mention| mention.quote);
    assert!(inside.into_iter().all(|quote| (quote as usize) < analysis.quotes.len()));
}

#[test]
fn a_word_that_is_removed_colours_nothing() {
    let analysis = with(&[remove("word", "disgrace", 0)]);
    assert!(analysis.sentiment.words.iter().all(|word| word.span.of(TEXT) != "disgrace"));
    assert!(analysis.sentiment.words.iter().any(|word| word.span.of(TEXT) == "brave"));
    assert!(analysis.sentiment.score.get() > plain().sentiment.score.get());
    assert!(analysis.sentences[0].score.get() > plain().sentences[0].score.get());
    let tone = |analysis: &Analysis| analysis.stats.quoted_tone.map(|tone| tone.get());
    assert!(tone(&analysis) > tone(&plain()), "{:?} {:?}", tone(&analysis), tone(&plain()));
    assert_eq!(unused(&analysis), [""; 0]);
}

#[test]
fn a_name_that_was_missed_is_one_wherever_it_stands() {
    let add = |everywhere: bool| {
        at(json!({"action": "add", "layer": "entity", "type": "facility", "everywhere": everywhere}), "pier", 0)
    };
    let pier = |analysis: &Analysis| named(analysis, "pier").map(|pier| (pier.kind, pier.mentions.len()));
    assert_eq!(pier(&plain()), None);
    assert_eq!(pier(&with(&[add(false)])), Some((EntityType::Facility, 1)));
    let analysis = with(&[add(true)]);
    assert_eq!(pier(&analysis), Some((EntityType::Facility, 2)));
    let mention = &named(&analysis, "pier").expect("it is there").mentions[0];
    assert_eq!((json!(mention.basis), mention.quote.is_some()), (json!("reader"), true));
    assert_eq!(unused(&analysis), [""; 0]);
    // A part of a name takes the place of the name there, and its other places stay.
    let analysis = with(&[at(json!({"action": "add", "layer": "entity", "type": "person"}), "Anna", 0)]);
    let count = |name| named(&analysis, name).map(|entity| entity.mentions.len());
    assert_eq!((count("Anna"), count("Anna Kovač")), (Some(1), Some(1)));
}

#[test]
fn a_name_with_other_edges_is_the_same_entity() {
    let moved = |to: Value| with(&[at(json!({"action": "move", "layer": "entity", "to": to}), "Kofi Mensah", 0)]);
    let analysis = moved(place("Mensah", 0));
    assert!(named(&analysis, "Kofi Mensah").is_none());
    assert_eq!(named(&analysis, "Mensah").map(|entity| entity.kind), Some(EntityType::Person));
    assert_eq!((speaker(&analysis, SAFE), unused(&analysis)), (Some("Mensah"), vec![]));
    // Over another name: that one gives way.
    let analysis = moved(place("Anna Kovač met the brave crew of the ferry. Kofi Mensah", 0));
    assert_eq!(named(&analysis, "Anna Kovač").map(|entity| entity.mentions.len()), Some(1));
}

#[test]
fn a_mention_that_is_parted_is_an_entity_of_its_own() {
    let part = |piece, number| at(json!({"action": "part"}), piece, number);
    let analysis = with(&[part("Anna Kovač", 1)]);
    assert_eq!(analysis.entities.iter().filter(|entity| entity.name == "Anna Kovač").count(), 2);
    assert_eq!(unused(&analysis), [""; 0]);
    assert_eq!(unused(&with(&[part("Kofi Mensah", 0)])), ["Kofi Mensah"], "it has no other place");
}

#[test]
fn a_quote_that_was_missed_counts_with_its_marks_and_its_speaker() {
    let add = |piece: &str, entity: Value| at(json!({"action": "add", "layer": "quote", "entity": entity}), piece, 0);
    let crew = "met the brave crew";
    let analysis = with(&[add(crew, place("Anna Kovač", 0))]);
    let quote = said(&analysis, crew).expect("it is there");
    assert_eq!((json!(quote.kind), json!(quote.rule), quote.words), (json!("indirect"), json!("reader"), 4));
    assert_eq!((speaker(&analysis, crew), unused(&analysis)), (Some("Anna Kovač"), vec![]));
    assert!(analysis.stats.quoted_share.get() > plain().stats.quoted_share.get());
    assert!(analysis.quotes.is_sorted_by_key(|quote| quote.content[0].start));
    // What is between marks is chosen with or without them; a quote that stands there gets the speaker alone.
    let inside = with(&[remove("quote", DISGRACE, 0), add("The old pier is a disgrace", Value::Null)]);
    let quote = said(&inside, DISGRACE).expect("with its marks");
    assert_eq!((json!(quote.kind), quote.words, quote.speaker), (json!("direct"), 6, None));
    let again = with(&[add(DISGRACE, place("Kofi Mensah", 0))]);
    assert_eq!((again.quotes.len(), speaker(&again, DISGRACE)), (plain().quotes.len(), Some("Kofi Mensah")));
}

#[test]
fn a_quote_with_other_edges_keeps_its_speaker_and_counts_what_it_holds() {
    let to = place("the pier was safe", 0);
    let analysis = with(&[at(json!({"action": "move", "layer": "quote", "to": to}), SAFE, 0)]);
    assert_eq!((speaker(&analysis, "the pier was safe"), unused(&analysis)), (Some("Kofi Mensah"), vec![]));
    assert!(said(&analysis, SAFE).is_none());
    let words = |analysis: &Analysis, content: &str| said(analysis, content).map(|quote| quote.words);
    assert_eq!((words(&plain(), SAFE), words(&analysis, "the pier was safe")), (Some(5), Some(4)));
}

#[test]
fn corrections_are_applied_in_their_order() {
    // Once the two are one, any of their mentions speaks for both; once one of them is gone, nothing is left to be joined.
    let both = join(("Anna Kovač", 0), ("Kofi Mensah", 0));
    let analysis = with(&[both.clone(), retype("Anna Kovač", 1, "organization")]);
    assert_eq!(named(&analysis, "Kofi Mensah").map(|entity| entity.kind), Some(EntityType::Organization));
    let analysis = with(&[remove("entity", "Kofi Mensah", 0), both]);
    assert_eq!(unused(&analysis), ["Anna Kovač"]);
}

#[test]
fn a_correction_whose_mark_is_not_there_is_warned_of_at_its_place_and_changes_nothing() {
    let stray = [
        remove("entity", "the ferry", 0),
        remove("quote", "brave crew", 0),
        remove("word", "pier", 0),
        retype("the ferry", 0, "person"),
        join(("the ferry", 0), ("Anna Kovač", 0)),
        said_by("brave crew", place("Anna Kovač", 0)),
        said_by(DISGRACE, place("the ferry", 0)),
    ];
    for correction in stray {
        let mut analysis = with(std::slice::from_ref(&correction));
        assert_eq!(unused(&analysis).len(), 1, "{correction}");
        assert_eq!(place(unused(&analysis)[0], 0)["end"], place_of(&correction)["end"], "{correction}");
        analysis.warnings.clear();
        let mut expected = plain();
        expected.warnings.clear();
        assert_eq!(analysis, expected, "{correction}");
    }
}

fn place_of(correction: &Value) -> &Value {
    correction.get("entities").map_or(correction, |places| &places[0])
}

#[test]
fn a_correction_that_makes_no_sense_is_refused_by_its_number() {
    let good = || remove("word", "disgrace", 0);
    let length = TEXT.encode_utf16().count();
    let word = |start: usize, end: usize| json!({"action": "remove", "layer": "word", "start": start, "end": end});
    let cases = [
        (word(5, 5), "a place must end after it starts"),
        (word(6, 5), "a place must end after it starts"),
        // The emoji is two code units.
        (word(1, 2), "no place in a text of"),
        (word(0, 1), "no place in a text of"),
        (word(0, length + 1), "no place in a text of"),
        (json!({"action": "remove", "layer": "sentence", "start": 0, "end": 2}), "none of entity, quote, word"),
        (json!({"action": "remove", "layer": "word", "start": 0}), "no field `end`"),
        (json!({"action": "type", "start": 0, "end": 2}), "no field `type`"),
        (json!({"action": "join"}), "no field `entities`"),
        (json!({"action": "join", "entities": [place("Anna", 0)]}), "not two places"),
        (json!({"action": "add", "layer": "word", "start": 0, "end": 2}), "none of entity, quote"),
        (json!({"action": "add", "layer": "entity", "start": 0, "end": 2}), "no field `type`"),
        (json!({"action": "move", "layer": "quote", "start": 0, "end": 2}), "no field `to`"),
        (
            json!({"action": "move", "layer": "word", "start": 0, "end": 2, "to": place("Anna", 0)}),
            "none of entity, quote",
        ),
        (json!({"action": "join", "entities": [place("Anna", 0), {"start": 3, "end": 3}]}), "a place must end"),
        (
            json!({"action": "join", "entities": [place("Anna", 0), {"start": 3, "end": length + 1}]}),
            "no place in a text",
        ),
    ];
    for (bad, reason) in cases {
        let error = corrected(TEXT, &[good(), bad.clone()]).expect_err("it makes no sense");
        assert!(error.starts_with("option corrections[1]") && error.contains(reason), "{bad}: {error}");
    }
    assert!(corrected(TEXT, &[word(0, length)]).is_ok(), "the whole text is a place");
}

#[test]
fn places_count_utf16_code_units() {
    // By bytes or characters the mark would lie elsewhere and be missed.
    let start = place("Kofi Mensah", 0)["start"].as_u64();
    let bytes = TEXT.find("Kofi Mensah").map(|at| at as u64);
    let characters = bytes.map(|at| TEXT[..at as usize].chars().count() as u64);
    assert!(start != bytes && start != characters, "{start:?} {bytes:?} {characters:?}");
    let span = Span { start: bytes.unwrap_or_default() as u32, end: bytes.unwrap_or_default() as u32 + 11 };
    assert_eq!(span.of(TEXT), "Kofi Mensah");
}
