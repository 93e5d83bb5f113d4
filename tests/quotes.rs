//! Quotes among marks that nobody would write: whatever stands in one paragraph, the quotes of the others are found, in
//! time that grows with the length, and marks that open or close nothing have a warning at their place.

use article_analyzer::{Analysis, Settings, analyze};

/// Paragraphs of unbalanced, nested, mismatched and very many marks.
fn hostile() -> Vec<String> {
    let many = 10_000;
    let mut texts: Vec<String> =
        ["“", "”", "\"", "'", "‘", "’", "''", "«", "»", "„", "“”", "”“", "\"'", "‘“", "«„", "” “ "]
            .iter()
            .map(|marks| marks.repeat(many / marks.chars().count()))
            .collect();
    texts.extend([
        "He bought a “used boat and left the harbour.".to_owned(),
        "He bought a used boat” and left the harbour.".to_owned(),
        "The shelf is 12\" deep and the “door is open.".to_owned(),
        "A ‘word” here and a “word’ there «and” so on.".to_owned(),
        format!("{}deep{}", "“a ".repeat(2_000), " b”".repeat(2_000)),
        format!("{}deep{}", "“a ‘b ".repeat(1_000), " c’ d”".repeat(1_000)),
        "he said “".repeat(2_000),
        "“no,” ".repeat(2_000),
        "“no,” said ".repeat(2_000),
        "according to “".repeat(1_000),
    ]);
    texts
}

/// A direct and an indirect statement, as the texts of their contents and sources.
fn found(analysis: &Analysis, text: &str, content: &str, source: &str) -> bool {
    analysis.quotes.iter().any(|quote| {
        quote.content.iter().any(|span| span.of(text) == content)
            && quote.source.iter().any(|span| span.of(text) == source)
    })
}

#[test]
fn every_other_quote_is_found_among_hostile_marks() {
    let mut wrong = Vec::new();
    for junk in hostile() {
        let text = format!(
            "“We will repaint it,” said Mele Fonua.\n\n{junk}\n\n“We will sell it,” said Mele Fonua.\n\n{junk}\n\nMele Fonua said that \
             the roof was safe."
        );
        let analysis = analyze(&text, &Settings::default()).expect("short enough");
        for content in ["“We will repaint it,”", "“We will sell it,”", "that the roof was safe"] {
            if !found(&analysis, &text, content, "Mele Fonua") {
                wrong.push(format!("{content} among {}", junk.chars().take(40).collect::<String>()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_mark_without_its_partner_has_a_warning_at_its_place() {
    for (text, code) in [
        ("He bought a “used boat and left the harbour.", "unclosed-quotation"),
        ("He bought a used boat” and left the harbour.", "stray-quotation"),
        ("Kofi said «the boat is old and left the harbour.", "unclosed-quotation"),
    ] {
        let analysis = analyze(text, &Settings::default()).expect("short enough");
        let place = text.find(['“', '”', '«']).expect("a mark");
        let warned = analysis
            .warnings
            .iter()
            .any(|warning| warning.code.as_str() == code && warning.span.start as usize == place);
        assert!(warned, "{text}: {:?}", analysis.warnings);
    }
}

#[test]
fn nobody_speaks_in_furniture_and_beliefs_are_no_speech() {
    let text = "Harbour plan divides the town\n\nPort Selim (KNA) – Ana Tupou said that the pier was rotten. She believes that the \
                sea will take it. A clerk declined to say when it was built. Two clerks said that it was old. Ana Tupou claimed that \
                nobody had looked.";
    let stats = analyze(text, &Settings::default()).expect("short enough").stats;
    assert_eq!((stats.named_speakers, stats.anonymous_speakers), (1, 1), "{stats:#?}");
    let speaker = stats.speakers.iter().find(|speaker| speaker.entity.is_some()).expect("a speaker");
    assert_eq!(speaker.quotes, 2, "{stats:#?}");
    let cues: Vec<(&str, u32)> = speaker.cues.iter().map(|cue| (cue.class.as_str(), cue.quotes)).collect();
    assert_eq!(cues, [("claim", 1), ("neutral", 1)]);
}
