//! Who said what, measured on articles of `data/world` as the scorer beside them does it: pairs of annotated and found
//! statements, what of them is right, and where the rest goes. Owns the rules of counting, not where quotes come from.
//!
//! A statement is found by a quote with which it shares 0.6 of the letters of both; its source is right where the two
//! overlap, its speaker where the names mean the same. A quote is right that is found so, or lies within a statement.

use std::collections::BTreeSet;

use article_analyzer::{
    Span,
    analysis::{CueClass, Entity, Quote, QuoteKind},
};

use super::{
    gold::{Article, Statement},
    names,
};

/// What two contents have to share to be one.
const SAME: f64 = 0.6;
/// The share of a quote that has to lie within a statement to be part of it.
const WITHIN: f64 = 0.9;
/// From this confidence on, quotes are shown as sure.
const SURE: f64 = 0.6;

/// How many were annotated, found, found with the right source, and with the right speaker.
#[derive(Clone, Copy, Default)]
pub struct Found {
    gold: usize,
    found: usize,
    source: usize,
    speaker: usize,
}

/// How many quotes were made, and how many of them are right.
#[derive(Clone, Copy, Default)]
pub struct Share {
    pub right: usize,
    pub of: usize,
}

impl Share {
    pub fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    pub fn ratio(self) -> f64 {
        self.right as f64 / self.of.max(1) as f64
    }
}

/// The counts over articles, of speech alone; thoughts are counted apart.
#[derive(Clone, Default)]
pub struct Counts {
    articles: usize,
    /// Direct, mixed, indirect.
    kinds: [Found; 3],
    thoughts: Found,
    /// Quotes that are speech, and those of thoughts.
    made: [Share; 2],
    /// Quotes that are speech and sure.
    sure: Share,
    /// Quotes of speech that are not matched to a thought.
    predicted: usize,
    /// What was not found: nothing near, cut otherwise, no cue, on another's cue.
    lost: [usize; 4],
    /// What is wrong: nothing there, overlaps, lies inside.
    wrong: [usize; 3],
    /// By tenths of confidence: whether content and source are right.
    tenths: [Tenth; 10],
    /// The confidence of each quote, and whether content and source are right.
    pub claims: Vec<(f64, bool)>,
}

/// Quotes of about the same confidence.
#[derive(Clone, Copy, Default)]
pub struct Tenth {
    right: usize,
    of: usize,
    sum: f64,
}

/// Adds a quote of this confidence to its tenth.
pub fn calibrate(tenths: &mut [Tenth; 10], confidence: f64, right: bool) {
    let tenth = &mut tenths[((confidence * 10.0) as usize).min(9)];
    tenth.right += usize::from(right);
    tenth.of += 1;
    tenth.sum += confidence;
}

/// Prints what was claimed and what is right, by tenths of confidence.
pub fn print_calibration(tenths: &[Tenth; 10]) {
    println!("  confidence: claimed, right, of");
    for tenth in tenths.iter().filter(|tenth| tenth.of > 0) {
        let (claimed, right) = (tenth.sum / tenth.of as f64, tenth.right as f64 / tenth.of as f64);
        let off = if tenth.of > 20 && (claimed - right).abs() > 0.07 { "  off" } else { "" };
        println!("    {claimed:.3} {right:.3} {:5}{off}", tenth.of);
    }
}

/// A content as its letters.
type Letters = BTreeSet<u32>;

fn letters(text: &str, spans: &[Span]) -> Letters {
    let of = |span: &Span| {
        let (start, part) = (span.start, &text[span.start as usize..span.end as usize]);
        part.char_indices()
            .filter(|(_, letter)| letter.is_alphanumeric())
            .map(move |(at, _)| start + at as u32)
            .collect::<Vec<_>>()
    };
    spans.iter().flat_map(of).collect()
}

fn common(one: &Letters, other: &Letters) -> f64 {
    let apart = |one: &Letters, other: &Letters| one.last() < other.first();
    if apart(one, other) || apart(other, one) { 0.0 } else { one.intersection(other).count() as f64 }
}

