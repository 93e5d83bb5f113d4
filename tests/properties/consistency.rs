//! The parts of an analysis agree with each other: ids are indices, contents lie apart or in each other, a mention stands in
//! the quote that it names, and totals are those of the quotes. Tried on random texts and on prose.

use crate::{
    agreement::speakers_are_mentioned,
    random::{article, check, prose},
};
use article_analyzer::{
    Analysis, Settings, Span,
    analysis::{Form, Quote},
    analyze,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn analysed(text: &str) -> Analysis {
    analyze(text, &Settings::default()).expect("short enough")
}

/// Half of them prose, half of them texts that make trouble.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![prose(), article()]
}

/// Whether it is said, and not only ascribed.
fn spoken(quote: &Quote) -> bool {
    let class = serde_json::to_value(quote.cue_class).expect("a class is plain");
    !["think", "intend", "refuse"].iter().any(|unspoken| class == *unspoken)
}

/// What totals count: speech that is more likely there than not.
fn counted(quote: &Quote) -> bool {
    spoken(quote) && quote.confidence.get() >= 0.5
}

#[test]
fn ids_are_indices_in_the_order_of_salience() {
    check(300, texts(), |text| {
        let analysis = analysed(&text);
        for (index, entity) in analysis.entities.iter().enumerate() {
            assert_eq!(entity.id as usize, index, "{text:?}");
            assert!(entity.mentions.iter().any(|mention| mention.form == Form::Name), "no name: {text:?}");
            assert!(!entity.name.is_empty(), "{text:?}");
        }
        let saliences: Vec<f64> = analysis.entities.iter().map(|entity| entity.salience.get()).collect();
        assert!(saliences.is_sorted_by(|one, next| one >= next), "{saliences:?}: {text:?}");
    });
}

#[test]
fn names_do_not_overlap_and_no_mention_is_two() {
    check(300, texts(), |text| {
        let analysis = analysed(&text);
        let mentions = || analysis.entities.iter().flat_map(|entity| &entity.mentions);
        let sorted = |mut spans: Vec<Span>| {
            spans.sort_by_key(|span| (span.start, span.end));
            spans
        };
        let all = sorted(mentions().map(|mention| mention.span).collect());
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "a mention of two entities: {text:?}");
        let names = mentions().filter(|mention| mention.form == Form::Name);
        let names = sorted(names.map(|mention| mention.span).collect());
        assert!(names.windows(2).all(|pair| pair[0].end <= pair[1].start), "names overlap: {text:?}");
    });
}

#[test]
fn a_speaker_is_whoever_the_source_mentions() {
    check(600, texts(), |text| {
        if let Err(contradiction) = speakers_are_mentioned(&text, &analysed(&text)) {
            panic!("{contradiction}");
        }
    });
}

#[test]
fn the_pieces_of_a_content_lie_apart() {
    check(300, texts(), |text| {
        for quote in &analysed(&text).quotes {
            assert!(!quote.content.is_empty(), "a quote of nothing: {text:?}");
            assert!(quote.content.windows(2).all(|pair| pair[0].end <= pair[1].start), "pieces overlap: {text:?}");
        }
    });
}

/// Of prose: where verbs follow each other without a sentence around them, as in `"war" Mr. praised Dr. Okafor praised 12 May
/// 2019`, two contents can still cross.
#[test]
fn contents_lie_apart_or_in_each_other() {
    check(300, prose(), |text| {
        let pieces: Vec<Span> = analysed(&text).quotes.iter().flat_map(|quote| quote.content.clone()).collect();
        let inside = |inner: &Span, outer: &Span| outer.start <= inner.start && inner.end <= outer.end;
        for (index, one) in pieces.iter().enumerate() {
            for other in &pieces[index + 1..] {
                let apart = one.end <= other.start || other.end <= one.start;
                assert!(apart || inside(one, other) || inside(other, one), "{one:?} crosses {other:?}: {text:?}");
            }
        }
    });
}

#[test]
fn mentions_and_words_stand_in_the_innermost_quote_that_holds_them() {
    check(300, texts(), |text| {
        let analysis = analysed(&text);
        let innermost = |place: Span| {
            let quotes = analysis.quotes.iter().enumerate();
            let contents = quotes.flat_map(|(index, quote)| quote.content.iter().map(move |span| (span, index as u32)));
            let holding = contents.filter(|(span, _)| span.start <= place.start && place.start < span.end);
            holding.map(|(span, index)| (span.end - span.start, index)).min().map(|(_, index)| index)
        };
        for mention in analysis.entities.iter().flat_map(|entity| &entity.mentions) {
            assert_eq!(mention.quote, innermost(mention.span), "{text:?}");
        }
        for word in &analysis.sentiment.words {
            assert_eq!(word.quote, innermost(word.span), "{text:?}");
        }
    });
}

#[test]
fn totals_are_sums_over_what_is_said() {
    check(300, texts(), |text| {
        let analysis = analysed(&text);
        let stats = &analysis.stats;
        let mut quotes: BTreeMap<Option<u32>, u32> = BTreeMap::new();
        let mut unsure = 0;
        for quote in analysis.quotes.iter().filter(|quote| counted(quote)) {
            *quotes.entry(quote.speaker).or_default() += 1;
            unsure += u32::from(quote.confidence < stats.sure_from);
        }
        let counted = stats.speakers.iter().map(|speaker| (speaker.entity, speaker.quotes)).collect();
        assert_eq!(quotes, counted, "{text:?}");
        let named = quotes.keys().filter(|speaker| speaker.is_some()).count() as u32;
        assert_eq!(stats.named_speakers, named, "{text:?}");
        let quoted: u32 = stats.speakers.iter().map(|speaker| speaker.words).sum();
        assert_eq!(stats.unsure_quotes, unsure, "{text:?}");
        let sure: u32 = stats.speakers.iter().map(|speaker| speaker.sure_words).sum();
        assert_eq!(stats.unsure_words + sure, quoted, "{text:?}");
        // Shares are rounded to four decimals.
        let near = |share: f64, part: u32, whole: u32| {
            (share - f64::from(part) / f64::from(whole.max(1))).abs() <= 0.000_05 + 1e-9
        };
        assert!(near(stats.quoted_share.get(), quoted, stats.words), "{text:?}");
        for speaker in &stats.speakers {
            assert!(near(speaker.share.get(), speaker.words, quoted), "{text:?}");
            let cues: u32 = speaker.cues.iter().map(|cue| cue.quotes).sum();
            assert!(cues <= speaker.quotes, "{text:?}");
        }
        assert_eq!(stats.characters as usize, text.encode_utf16().count());
    });
}
