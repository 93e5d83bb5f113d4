//! The articles written for this project: how many of their statements are found with their speakers, how many of their names, and whether a page
//! pasted with its furniture says the same as the article alone. Owns the floors. `cargo test --test articles -- --nocapture`
//! prints what each article gives; with `EXPLAIN=1` it names every difference.

#[path = "support/marked.rs"]
mod marked;
#[path = "support/measure.rs"]
mod measure;
#[path = "support/measure_names.rs"]
mod measure_names;

use article_analyzer::{Analysis, Settings, Span, analyze};
use marked::Case;
use measure::{Found, Quotes, share};
use measure_names::Names;
use std::path::Path;

/// The articles whose file is named `NAME.KIND.txt`.
fn articles(kind: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let cases = marked::load(&folder).unwrap_or_else(|error| panic!("{error}"));
    cases.into_iter().filter(|case| case.name.contains(&format!(".{kind}: "))).collect()
}

/// The name of an article without the kind of its file.
fn title(case: &Case) -> &str {
    case.name.split(['/', '.']).nth(1).unwrap_or_default()
}

fn analyzed(case: &Case) -> Analysis {
    analyze(&case.text, &Settings::default()).unwrap_or_else(|error| panic!("{}: {error}", case.name))
}

/// Prints what is wrong where the reader has asked for it.
fn explain(complaints: &[String]) {
    if std::env::var_os("EXPLAIN").is_some() {
        complaints.iter().for_each(|complaint| println!("    {complaint}"));
    }
}

/// At least 200 statements in at least 14 articles; nine speakers in ten are right.
#[test]
fn statements_have_their_speakers() {
    let mut all = Quotes::default();
    let cases = articles("quotes");
    let line = |title: &str, counts: &Quotes| {
        let Quotes { content, .. } = counts;
        println!(
            "{title:14} {:4} marked, {:.3} found, {:.3} with the right speaker, {:3} too many; of those found: speaker {:.3}, \
             anonymous {:.3}, cue {:.3}, class {:.3}, source {:.3}",
            content.marked,
            share(content.right, content.marked),
            share(counts.speaker, content.marked),
            content.found - content.right,
            share(counts.speaker, content.right),
            share(counts.anonymous, content.right),
            share(counts.cue.1, counts.cue.0),
            share(counts.class.1, counts.class.0),
            share(counts.source.1, counts.source.0),
        );
    };
    for case in &cases {
        let (counts, complaints) = measure::quotes(case, &analyzed(case)).unwrap_or_else(|error| panic!("{error}"));
        line(title(case), &counts);
        explain(&complaints);
        all.add(&counts);
    }
    line("all", &all);
    let found = share(all.content.right, all.content.marked);
    assert!(found >= FOUND, "{found:.3} of the statements are found");
    let wrong = share(all.content.found - all.content.right, all.content.found);
    assert!(wrong <= EXTRA, "{wrong:.3} of what is found nobody says");
    let speaker = share(all.speaker, all.content.marked);
    assert!(speaker >= SPEAKER, "{speaker:.3} of the statements have their speaker");
}

/// The share of the marked statements that are found, at least.
const FOUND: f64 = 0.95;
/// The share of what is found that answers no marked statement, at most.
const EXTRA: f64 = 0.15;
/// The share of the marked statements that have their speaker, at least.
const SPEAKER: f64 = 0.91;

/// Names have their types and stand for whom they mean, and so do pronouns and descriptions.
#[test]
fn names_mean_somebody() {
    let mut all = Names::default();
    let line = |title: &str, counts: &Names| {
        println!(
            "{title:14} {:4} names F1 {:.3}, of the right entity {:.3}; he and she {:.3} of {}, {} found; descriptions {:.3} of {}, {} found; \
             roles {:.3} of {}, {} found",
            counts.name.marked,
            f1(counts.name),
            share(counts.grouped.1, counts.grouped.0),
            share(counts.pronoun.right, counts.pronoun.marked),
            counts.pronoun.marked,
            counts.pronoun.found,
            share(counts.nominal.right, counts.nominal.marked),
            counts.nominal.marked,
            counts.nominal.found,
            share(counts.role.right, counts.role.marked),
            counts.role.marked,
            counts.role.found,
        );
    };
    let quotes = articles("quotes");
    for case in &articles("names") {
        let same = quotes.iter().find(|other| title(other) == title(case));
        assert!(same.is_some_and(|other| other.text == case.text), "{} is two articles", title(case));
        let (counts, complaints) = measure_names::names(case, &analyzed(case));
        line(title(case), &counts);
        explain(&complaints);
        all.add(&counts);
    }
    line("all", &all);
    let names = f1(all.name);
    assert!(names >= NAMES, "names have F1 {names:.3}");
    let pronouns = share(all.pronoun.right, all.pronoun.marked);
    assert!(pronouns >= PRONOUNS, "{pronouns:.3} of he and she are the one meant");
}

