//! What the fields of the analysis promise of each other, over every marked-up case and article.

#[path = "support/marked.rs"]
#[allow(dead_code)]
mod marked;

use article_analyzer::{
    Analysis, Settings, Span,
    analysis::{COUNTED_FROM, CueClass, OffsetUnit, Quote},
    analyze, analyze_utf16,
};
use std::path::Path;

/// Every case and article with its analysis.
fn analyses() -> Vec<(String, Analysis)> {
    let load =
        |folder: &str| marked::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("cases can be read");
    let cases = load("tests/cases").into_iter().chain(load("tests/articles"));
    let analyses: Vec<_> = cases
        .map(|case| {
            let analysis = analyze(&case.text, &Settings::default()).expect("short enough");
            (case.name, analysis)
        })
        .collect();
    assert!(analyses.len() > 500, "{} cases", analyses.len());
    analyses
}

fn analysis(text: &str) -> Analysis {
    analyze(text, &Settings::default()).expect("short enough")
}

fn holds(quote: &Quote, start: u32) -> bool {
    quote.content.iter().any(|span| span.start <= start && start < span.end)
}

#[test]
fn what_is_thought_or_refused_is_no_speech() {
    let text = "Anna Kovač said the bridge was safe. Davit Marr believes that the bridge is old. The company declined to \
                say who built it.";
    let found: Vec<(Option<CueClass>, bool)> =
        analysis(text).quotes.iter().map(|quote| (quote.cue_class, quote.speech)).collect();
    assert_eq!(
        found,
        [(Some(CueClass::Neutral), true), (Some(CueClass::Think), false), (Some(CueClass::Refuse), false)]
    );
}

/// What totals count: speech that is more likely there than not.
fn counted(quote: &Quote) -> bool {
    quote.speech && quote.confidence.get() >= COUNTED_FROM
}

#[test]
fn speech_is_what_the_totals_count() {
    let mut thoughts = 0;
    for (name, analysis) in analyses() {
        let found: u32 = analysis.stats.speakers.iter().map(|speaker| speaker.quotes).sum();
        assert_eq!(found as usize, analysis.quotes.iter().filter(|quote| counted(quote)).count(), "{name}");
        for quote in &analysis.quotes {
            assert_eq!(quote.speech, quote.cue_class.is_none_or(CueClass::is_speech), "{name}");
        }
        thoughts += analysis.quotes.iter().filter(|quote| !quote.speech).count();
    }
    assert!(thoughts > 50, "{thoughts} thoughts");
}

#[test]
fn words_are_counted_once_for_all() {
    let quotes = analysis("“We didn't see the 12 boats,” said Anna Kovač.").quotes;
    assert_eq!(quotes[0].words, 6);
    let mut compared = 0;
    for (name, analysis) in analyses() {
        for speaker in &analysis.stats.speakers {
            let own = |quote: &&Quote| counted(quote) && quote.speaker == speaker.entity;
            let alone = |quote: &Quote| {
                let start = quote.content[0].start;
                let inner = |other: &Quote| {
                    quote
                        .content
                        .iter()
                        .any(|span| span.start <= other.content[0].start && other.content[0].start < span.end)
                };
                analysis
                    .quotes
                    .iter()
                    .filter(|other| counted(other) && *other != quote)
                    .all(|other| !holds(other, start) && !inner(other))
            };
            if analysis.quotes.iter().filter(own).all(alone) {
                let words: u32 = analysis.quotes.iter().filter(own).map(|quote| quote.words).sum();
                assert_eq!(words, speaker.words, "{name}: {:?}", speaker.entity);
                compared += 1;
            }
        }
    }
    assert!(compared > 200, "{compared} speakers");
}

#[test]
fn a_sentence_sounds_as_its_voices_do() {
    let text =
        "The wonderful old bridge of Torvale was closed. “The plan is a disgrace,” said Anna Kovač. The bridge is old.";
    let tones: Vec<(f64, Option<f64>, Option<f64>)> = analysis(text)
        .sentences
        .iter()
        .map(|sentence| {
            (
                sentence.score.get(),
                sentence.own_tone.map(|tone| tone.get()),
                sentence.quoted_tone.map(|tone| tone.get()),
            )
        })
        .collect();
    assert!(tones[0].0 > 0.0 && tones[1].0 < 0.0);
    assert_eq!(tones[0], (tones[0].0, Some(tones[0].0), None));
    assert_eq!(tones[1], (tones[1].0, None, Some(tones[1].0)));
    assert_eq!(tones[2], (0.0, None, None));
    let mut both = 0;
    for (name, analysis) in analyses() {
        for sentence in &analysis.sentences {
            let inside = |span: Span| sentence.span.start <= span.start && span.start < sentence.span.end;
            let words = analysis.sentiment.words.iter().filter(|word| inside(word.span));
            let said = |start: u32| analysis.quotes.iter().any(|quote| quote.speech && holds(quote, start));
            let (quoted, own): (Vec<_>, Vec<_>) = words.partition(|word| said(word.span.start));
            assert_eq!(sentence.own_tone.is_some(), !own.is_empty(), "{name}");
            assert_eq!(sentence.quoted_tone.is_some(), !quoted.is_empty(), "{name}");
            match (sentence.own_tone, sentence.quoted_tone) {
                (Some(tone), None) | (None, Some(tone)) => assert_eq!(tone, sentence.score, "{name}"),
                (None, None) => assert_eq!(sentence.score.get(), 0.0, "{name}"),
                (Some(_), Some(_)) => both += 1,
            }
        }
    }
    assert!(both > 0, "no sentence has two voices");
}

#[test]
fn offsets_are_labelled_as_what_they_count() {
    let text = "“Été,” said Anna Kovač.";
    let bytes = analysis(text);
    let units = analyze_utf16(text, &Settings::default()).expect("short enough");
    let said = |analysis: &Analysis| analysis.quotes[0].cue[0];
    assert_eq!(bytes.offset_unit, OffsetUnit::Bytes);
    assert_eq!(said(&bytes).of(text), "said");
    assert_eq!(units.offset_unit, OffsetUnit::Utf16);
    assert_eq!((said(&units).start, said(&units).end), (7, 11));
    assert_eq!(serde_json::to_value(&bytes).expect("is written")["offsetUnit"], "utf-8");
    assert_eq!(serde_json::to_value(&units).expect("is written")["offsetUnit"], "utf-16");
}

#[test]
fn an_analysis_is_read_as_it_is_written() {
    for (name, analysis) in analyses() {
        let written = serde_json::to_string(&analysis).expect("is written");
        let read: Analysis = serde_json::from_str(&written).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(read, analysis, "{name}");
        assert_eq!(serde_json::to_string(&read).expect("is written"), written, "{name}");
    }
}

#[test]
fn an_unknown_key_is_refused_by_name() {
    let refused = serde_json::from_str::<CueClass>("\"mumble\"").expect_err("no such class");
    assert!(refused.to_string().contains("unknown variant `mumble`, expected one of `neutral`"), "{refused}");
}