/// What two contents share of all that both have.
fn likeness(one: &Letters, other: &Letters) -> f64 {
    let common = common(one, other);
    common / (one.len() as f64 + other.len() as f64 - common).max(1.0)
}

fn overlap(one: &[Span], other: &[Span]) -> bool {
    one.iter().any(|one| other.iter().any(|other| one.overlaps(*other)))
}

/// Whether a quote is a thought, by its cue.
fn is_thought(quote: &Quote) -> bool {
    matches!(quote.cue_class, Some(CueClass::Think | CueClass::Intend))
}

/// Pairs of annotated statements and quotes, one to one; those that agree best are taken first.
pub fn pairs(text: &str, gold: &[Statement], quotes: &[Quote]) -> Vec<Option<usize>> {
    let ours: Vec<Letters> = quotes.iter().map(|quote| letters(text, &quote.content)).collect();
    let mut pairs = Vec::new();
    for (index, statement) in gold.iter().enumerate() {
        let theirs = letters(text, &statement.content);
        for (place, (quote, ours)) in quotes.iter().zip(&ours).enumerate() {
            let likeness = likeness(&theirs, ours);
            if likeness >= SAME {
                let agrees = |one: Option<Span>, other: &[Span]| f64::from(u8::from(overlap(one.as_slice(), other)));
                let sort = f64::from(u8::from(statement.thought == is_thought(quote)));
                let score = likeness
                    + 0.2 * agrees(statement.source, &quote.source)
                    + 0.1 * agrees(statement.cue, &quote.cue)
                    + 0.05 * sort;
                pairs.push((score, index, place));
            }
        }
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let mut found = vec![None; gold.len()];
    let mut taken = vec![false; quotes.len()];
    for (_, index, place) in pairs {
        if found[index].is_none() && !taken[place] {
            (found[index], taken[place]) = (Some(place), true);
        }
    }
    found
}

impl Counts {
    /// Counts an article whose quotes these are; `entities` by the numbers that speakers have.
    pub fn add(&mut self, article: &Article, entities: &[Entity], quotes: &[Quote]) {
        let text = &article.text;
        self.articles += 1;
        let gold = &article.statements;
        let theirs: Vec<Letters> = gold.iter().map(|statement| letters(text, &statement.content)).collect();
        let ours: Vec<Letters> = quotes.iter().map(|quote| letters(text, &quote.content)).collect();
        let pairs = pairs(text, gold, quotes);
        let mut matched: Vec<Option<usize>> = vec![None; quotes.len()];
        for (index, statement) in gold.iter().enumerate() {
            let quote = pairs[index].map(|place| &quotes[place]);
            if let Some(place) = pairs[index] {
                matched[place] = Some(index);
            }
            let speaker = quote.is_some_and(|quote| right_speaker(statement, quote, entities));
            let source = quote.is_some_and(|quote| right_source(statement, quote, speaker));
            let counts = if statement.thought { &mut self.thoughts } else { &mut self.kinds[place_of(statement.kind)] };
            counts.gold += 1;
            counts.found += usize::from(quote.is_some());
            counts.source += usize::from(source);
            counts.speaker += usize::from(speaker);
            if quote.is_none() && !statement.thought {
                self.lost[why_lost(statement, &theirs[index], quotes, &ours)] += 1;
            }
        }
        for (place, quote) in quotes.iter().enumerate() {
            let meant = matched[place].map(|index| &gold[index]);
            let within = |theirs: &Letters| {
                let ours = &ours[place];
                !ours.is_empty() && common(ours, theirs) >= WITHIN * ours.len() as f64 || likeness(ours, theirs) >= SAME
            };
            let right = meant.is_some() || theirs.iter().any(within);
            self.made[usize::from(is_thought(quote))].add(right);
            let speaker = meant.is_some_and(|statement| right_speaker(statement, quote, entities));
            let exact = meant.is_some_and(|statement| right_source(statement, quote, speaker));
            calibrate(&mut self.tenths, quote.confidence.get(), exact);
            self.claims.push((quote.confidence.get(), exact));
            if is_thought(quote) {
                continue;
            }
            self.predicted += usize::from(meant.is_none_or(|statement| !statement.thought));
            if quote.confidence.get() >= SURE {
                self.sure.add(right);
            }
            if meant.is_none() {
                let touches = theirs.iter().any(|theirs| common(&ours[place], theirs) > 0.0);
                self.wrong[if right { 2 } else { usize::from(touches) }] += 1;
            }
        }
    }

    /// All speech.
    fn speech(&self) -> Found {
        self.kinds.iter().fold(Found::default(), |sum, kind| Found {
            gold: sum.gold + kind.gold,
            found: sum.found + kind.found,
            source: sum.source + kind.source,
            speaker: sum.speaker + kind.speaker,
        })
    }

    /// F1 of who said what, by source and by speaker.
    pub fn f1(&self) -> [f64; 2] {
        let speech = self.speech();
        let f1 = |right: usize| 2.0 * right as f64 / (speech.gold + self.predicted).max(1) as f64;
        [f1(speech.source), f1(speech.speaker)]
    }

    /// Prints all of it.
    pub fn print(&self) {
        println!("{} articles", self.articles);
        let names = ["direct", "mixed", "indirect", "all", "thoughts"];
        println!("  {:9} {:>6} {:>6} {:>6} {:>7}", "", "of", "found", "source", "speaker");
        for (name, kind) in names.iter().zip(self.kinds.iter().chain([&self.speech(), &self.thoughts])) {
            let share = |part: usize| part as f64 / kind.gold.max(1) as f64;
            let (found, source, speaker) = (share(kind.found), share(kind.source), share(kind.speaker));
            println!("  {name:9} {:6} {found:6.3} {source:6.3} {speaker:7.3}", kind.gold);
        }
        let [source, speaker] = self.f1();
        let [speech, thoughts] = self.made.map(|share| format!("{:.3} ({}/{})", share.ratio(), share.right, share.of));
        println!("  who said what, F1: by source {source:.4}, by speaker {speaker:.4}");
        let sure = format!("{:.3} ({}/{})", self.sure.ratio(), self.sure.right, self.sure.of);
        println!("  precision of quotes {speech}, with confidence {SURE} {sure}, of thoughts {thoughts}");
        let [near, cut, cueless, other] = self.lost;
        println!("  lost: nothing near {near}, cut otherwise {cut}, without a cue {cueless}, on another's cue {other}");
        let [nothing, overlaps, inside] = self.wrong;
        println!("  claimed: nothing there {nothing}, overlaps {overlaps}, lies inside {inside}");
        print_calibration(&self.tenths);
    }
}

fn place_of(kind: QuoteKind) -> usize {
    match kind {
        QuoteKind::Direct => 0,
        QuoteKind::Mixed => 1,
        _ => 2,
    }
}

fn right_speaker(statement: &Statement, quote: &Quote, entities: &[Entity]) -> bool {
    let name = quote.speaker.and_then(|speaker| entities.iter().find(|entity| entity.id == speaker));
    names::same(statement.speaker.as_deref(), name.map(|entity| entity.name.as_str()))
}

fn right_source(statement: &Statement, quote: &Quote, speaker: bool) -> bool {
    match statement.source {
        Some(source) => overlap(&[source], &quote.source),
        None => quote.source.is_empty() || speaker,
    }
}

/// Why a statement was not found: the place in [`Counts::lost`].
fn why_lost(statement: &Statement, theirs: &Letters, quotes: &[Quote], ours: &[Letters]) -> usize {
    let Some(cue) = statement.cue else { return 2 };
    let near = quotes.iter().zip(ours).filter(|(_, ours)| common(ours, theirs) > 0.0);
    let mut best: Option<(f64, bool)> = None;
    for (quote, ours) in near {
        let likeness = likeness(ours, theirs);
        if best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, overlap(&[cue], &quote.cue)));
        }
    }
    match best {
        None => 0,
        Some((_, true)) => 1,
        Some((_, false)) => 3,
    }
}