/// The harmonic mean of precision and recall.
fn f1(counts: Found) -> f64 {
    share(2 * counts.right, counts.marked + counts.found)
}

/// F1 of names with their types, at least.
const NAMES: f64 = 0.85;
/// The share of `he`, `she`, `his` and `her` with the entity meant, at least.
const PRONOUNS: f64 = 0.74;

/// What a reader is told about headline and body, without places in the text. Who is meant by a source is left out: a caption
/// may give a speaker his full name.
#[derive(Debug, PartialEq)]
struct Told {
    statements: Vec<String>,
    colours: Vec<String>,
    score: f64,
    totals: String,
}

/// A text as it is read: one space between words, and nothing that is not seen.
fn read(text: &str) -> String {
    let text = text.replace("&nbsp;", " ").replace('\u{AD}', "");
    let text = text.replace("&ldquo;", "“").replace("&rdquo;", "”").replace("&rsquo;", "’");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn told(case: &Case, analysis: &Analysis) -> Told {
    let words = |spans: &[Span]| -> String {
        let words = spans.iter().map(|span| read(&case.text[span.start as usize..span.end as usize]));
        words.collect::<Vec<_>>().join(" … ")
    };
    let kinds = analysis.paragraphs.iter().filter(|paragraph| {
        use article_analyzer::analysis::ParagraphKind::{Body, Dateline, Heading, Headline};
        [Body, Dateline, Heading, Headline].contains(&paragraph.kind)
    });
    let kept: Vec<Span> = kinds.map(|paragraph| paragraph.span).collect();
    let counts = |span: Span| kept.iter().any(|kept| kept.start <= span.start && span.end <= kept.end);
    let stats = &analysis.stats;
    Told {
        statements: (analysis.quotes.iter())
            .map(|quote| format!("{}: {}", words(&quote.source), words(&quote.content)))
            .collect(),
        colours: (analysis.sentiment.words.iter().filter(|word| counts(word.span)))
            .map(|word| format!("{} {}", words(&[word.span]), word.polarity.get()))
            .collect(),
        score: analysis.sentiment.score.get(),
        totals: format!(
            "{} words, {} sentences, quoted {}, anonymous {}, tones {:?} and {:?}",
            stats.words,
            stats.sentences,
            stats.quoted_share.get(),
            stats.anonymous_share.get(),
            stats.own_tone.map(|tone| tone.get()),
            stats.quoted_tone.map(|tone| tone.get())
        ),
    }
}

/// The furniture of a page puts no word into anybody's mouth, adds nothing to the tone and takes nothing from the body.
#[test]
fn a_page_says_the_same_as_its_article() {
    let (pages, plain) = (articles("pasted"), articles("quotes"));
    let mut different = Vec::new();
    for page in &pages {
        let title = title(page);
        let article = plain.iter().find(|article| self::title(article) == title);
        let article = article.unwrap_or_else(|| panic!("{title} is not there without its furniture"));
        let furniture = |start: usize| {
            let mark = page.marks.iter().find(|mark| mark.start <= start && start < mark.end);
            mark.is_some_and(|mark| !["headline", "heading", "dateline"].contains(&mark.label.as_str()))
        };
        let body: String = page.text.char_indices().filter(|(at, _)| !furniture(*at)).map(|(_, c)| c).collect();
        assert_eq!(read(&body), read(&article.text), "{title} is another article without its furniture");
        let (here, there) = (told(page, &analyzed(page)), told(article, &analyzed(article)));
        if here != there {
            let lost = there
                .statements
                .iter()
                .filter(|line| !here.statements.contains(line))
                .map(|line| format!("lost: {line}"));
            let more = here
                .statements
                .iter()
                .filter(|line| !there.statements.contains(line))
                .map(|line| format!("more: {line}"));
            explain(&lost.chain(more).collect::<Vec<_>>());
            different.push(format!("{title}: {} {}\nnot {} {}", here.score, here.totals, there.score, there.totals));
        }
    }
    assert_eq!(pages.len(), 6, "six styles");
    assert!(different.is_empty(), "{}", different.join("\n"));
}
