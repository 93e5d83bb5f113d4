//! The candidates of the training articles, each found by weights that have not seen its article, with whether it is right.
//! Owns what counts as right, not what is learned from it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Result, anyhow};
use article_analyzer::Span;
use article_analyzer::internals::{
    quotes::{
        judge::features::{Feature, TEMPLATES},
        learned::Models,
        statement::Statement,
    },
    text::{Document, Run},
};

use crate::{
    cases::marked::{self, Mark},
    reading,
    train::quotes::{
        gold::{self, Article, Guide},
        lesson,
    },
};

use super::logistic::Example;
use crate::workspace;

/// How much a candidate of an example of the list of cues counts.
const LISTED: f64 = 1.0;

/// How much a candidate of the project's own marked-up sentences counts.
const MARKED: f64 = 2.0;

/// What two contents have to share to be one.
const SAME: f64 = 0.6;

/// A candidate as it is learned from.
pub struct Judged {
    /// What is learned from it.
    pub example: Example,
    /// What is seen of it in an analysis.
    pub seen: Vec<Feature>,
    /// The fold of its article.
    pub fold: usize,
    /// By which guide it is right; `None` where the project's own sentences say so.
    pub guide: Option<Guide>,
}

/// How many features there are.
pub fn count() -> usize {
    TEMPLATES.iter().map(|template| template.size).sum()
}

/// The candidates of both train files. Those of PolNeAR count so much and have every feature once more for themselves,
/// in which what is special about its guide is learned, and left behind (Daumé 2007).
pub fn all(data: &Path, other: f64, models: &[Models]) -> Result<Vec<Judged>> {
    let mut first = Vec::new();
    let mut offset = 0;
    for template in TEMPLATES {
        first.push(offset);
        offset += template.size as u32;
    }
    let mut all = Vec::new();
    let mut missing = Missing::default();
    let files = [gold::articles(&data.join("quotes/train.jsonl"))?, gold::world(&data.join("world/train.jsonl"))?];
    for (index, article) in files.iter().flat_map(|articles| articles.iter().enumerate()) {
        let fold = lesson::fold(index);
        let (document, list) = reading::all_candidates(&article.text, &models[fold]);
        let gold = gold_letters(article);
        let mut found = vec![false; gold.len()];
        let statements: Vec<Statement> = list.iter().map(|(candidate, _)| candidate.statement.clone()).collect();
        for (candidate, seen) in list {
            // PolNeAR tells nothing of what goes on without a cue.
            if article.guide == Guide::PolNeAR && candidate.statement.cue.is_empty() {
                continue;
            }
            let mut features: Vec<u32> =
                seen.iter().map(|feature| first[usize::from(feature.template)] + u32::from(feature.value)).collect();
            if article.guide == Guide::PolNeAR {
                let copies: Vec<u32> = features.iter().map(|feature| feature + offset).chain([2 * offset]).collect();
                features.extend(copies);
            }
            let meant = meant(&article.text, &document, &candidate.statement, &gold);
            let right = meant.is_some();
            if let Some(meant) = meant {
                found[meant] = true;
            }
            let weight = if article.guide == Guide::World { 1.0 } else { other };
            let example = Example { features, right: f64::from(u8::from(right)), weight };
            all.push(Judged { example, seen, fold, guide: Some(article.guide) });
        }
        if article.guide == Guide::World {
            missing.add(article, &document, &statements, &gold, &found);
        }
    }
    println!("statements of the world and their candidates: {missing:?}");
    all.extend(listed(models, &first)?);
    all.extend(marked(models, &first)?);
    Ok(all)
}

/// The statements that the examples of the list of cues promise: those whose cue holds the entry, of its class. What else is
/// found there may be right or wrong.
fn listed(models: &[Models], first: &[u32]) -> Result<Vec<Judged>> {
    let mut all = Vec::new();
    let list = fs::read_to_string(workspace::root().join("lexicons/cues.txt"))?;
    for (index, line) in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).enumerate() {
        let columns: Vec<&str> = line.split("  ").map(str::trim).filter(|column| !column.is_empty()).collect();
        let [_, _, class, _, example] = columns[..] else { continue };
        let fold = lesson::fold(index);
        let (document, list) = reading::all_candidates(example, &models[fold]);
        for (candidate, seen) in list {
            let statement = &candidate.statement;
            if statement.class(&document).is_none_or(|found| found.as_str() != class) {
                continue;
            }
            let features =
                seen.iter().map(|feature| first[usize::from(feature.template)] + u32::from(feature.value)).collect();
            let example = Example { features, right: 1.0, weight: LISTED };
            all.push(Judged { example, seen, fold, guide: None });
        }
    }
    Ok(all)
}

