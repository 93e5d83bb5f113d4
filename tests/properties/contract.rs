//! What must be true of every text there is: spans lie in it, on the boundaries of characters, sorted and nested as the
//! contract says, and count UTF-16 code units on the way out; whatever a text holds, an analysis comes back. Tried on
//! random texts from pieces that make trouble, and on texts that nobody writes.

use crate::{
    adversarial,
    random::{article, check},
};

use article_analyzer::internals::{text, text::TokenKind, utf16::Utf16Index};
use article_analyzer::{Analysis, Settings, Span, analysis::Form, analyze, analyze_utf16};
use proptest::{collection::vec, prelude::*, sample::select};

#[test]
fn a_text_is_taken_apart_without_gaps_in_what_is_read() {
    check(600, article(), |text| read(&text));
}

#[test]
fn spans_lie_in_the_text_sorted_and_nested() {
    check(600, article(), |text| holds(&text, &analyze(&text, &Settings::default()).expect("short enough")));
}

#[test]
fn bytes_and_utf16_code_units_agree_at_every_boundary() {
    check(600, article(), |text| {
        let index = Utf16Index::new(&text);
        let mut unit = 0;
        for (byte, character) in text.char_indices() {
            assert_eq!((index.utf16(byte as u32), index.byte(unit)), (unit, Some(byte as u32)));
            unit += character.len_utf16() as u32;
        }
        assert_eq!((index.utf16(text.len() as u32), index.byte(unit)), (unit, Some(text.len() as u32)));
        assert_eq!((index.length(), index.byte(unit + 1)), (u64::from(unit), None));
    });
}

#[test]
fn spans_count_utf16_code_units_on_the_way_out() {
    check(600, article(), |text| {
        let bytes = analyze(&text, &Settings::default()).expect("short enough");
        let units = analyze_utf16(&text, &Settings::default()).expect("short enough");
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let (from, to) = (spans(&bytes), spans(&units));
        assert_eq!(from.len(), to.len());
        for (byte, unit) in from.iter().zip(to) {
            let slice = String::from_utf16(&utf16[unit.start as usize..unit.end as usize]).expect("no half of a pair");
            assert_eq!(byte.of(&text), slice);
        }
    });
}

/// An article of dates and amounts, which are looked for by their shape and by the tagger.
const AMOUNTS: &str = "TORVALE, 12 May 2016 – Anna Kovač paid Rs 5 crore on March 12, 2016 for the mill in Osmark. In \
    the 1980s it cost 7-9 lakh rupees, and rents ran from $1.5 million to $10-15 million a year. Tarnby 3-1 Osmark United. \
    The Ministry of Health spent 20,000 euros, Sh2 million and €3bn between 1998 and 2001. On Monday, 9 May, Mrs May said \
    that ₹21 crore was too much. When the 1990s ended, Brenlow Ltd. owed Kenya US$ 40 million.";

#[test]
fn names_of_mutated_articles_never_overlap() {
    const PIECES: [&str; 15] =
        ["Rs", "5", "crore", "$", "-", "–", "May", "2016", "1980s", "980S", "When", "\n", "\t", "|", "rupees"];
    let edit = (any::<prop::sample::Index>(), 0..3, select(&PIECES[..]));
    check(600, vec(edit, 1..16), |edits| {
        let mut words: Vec<&str> = AMOUNTS.split(' ').collect();
        for (place, kind, piece) in edits {
            let at = place.index(words.len());
            match kind {
                0 => drop(words.remove(at)),
                1 => words.insert(at, piece),
                _ => words.insert(at, words[at]),
            }
        }
        let text = words.join(" ");
        holds(&text, &analyze(&text, &Settings::default()).expect("short enough"));
    });
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
        let warned = document.warnings.iter().filter(|warning| warning.code.as_str().ends_with("quotation"));
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
