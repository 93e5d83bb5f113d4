//! What must be true of every text there is: spans lie in it, on the boundaries of characters, sorted and nested as the
//! contract says, and count UTF-16 code units on the way out; whatever a text holds, an analysis comes back. Tried on
//! random texts from pieces that make trouble, and on texts that nobody writes.
//!
//! The random texts are the same on every run; what breaks a property becomes a marked-up case.

#[path = "support/adversarial.rs"]
mod adversarial;

use article_analyzer::{
    Analysis, Settings, Span, analysis::Form, analyze, analyze_utf16, text, text::TokenKind, utf16::Utf16Index,
};
use proptest::{collection::vec, prelude::*, sample::select};

/// Words and marks of which articles are made.
const WORDS: [&str; 40] = [
    "Anna Kovač",
    "said",
    "that",
    "Dr. Okafor",
    "“Never,”",
    "he",
    "praised",
    "\"war\"",
    "O’Dwyer's",
    "Nairobi",
    "$5m",
    "12 May 2019",
    ".",
    "!",
    "—",
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "''",
    "«",
    "»",
    "(",
    ")",
    "U.S.-led",
    "Mr.",
    "J.K.",
    "the",
    "not",
    "very",
    "good",
    "disgraceful",
    "according to",
    "the ministry",
    "told reporters",
    ":",
    "...",
    "?",
];

/// What stands between them, and what hides in them.
const ODDITIES: [&str; 50] = [
    " ",
    "",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u{A0}",
    "\u{AD}",
    "\u{200B}",
    "\u{200D}",
    "\u{2028}",
    "\u{85}",
    "\u{B}",
    "\0",
    "\u{7F}",
    "\u{FEFF}",
    "\u{301}",
    "\u{1F600}",
    "\u{1F469}\u{200D}\u{2695}\u{FE0F}",
    "\u{1F1F0}\u{1F1EA}",
    "\u{1D400}",
    "\u{202E}",
    "\u{2067}",
    "\u{FFFD}",
    "\u{10FFFF}",
    "ﷺ",
    "한국",
    "ß",
    "İ",
    "ﬁ",
    "ǅ",
    "&amp;",
    "&#46;",
    "&#50;",
    "&#65;",
    "&#39;",
    "&quot;",
    "&#x27;",
    "&#10;",
    "&#45;",
    "&#64;",
    "&#35;",
    "&#8217;",
    "&nbsp;",
    "&",
    "@",
    "http://",
    "www.",
    "- ",
];

/// Lines that pages hold beside their text.
const LINES: [&str; 12] = [
    "\n\nPhoto: Anna Kovač\n\n",
    "\n\nRead more: Lakes\n\n",
    "\n\nBy Anna Kovač\n\n",
    "\n\nLUSAKA (Meridian) – ",
    "\n\nShare\n\n",
    "\n\n23 comments\n\n",
    "\n\nMost read\n\n",
    "\n\n© 2024 Courier\n\n",
    "\n\n• two boats\n• a bell\n\n",
    "\n\n1. Open it\n\n",
    "\n\nLake dies\n\n",
    "\n\nTags: lakes, boats\n\n",
];

/// A text of such pieces, now and then with any characters at all.
fn article() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => select(&WORDS[..]).prop_map(|word| format!("{word} ")),
        2 => select(&WORDS[..]).prop_map(str::to_owned),
        4 => select(&ODDITIES[..]).prop_map(str::to_owned),
        1 => select(&LINES[..]).prop_map(str::to_owned),
        1 => vec(any::<char>(), 0..6).prop_map(|characters| characters.into_iter().collect()),
    ];
    vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 600,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20240617),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_text_is_taken_apart_without_gaps_in_what_is_read(text in article()) {
        read(&text);
    }

    #[test]
    fn spans_lie_in_the_text_sorted_and_nested(text in article()) {
        let analysis = analyze(&text, &Settings::default()).expect("short enough");
        holds(&text, &analysis);
    }

    #[test]
    fn bytes_and_utf16_code_units_agree_at_every_boundary(text in article()) {
        let index = Utf16Index::new(&text);
        let mut unit = 0;
        for (byte, character) in text.char_indices() {
            prop_assert_eq!((index.utf16(byte as u32), index.byte(unit)), (unit, Some(byte as u32)));
            unit += character.len_utf16() as u32;
        }
        prop_assert_eq!((index.utf16(text.len() as u32), index.byte(unit)), (unit, Some(text.len() as u32)));
        prop_assert_eq!((index.length(), index.byte(unit + 1)), (u64::from(unit), None));
    }

    #[test]
    fn spans_count_utf16_code_units_on_the_way_out(text in article()) {
        let bytes = analyze(&text, &Settings::default()).expect("short enough");
        let units = analyze_utf16(&text, &Settings::default(), &mut |_| ()).expect("short enough");
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let (from, to) = (spans(&bytes), spans(&units));
        prop_assert_eq!(from.len(), to.len());
        for (byte, unit) in from.iter().zip(to) {
            let slice = String::from_utf16(&utf16[unit.start as usize..unit.end as usize]).expect("no half of a pair");
            prop_assert_eq!(byte.of(&text), slice);
        }
    }
}

