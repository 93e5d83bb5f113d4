//! How many of the statements marked in an article an analysis finds, as counts. Owns the matching, not the floors.
//!
//! Quotes carry the labels of `quotes` in `labels.rs`; a speaker can have alternatives, `content 3: anonymous / Ministry`.
//! `maybe 3: SPEAKER` is a statement that readers could argue about: finding it is no mistake, nor is missing it.

use crate::marked::{Case, Mark};
use article_analyzer::{
    Analysis, Span,
    analysis::{Form, Quote},
};
use std::collections::BTreeMap;

/// How many were marked, how many of those were found, and how many were found in all.
#[derive(Clone, Copy, Debug, Default)]
pub struct Found {
    /// Marked in the article.
    pub marked: usize,
    /// Found by the analysis.
    pub found: usize,
    /// Marked and found.
    pub right: usize,
}

impl Found {
    /// Adds the counts of another article.
    pub fn add(&mut self, other: Self) {
        self.marked += other.marked;
        self.found += other.found;
        self.right += other.right;
    }
}

/// `part / whole`, 1 for nothing of nothing.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// The counts of the quotes of an article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quotes {
    /// Content found: at least half of a marked content in one quote of its own.
    pub content: Found,
    /// Of the quotes found, those whose speaker is the marked one, or rightly nobody.
    pub speaker: usize,
    /// Of the quotes found, those that are rightly anonymous, or rightly not.
    pub anonymous: usize,
    /// Marked cues, and those of them that the quote found has.
    pub cue: (usize, usize),
    /// Marked classes of cues, and those of them that the quote found has.
    pub class: (usize, usize),
    /// Marked sources, and those of them that the quote found has.
    pub source: (usize, usize),
}

impl Quotes {
    /// Adds the counts of another article.
    pub fn add(&mut self, other: &Self) {
        self.content.add(other.content);
        self.speaker += other.speaker;
        self.anonymous += other.anonymous;
        for (sum, more) in
            [(&mut self.cue, other.cue), (&mut self.class, other.class), (&mut self.source, other.source)]
        {
            *sum = (sum.0 + more.0, sum.1 + more.1);
        }
    }
}

/// A marked quote.
#[derive(Debug, Default)]
struct Expected<'c> {
    content: Vec<&'c Mark>,
    cue: Vec<&'c Mark>,
    source: Vec<&'c Mark>,
    /// Who may be the speaker.
    speakers: Vec<&'c str>,
    class: Option<&'c str>,
    /// Whether it may be left out.
    maybe: bool,
}

/// The marked quotes of a case by their numbers.
fn expected(case: &Case) -> Result<BTreeMap<u32, Expected<'_>>, String> {
    let mut quotes: BTreeMap<u32, Expected<'_>> = BTreeMap::new();
    for mark in &case.marks {
        let wrong = || format!("{}: no label of a quote: {}", case.name, mark.label);
        let (word, rest) = mark.label.split_once(' ').ok_or_else(wrong)?;
        let (number, speaker) = rest.split_once(": ").map_or((rest, None), |(number, who)| (number, Some(who)));
        let (number, class) = number.split_once(' ').map_or((number, None), |(number, class)| (number, Some(class)));
        let quote = quotes.entry(number.parse().map_err(|_| wrong())?).or_default();
        match word {
            "content" | "maybe" => {
                quote.maybe = word == "maybe";
                quote.content.push(mark);
                quote.speakers = speaker.ok_or_else(wrong)?.split(" / ").collect();
            }
            "cue" => {
                quote.cue.push(mark);
                quote.class = class;
            }
            "source" => quote.source.push(mark),
            _ => return Err(wrong()),
        }
    }
    match quotes.iter().find(|(_, quote)| quote.content.is_empty()) {
        Some((number, _)) => Err(format!("{}: quote {number} has no content", case.name)),
        None => Ok(quotes),
    }
}

/// How many bytes the marks and the spans share.
fn overlap(marks: &[&Mark], spans: &[Span]) -> usize {
    let pairs = marks.iter().flat_map(|mark| spans.iter().map(move |span| (mark, span)));
    pairs.map(|(mark, span)| mark.end.min(span.end as usize).saturating_sub(mark.start.max(span.start as usize))).sum()
}

