//! A text beside the same text written otherwise: with other line ends, other marks, other names, or more of it behind. Owns
//! what must not change; what may is said at each.

use crate::random::{check, prose};
use article_analyzer::internals::text;
use article_analyzer::{
    Analysis, Settings, Span,
    analysis::{Mention, Quote},
    analyze,
};
use proptest::sample::select;

fn analysed(text: &str) -> Analysis {
    analyze(text, &Settings::default()).expect("short enough")
}

/// How places of one text lie in another.
type Places<'p> = &'p dyn Fn(u32) -> u32;

fn moved(span: Span, places: Places) -> (u32, u32) {
    (places(span.start), places(span.end))
}

/// All statements, with their speakers by the place of the entity's first mention; without the confidence, which may change
/// a little.
fn statements(analysis: &Analysis, places: Places) -> Vec<String> {
    let line = |quote: &Quote| {
        let Quote { kind, content, cue, cue_class, source, anonymous, basis, speaker, .. } = quote;
        let [content, cue, source] =
            [content, cue, source].map(|spans| spans.iter().map(|span| moved(*span, places)).collect::<Vec<_>>());
        let speaker = speaker.map(|entity| moved(analysis.entities[entity as usize].mentions[0].span, places));
        format!("{kind:?} {content:?} {cue:?} {cue_class:?} {source:?} {speaker:?} {anonymous} {basis:?}")
    };
    analysis.quotes.iter().map(line).collect()
}

/// All mentions with the type of their entity and the place of its first mention, in the order of the text.
fn mentions(analysis: &Analysis, places: Places) -> Vec<((u32, u32), String)> {
    let mut mentions = Vec::new();
    for entity in &analysis.entities {
        let first = moved(entity.mentions[0].span, places);
        let line = |mention: &Mention| {
            (moved(mention.span, places), format!("{:?} {:?} {first:?}", entity.kind, mention.form))
        };
        mentions.extend(entity.mentions.iter().map(line));
    }
    mentions.sort();
    mentions
}

/// Where the places of `text` lie once each `from` has become `to`.
fn after_replacing<'t>(text: &'t str, from: &'t str, to: &'t str) -> impl Fn(u32) -> u32 + 't {
    move |place| {
        let before = text[..place as usize].matches(from).count();
        (place as usize + before * to.len() - before * from.len()) as u32
    }
}

fn stay(place: u32) -> u32 {
    place
}

#[test]
fn line_ends_change_nothing() {
    check(200, prose(), |text| {
        let places = after_replacing(&text, "\n", "\r\n");
        let (one, other) = (analysed(&text), analysed(&text.replace('\n', "\r\n")));
        assert_eq!(statements(&one, &places), statements(&other, &stay), "{text:?}");
        assert_eq!(mentions(&one, &places), mentions(&other, &stay), "{text:?}");
        assert_eq!(one.sentiment.score, other.sentiment.score, "{text:?}");
        assert_eq!(one.stats.words, other.stats.words, "{text:?}");
    });
}

#[test]
fn a_neutral_paragraph_behind_changes_nothing_before_it() {
    let neutral = select(&[
        "The road from the harbour to the market is four kilometres long and has three bends.",
        "Nobody was hurt.",
        "The office is on the second floor and opens at nine.",
    ]);
    check(200, (prose(), neutral), |(text, neutral)| {
        let (one, other) = (analysed(&text), analysed(&format!("{text}\n\n{neutral}")));
        assert_eq!(statements(&one, &stay), statements(&other, &stay), "{text:?} {neutral}");
        assert_eq!(mentions(&one, &stay), mentions(&other, &stay), "{text:?} {neutral}");
        let words = |analysis: &Analysis| -> Vec<(Span, f64)> {
            analysis.sentiment.words.iter().map(|word| (word.span, word.polarity.get())).collect()
        };
        // "Hurt" is a word of its own.
        let before = |(span, _): &(Span, f64)| (span.start as usize) < text.len();
        let other: Vec<(Span, f64)> = words(&other).into_iter().filter(before).collect();
        assert_eq!(words(&one), other, "{text:?} {neutral}");
    });
}

/// Whether an apostrophe is curly or straight is the same to every step.
#[test]
fn the_form_of_an_apostrophe_changes_nothing() {
    check(200, prose(), |text| {
        let curly = text.replace("‘never again’", "never again");
        let places = after_replacing(&curly, "’", "'");
        let (one, other) = (analysed(&curly), analysed(&curly.replace('’', "'")));
        assert_eq!(statements(&one, &places), statements(&other, &stay), "{text:?}");
        assert_eq!(mentions(&one, &places), mentions(&other, &stay), "{text:?}");
    });
}

/// Straight quotation marks open and close as the curly ones do. What the learned passes make of them may differ: they have
/// seen whether a mark is curly.
#[test]
fn straight_marks_pair_as_curly_ones() {
    check(200, prose(), |curly| {
        let straight = curly.replace(['“', '”'], "\"");
        let characters = |text: &str| -> Vec<(usize, usize)> {
            let count = |place: u32| text[..place as usize].chars().count();
            text::read(text).quotations.iter().map(|q| (count(q.span.start), count(q.span.end))).collect()
        };
        assert_eq!(characters(&curly), characters(&straight), "{curly:?}");
    });
}

/// Another well-known name of the same type and length in a name's place.
#[test]
fn other_names_change_no_place() {
    let person = select(&["Amir Haddad", "Omar Rashid", "Ravi Sharma"]);
    let town = select(&["Bristol", "Managua", "Jakarta", "Karachi", "Toronto"]);
    check(200, (prose(), person, town), |(text, person, town)| {
        let renamed = text.replace("Kofi Mensah", person).replace("Nairobi", town);
        assert_eq!(renamed.len(), text.len(), "names of one length");
        let (one, other) = (analysed(&text), analysed(&renamed));
        assert_eq!(statements(&one, &stay), statements(&other, &stay), "{text:?} {person} {town}");
        assert_eq!(mentions(&one, &stay), mentions(&other, &stay), "{text:?} {person} {town}");
    });
}