#[test]
fn texts_that_nobody_writes_are_analysed() {
    for kind in adversarial::KINDS {
        let text = adversarial::text(kind, 20_000);
        read(&text);
        holds(&text, &analyze(&text, &Settings::default()).expect("short enough"));
    }
}

#[test]
fn ten_thousand_quotation_marks_in_a_row_each_have_their_place() {
    for mark in ["\"", "“", "”", "'", "‘", "’", "«", "“”", "“‘", "\"'", "''"] {
        let text = mark.repeat(10_000);
        let document = text::read(&text);
        // Each mark is one side of a quotation, or an apostrophe after all, or it is warned of.
        let without = document.tokens.iter().filter(|token| token.kind == TokenKind::Quote && token.side.is_none());
        let warned = document.warnings.iter().filter(|warning| warning.code.ends_with("quotation"));
        let mut warned: Vec<Span> = warned.map(|warning| warning.span).collect();
        warned.sort_by_key(|span| span.key());
        assert!(without.map(|token| token.span).eq(warned), "{mark}");
        holds(&text, &analyze(&text, &Settings::default()).expect("short enough"));
    }
}

#[test]
fn ten_megabytes_of_one_letter_are_one_word() {
    let text = "a".repeat(10_000_000);
    let analysis = analyze(&text, &Settings::default()).expect("short enough");
    assert_eq!((analysis.sentences.len(), analysis.stats.words), (1, 1));
}

#[test]
fn ten_megabytes_of_line_feeds_are_nothing() {
    let analysis = analyze(&"\n".repeat(10_000_000), &Settings::default()).expect("short enough");
    assert!(analysis.paragraphs.is_empty() && analysis.sentences.is_empty() && analysis.warnings.is_empty());
}

/// Checks what the text layer promises of every text.
fn read(text: &str) {
    let document = text::read(text);
    let inside = |span: Span| {
        let range = span.start as usize..span.end as usize;
        assert!(span.start < span.end && text.get(range).is_some(), "{span:?} in {text:?}");
    };
    let mut token = 0;
    let mut sentence = 0;
    let mut at = 0;
    for paragraph in &document.paragraphs {
        inside(paragraph.span);
        assert!(at <= paragraph.span.start, "paragraphs overlap: {text:?}");
        at = paragraph.span.end;
        // Every token is in one paragraph, every sentence too.
        assert_eq!((paragraph.tokens.start, paragraph.sentences.start), (token, sentence), "{text:?}");
        (token, sentence) = (paragraph.tokens.end, paragraph.sentences.end);
        assert!(!paragraph.tokens.is_empty() && !paragraph.sentences.is_empty(), "an empty paragraph: {text:?}");
    }
    assert_eq!((token as usize, sentence as usize), (document.tokens.len(), document.sentences.len()), "{text:?}");
    let mut token = 0;
    for (number, sentence) in document.sentences.iter().enumerate() {
        inside(sentence.span);
        let paragraph = &document.paragraphs[sentence.paragraph as usize];
        assert!(paragraph.span.contains(sentence.span), "a sentence beyond its paragraph: {text:?}");
        assert!(paragraph.sentences.contains(&(number as u32)) && sentence.tokens.start == token, "{text:?}");
        token = sentence.tokens.end;
        for inner in sentence.tokens.clone() {
            let token = &document.tokens[inner as usize];
            assert_eq!(token.sentence, number as u32, "{text:?}");
            assert!(sentence.span.contains(token.span), "a token beyond its sentence: {text:?}");
        }
    }
    let mut at = 0;
    for (index, token) in document.tokens.iter().enumerate() {
        inside(token.span);
        assert!(at <= token.span.start, "tokens overlap: {text:?}");
        // What stands between two tokens is what nobody reads.
        let between = &text[at as usize..token.span.start as usize];
        assert!(
            !between.contains(|c: char| c.is_ascii_alphanumeric() && !between.contains('&')),
            "{between:?}: {text:?}"
        );
        at = token.span.end;
        assert!(!document.form(index).is_empty(), "a token without a form: {text:?}");
        assert!(token.quotation.is_none_or(|number| document.quotations[number as usize].span.contains(token.span)));
    }
    for (number, quotation) in document.quotations.iter().enumerate() {
        inside(quotation.span);
        if let Some(parent) = quotation.parent {
            assert!(document.quotations[parent as usize].span.contains(quotation.span), "quotations cross: {text:?}");
        }
        if let Some(before) = quotation.continues {
            assert!((before as usize) < number && document.quotations[before as usize].close.is_none(), "{text:?}");
        }
    }
    sorted(document.quotations.iter().map(|quotation| quotation.span), text);
    let mut open: Vec<Span> = Vec::new();
    for quotation in &document.quotations {
        open.retain(|outer| outer.end > quotation.span.start);
        assert!(open.iter().all(|outer| outer.contains(quotation.span)), "quotations cross: {text:?}");
        open.push(quotation.span);
    }
}