/// Whether the speaker of `quote` is one of `names`.
fn speaks(analysis: &Analysis, quote: &Quote, names: &[&str], text: &str) -> bool {
    let Some(speaker) = quote.speaker else { return names.iter().any(|name| ["?", "anonymous"].contains(name)) };
    let entity = &analysis.entities[speaker as usize];
    let named = |mention: &&article_analyzer::analysis::Mention| mention.form == Form::Name;
    let written = entity.mentions.iter().filter(named);
    let mut written = written.map(|mention| &text[mention.span.start as usize..mention.span.end as usize]);
    names.contains(&entity.name.as_str()) || written.any(|form| names.contains(&form))
}

/// Compares the quotes of an analysis with the marked ones; the lines say what is wrong.
pub fn quotes(case: &Case, analysis: &Analysis) -> Result<(Quotes, Vec<String>), String> {
    let expected = expected(case)?;
    let words = |marks: &[&Mark]| -> String {
        marks.iter().map(|mark| &case.text[mark.start..mark.end]).collect::<Vec<_>>().join(" … ")
    };
    // Pairs that share half of the marked content, the best first; each quote has one partner.
    let mut pairs = Vec::new();
    for (number, marked) in &expected {
        let wanted: usize = marked.content.iter().map(|mark| mark.end - mark.start).sum();
        for (index, quote) in analysis.quotes.iter().enumerate() {
            let common = overlap(&marked.content, &quote.content);
            if 2 * common >= wanted {
                let has: usize = quote.content.iter().map(|span| (span.end - span.start) as usize).sum();
                pairs.push((1_000_000 * common / (wanted + has - common), *number, index));
            }
        }
    }
    pairs.sort_by_key(|&(score, number, index)| (usize::MAX - score, number, index));
    let (mut partner, mut taken) = (BTreeMap::new(), BTreeMap::new());
    for (_, number, index) in pairs {
        if !partner.contains_key(&number) && !taken.contains_key(&index) {
            partner.insert(number, index);
            taken.insert(index, number);
        }
    }
    let (mut counts, mut complaints) = (Quotes::default(), Vec::new());
    counts.content.found = analysis.quotes.len();
    for (number, marked) in &expected {
        let found = partner.get(number).map(|index| &analysis.quotes[*index]);
        if marked.maybe {
            counts.content.found -= usize::from(found.is_some());
            continue;
        }
        counts.content.marked += 1;
        counts.cue.0 += usize::from(!marked.cue.is_empty());
        counts.class.0 += usize::from(marked.class.is_some());
        counts.source.0 += usize::from(!marked.source.is_empty());
        let Some(quote) = found else {
            complaints.push(format!("missed: {} ({})", words(&marked.content), marked.speakers.join(" / ")));
            continue;
        };
        counts.content.right += 1;
        if speaks(analysis, quote, &marked.speakers, &case.text) {
            counts.speaker += 1;
        } else {
            let speaker = quote.speaker.map_or("nobody", |entity| &analysis.entities[entity as usize].name);
            complaints.push(format!(
                "speaker {speaker} ({}), not {}: {}",
                quote.basis,
                marked.speakers.join(" / "),
                words(&marked.content)
            ));
        }
        counts.anonymous += usize::from(marked.speakers.iter().any(|who| quote.anonymous == (*who == "anonymous")));
        counts.cue.1 += usize::from(overlap(&marked.cue, &quote.cue) > 0);
        counts.class.1 +=
            usize::from(marked.class.is_some() && marked.class == quote.cue_class.map(|class| class.as_str()));
        counts.source.1 += usize::from(overlap(&marked.source, &quote.source) > 0);
    }
    for (index, quote) in analysis.quotes.iter().enumerate() {
        if !taken.contains_key(&index) {
            let words: Vec<&str> =
                quote.content.iter().map(|span| &case.text[span.start as usize..span.end as usize]).collect();
            complaints.push(format!("too many: {}", words.join(" … ")));
        }
    }
    Ok((counts, complaints))
}
