//! How well names are found in annotated articles: strict counts by type, by region, by confidence, and what is wrong, a line
//! each. Owns no learning.

use article_analyzer::Span;
use article_analyzer::internals::{
    lexicon::words::WordLexicon,
    names::detect::{self, LABELS, RIGHT},
    tagger::SimdTagger,
    text,
};

use super::data::Article;

/// Names found, expected and right.
#[derive(Clone, Copy, Default)]
struct Counts {
    gold: usize,
    found: usize,
    right: usize,
}

impl Counts {
    fn add(&mut self, more: Self) {
        self.gold += more.gold;
        self.found += more.found;
        self.right += more.right;
    }

    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// Strict scores of some articles.
#[derive(Default)]
pub struct Scores {
    labels: [Counts; LABELS.len()],
    regions: Vec<(String, Counts)>,
    /// Names found and right, by the steps of [`RIGHT`].
    sure: [Counts; RIGHT.len()],
}

impl Scores {
    pub fn merge(&mut self, other: Self) {
        for (sum, more) in self.labels.iter_mut().zip(other.labels) {
            sum.add(more);
        }
        for (sum, more) in self.sure.iter_mut().zip(other.sure) {
            sum.add(more);
        }
        for (region, more) in other.regions {
            match self.regions.iter_mut().find(|(known, _)| *known == region) {
                Some((_, sum)) => sum.add(more),
                None => self.regions.push((region, more)),
            }
        }
        self.regions.sort_by(|a, b| a.0.cmp(&b.0));
    }

    fn sum(&self, labels: impl Iterator<Item = usize>) -> Counts {
        labels.map(|label| self.labels[label]).fold(Counts::default(), |sum, more| Counts {
            gold: sum.gold + more.gold,
            found: sum.found + more.found,
            right: sum.right + more.right,
        })
    }

    pub fn print(&self) {
        let line = |name: &str, counts: Counts| {
            println!(
                "{name:24} P {:.3} R {:.3} F1 {:.4} (gold {}, found {})",
                counts.right as f64 / counts.found.max(1) as f64,
                counts.right as f64 / counts.gold.max(1) as f64,
                counts.f1(),
                counts.gold,
                counts.found
            );
        };
        for (label, (name, _)) in LABELS.iter().enumerate() {
            line(name, self.labels[label]);
        }
        for (region, counts) in &self.regions {
            line(region, *counts);
        }
        line("person+location+org", self.sum(0..3));
        line("all", self.sum(0..LABELS.len()));
    }

    pub fn print_briefly(&self, name: &str) {
        println!("{name:30} {:.4} {:.4}", self.sum(0..3).f1(), self.sum(0..LABELS.len()).f1());
    }

    /// How often names are right, by how far they are ahead.
    pub fn print_sure(&self) {
        for (step, counts) in self.sure.iter().enumerate() {
            let right = counts.right as f64 / counts.found.max(1) as f64;
            println!("{} halves ahead or more: {right:.3} of {} right", step, counts.found);
        }
    }
}

fn slice(text: &str, span: Span) -> &str {
    &text[span.start as usize..span.end as usize]
}

/// Prints what is wrong, a line each: gold and found with their surroundings.
pub fn print_errors(articles: &[Article], tagger: &SimdTagger, lexicon: &WordLexicon) {
    for article in articles {
        let document = text::read(&article.text);
        let found: Vec<(Span, &str, f64)> = detect::find_with(&document, tagger, lexicon)
            .into_iter()
            .map(|found| {
                let label = LABELS.iter().find(|(_, kind)| *kind == found.kind).map_or("", |label| label.0);
                (found.span, label, found.confidence)
            })
            .collect();
        let around = |span: Span| {
            let from = article.text[..span.start as usize].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
            let to = article.text[span.end as usize..]
                .char_indices()
                .nth(25)
                .map_or(article.text.len(), |(at, _)| span.end as usize + at);
            let text = &article.text;
            let line =
                format!("{}[{}]{}", &text[from..span.start as usize], slice(text, span), &text[span.end as usize..to]);
            line.replace('\n', " / ")
        };
        for (span, kind) in &article.names {
            if !found.iter().any(|(other, label, _)| other == span && label == kind) {
                let instead: Vec<String> = found
                    .iter()
                    .filter(|(other, ..)| other.overlaps(*span))
                    .map(|(other, label, sure)| format!("{} {label} {sure:.2}", slice(&article.text, *other)))
                    .collect();
                println!("MISS {} {kind} | {} | {}", article.region, around(*span), instead.join("; "));
            }
        }
        for (span, label, sure) in &found {
            if !article.names.iter().any(|(other, _)| other.overlaps(*span)) {
                println!("EXTRA {} {label} {sure:.2} | {}", article.region, around(*span));
            }
        }
    }
}

/// The scores of some articles; of an article in which some spans are named, the scores of the names in these.
pub fn evaluate<'a>(
    articles: impl Iterator<Item = (&'a Article, &'a [Span])>,
    tagger: &SimdTagger,
    lexicon: &WordLexicon,
) -> Scores {
    let mut scores = Scores::default();
    for (article, only) in articles {
        let counts = |span: Span| only.is_empty() || only.iter().any(|part| part.contains(span));
        let document = text::read(&article.text);
        let found: Vec<(Span, usize, f64)> = detect::find_with(&document, tagger, lexicon)
            .into_iter()
            .filter_map(|found| {
                let label = LABELS.iter().position(|(_, kind)| *kind == found.kind)?;
                counts(found.span).then_some((found.span, label, found.confidence))
            })
            .collect();
        for (span, label, confidence) in &found {
            let step = RIGHT.partition_point(|&right| right <= *confidence).saturating_sub(1);
            let kind = LABELS[*label].0;
            scores.sure[step].found += 1;
            scores.sure[step].right +=
                usize::from(article.names.iter().any(|(gold, other)| gold == span && other == kind));
        }
        let mut all = Counts::default();
        for (label, (name, _)) in LABELS.iter().enumerate() {
            let gold: Vec<Span> = article
                .names
                .iter()
                .filter(|(span, kind)| kind == name && counts(*span))
                .map(|(span, _)| *span)
                .collect();
            let found: Vec<Span> = found.iter().filter(|found| found.1 == label).map(|found| found.0).collect();
            let right = found.iter().filter(|span| gold.contains(span)).count();
            let sum = |counts: &mut Counts| {
                counts.gold += gold.len();
                counts.found += found.len();
                counts.right += right;
            };
            sum(&mut scores.labels[label]);
            sum(&mut all);
        }
        match scores.regions.iter_mut().find(|(region, _)| *region == article.region) {
            Some((_, counts)) => {
                counts.gold += all.gold;
                counts.found += all.found;
                counts.right += all.right;
            }
            None => scores.regions.push((article.region.clone(), all)),
        }
    }
    scores.regions.sort_by(|a, b| a.0.cmp(&b.0));
    scores
}