/// Checks what the contract promises of every analysis, its spans in bytes.
fn holds(text: &str, analysis: &Analysis) {
    for span in spans(analysis) {
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} in {text:?}");
    }
    sorted(analysis.paragraphs.iter().map(|paragraph| paragraph.span), text);
    sorted(analysis.sentences.iter().map(|sentence| sentence.span), text);
    sorted(analysis.sentiment.words.iter().map(|word| word.span), text);
    sorted(analysis.warnings.iter().map(|warning| warning.span), text);
    for sentence in &analysis.sentences {
        let paragraph = &analysis.paragraphs[sentence.paragraph as usize];
        assert!(paragraph.span.contains(sentence.span), "a sentence beyond its paragraph: {text:?}");
    }
    let mut names = Vec::new();
    for (index, entity) in analysis.entities.iter().enumerate() {
        assert_eq!(entity.id as usize, index);
        sorted(entity.mentions.iter().map(|mention| mention.span), text);
        names.extend(entity.mentions.iter().filter(|mention| mention.form == Form::Name).map(|mention| mention.span));
        for mention in &entity.mentions {
            assert!(mention.quote.is_none_or(|quote| (quote as usize) < analysis.quotes.len()), "{text:?}");
        }
    }
    names.sort_by_key(|span| span.key());
    assert!(names.windows(2).all(|pair| pair[0].end <= pair[1].start), "names overlap: {text:?}");
    for quote in &analysis.quotes {
        assert!(quote.speaker.is_none_or(|speaker| (speaker as usize) < analysis.entities.len()), "{text:?}");
        for part in [&quote.content, &quote.cue, &quote.source] {
            sorted(part.iter().copied(), text);
        }
    }
    for word in &analysis.sentiment.words {
        assert!(word.target.is_none_or(|target| (target as usize) < analysis.entities.len()), "{text:?}");
        assert!(word.quote.is_none_or(|quote| (quote as usize) < analysis.quotes.len()), "{text:?}");
    }
}

fn sorted(spans: impl Iterator<Item = Span>, text: &str) {
    let keys: Vec<_> = spans.map(|span| span.key()).collect();
    assert!(keys.is_sorted(), "spans out of order in {text:?}");
}

/// Every span of an analysis, in the order of its fields.
fn spans(analysis: &Analysis) -> Vec<Span> {
    let mut spans: Vec<Span> = analysis.paragraphs.iter().map(|paragraph| paragraph.span).collect();
    spans.extend(analysis.sentences.iter().map(|sentence| sentence.span));
    for entity in &analysis.entities {
        spans.extend(entity.role);
        spans.extend(entity.mentions.iter().map(|mention| mention.span));
    }
    for quote in &analysis.quotes {
        spans.extend(quote.content.iter().chain(&quote.cue).chain(&quote.source));
    }
    for word in &analysis.sentiment.words {
        spans.push(word.span);
        spans.extend(word.negation.iter().chain(&word.intensifier));
    }
    spans.extend(analysis.warnings.iter().map(|warning| warning.span));
    spans
}