/// The candidates of the marked-up sentences of `tests/cases/quotes`, right where they are marked: no annotated article says
/// as much of what is no statement, "The job demands strong arms", and of rare shapes.
fn marked(models: &[Models], first: &[u32]) -> Result<Vec<Judged>> {
    let mut all = Vec::new();
    let cases = marked::load(&workspace::root().join("tests/cases/quotes")).map_err(|error| anyhow!(error))?;
    for (index, case) in cases.iter().enumerate() {
        let article = Article {
            id: case.name.clone(),
            guide: Guide::World,
            text: case.text.clone(),
            attributions: attributions(&case.marks),
        };
        let fold = lesson::fold(index);
        let (document, list) = reading::all_candidates(&article.text, &models[fold]);
        let gold = gold_letters(&article);
        for (candidate, seen) in list {
            let features =
                seen.iter().map(|feature| first[usize::from(feature.template)] + u32::from(feature.value)).collect();
            let right = meant(&article.text, &document, &candidate.statement, &gold).is_some();
            let example = Example { features, right: f64::from(u8::from(right)), weight: MARKED };
            all.push(Judged { example, seen, fold, guide: None });
        }
    }
    Ok(all)
}

/// Source, cue and content of each statement, by the numbers that its marks have: `source 1`, `cue 1 deny`, `content 1: ?`.
fn attributions(marks: &[Mark]) -> Vec<[Vec<Span>; 3]> {
    let mut all: BTreeMap<&str, [Vec<Span>; 3]> = BTreeMap::new();
    for mark in marks {
        let mut words = mark.label.split([' ', ':']);
        let (Some(name), Some(number)) = (words.next(), words.next()) else { continue };
        let Some(part) = ["source", "cue", "content"].iter().position(|part| name == *part) else { continue };
        all.entry(number).or_default()[part].push(Span::new(mark.start, mark.end));
    }
    all.into_values().filter(|spans| !spans[2].is_empty()).collect()
}

/// Why statements are not among the candidates.
#[derive(Debug, Default)]
struct Missing {
    there: usize,
    without_cue: usize,
    no_such_cue: usize,
    other_source: usize,
    cut_otherwise: usize,
}

impl Missing {
    fn add(&mut self, article: &Article, document: &Document, list: &[Statement], gold: &[Letters], found: &[bool]) {
        for ((attribution, letters), &found) in article.attributions.iter().zip(gold).zip(found) {
            let spans = |runs: &[Run]| runs.iter().map(|run| run.span(document)).collect::<Vec<_>>();
            let same_cue = |one: &Statement| {
                spans(&one.cue).iter().any(|cue| attribution[1].iter().any(|gold| gold.overlaps(*cue)))
            };
            let only_content = [[letters[0].clone(), BTreeSet::new()]];
            let same_content = |one: &Statement| {
                let one = Statement { source: Vec::new(), ..one.clone() };
                meant(&article.text, document, &one, &only_content).is_some()
            };
            let count = match () {
                () if found => &mut self.there,
                () if list.iter().any(same_content) => &mut self.other_source,
                () if attribution[1].is_empty() => &mut self.without_cue,
                () if list.iter().any(same_cue) => &mut self.cut_otherwise,
                () => &mut self.no_such_cue,
            };
            *count += 1;
        }
    }
}

/// Letters of content and of source.
type Letters = [BTreeSet<u32>; 2];

fn letters(text: &str, spans: &[Span]) -> BTreeSet<u32> {
    let of = |span: &Span| {
        let (start, part) = (span.start, &text[span.start as usize..span.end as usize]);
        let letters = part.char_indices().filter(|(_, letter)| letter.is_alphanumeric());
        letters.map(move |(at, _)| start + at as u32).collect::<Vec<_>>()
    };
    spans.iter().flat_map(of).collect()
}

fn gold_letters(article: &Article) -> Vec<Letters> {
    let of = |[source, _, content]: &[Vec<Span>; 3]| [letters(&article.text, content), letters(&article.text, source)];
    article.attributions.iter().map(of).collect()
}

/// The statement that somebody annotated with this content, or most of it, and with this source.
fn meant(text: &str, document: &Document, statement: &Statement, gold: &[Letters]) -> Option<usize> {
    let spans = |runs: &[Run]| runs.iter().map(|run| run.span(document)).collect::<Vec<_>>();
    let (content, source) = (letters(text, &spans(&statement.content)), letters(text, &spans(&statement.source)));
    let (Some(&from), Some(&to)) = (content.first(), content.last()) else { return None };
    gold.iter().position(|[said, theirs]| {
        let near = said.first().is_some_and(|&first| first <= to) && said.last().is_some_and(|&last| last >= from);
        let who = if theirs.is_empty() { source.is_empty() } else { source.intersection(theirs).next().is_some() };
        near && who && {
            let common = content.intersection(said).count() as f64;
            common >= SAME * (content.len() as f64 + said.len() as f64 - common)
        }
    })
}
