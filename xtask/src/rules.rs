//! What each rule is worth: how often it fires, how often it is right, and what is lost without it. Owns the counting over
//! annotated articles, not the rules. A statement is right whose source meets that of an annotated one and half of whose
//! words are shared with it; exactly right, where all words are.

use std::{collections::BTreeSet, path::Path};

use anyhow::Result;
use article_analyzer::internals::{
    coreference, entities,
    quotes::{
        self,
        columns::Columns,
        merge::{self, candidates::candidates},
        readings::Readings,
    },
    speakers,
    syntax::{pos, role_phrase::TaggedText},
    text,
};
use article_analyzer::{
    Span,
    analysis::{Quote, Rule},
};

use crate::{
    reading,
    train::{data, quotes::gold},
    workspace,
};

/// Words of content and of source.
type Words = [BTreeSet<usize>; 2];

/// The files that rules are measured on, with their names in the table.
const FILES: [(&str, &str); 3] =
    [("train", "quotes/train.jsonl"), ("dev", "quotes/dev.jsonl"), ("world", "world/train.jsonl")];

/// How often something was found, right and exactly right.
#[derive(Clone, Copy, Default)]
struct Count {
    found: usize,
    right: usize,
    exact: usize,
}

impl Count {
    fn add(&mut self, (right, exact): (bool, bool)) {
        self.found += 1;
        self.right += usize::from(right);
        self.exact += usize::from(exact);
    }
}

/// Prints the table, and how well confidence tells what is right.
///
/// # Errors
/// Where the data is missing or wrong.
pub fn print(data: &Path) -> Result<()> {
    let folder = workspace::root().join("models");
    let (models, judge) = (reading::models(&folder)?, reading::judge(&folder)?);
    for (name, file) in FILES {
        let articles = read(data, file)?;
        let mut fired = vec![Count::default(); Rule::ALL.len()];
        let mut without = vec![[0; 2]; Rule::ALL.len()];
        let mut tenths = [Count::default(); 10];
        let (mut all, mut gold_count) = ([0; 2], 0);
        for article in &articles {
            let document = text::read(&article.text);
            let tags = pos::tag(&document);
            let named = entities::find(&document, &tags);
            let (columns, readings) = quotes::read(&document, &tags, &named.entities, &models);
            let gold = gold_words(&columns, article);
            gold_count += gold.len();
            let found = |readings: Readings| {
                let mut named = named.clone();
                let statements = merge::merge(&columns, candidates(&columns, &named.entities, readings), &judge);
                let text = TaggedText { document: &document, tags: &columns.tags };
                let meant = coreference::find(text, &mut named, &statements);
                speakers::find(&document, &named.entities, &statements, &meant)
            };
            let whole = found(readings.clone());
            for quote in &whole {
                let is = judged(&words_of(&columns, quote), &gold);
                fired[quote.rule as usize].add(is);
                tenths[((quote.confidence.get() * 10.0) as usize).min(9)].add(is);
            }
            let count = |quotes: &[Quote]| [quotes.len(), matched(&columns, quotes, &gold)];
            let counted = count(&whole);
            all = [all[0] + counted[0], all[1] + counted[1]];
            for (&rule, without) in Rule::ALL.iter().zip(&mut without) {
                let mut fewer = readings.clone();
                fewer.ruled.statements.retain(|statement| statement.rule != rule);
                fewer.learned.retain(|(statement, _)| statement.rule != rule);
                let unchanged = fewer.ruled.statements.len() == readings.ruled.statements.len()
                    && fewer.learned.len() == readings.learned.len();
                let counted = if unchanged { counted } else { count(&found(fewer)) };
                *without = [without[0] + counted[0], without[1] + counted[1]];
            }
        }
        let f1 = |[found, right]: [usize; 2]| 2.0 * right as f64 / (found + gold_count).max(1) as f64;
        println!("\n{name}: {} articles, F1 of who said what {:.4}", articles.len(), f1(all));
        println!("{:24} {:>6} {:>6} {:>6} {:>8}", "rule", "fired", "right", "exact", "lost");
        for (rule, (fired, without)) in Rule::ALL.iter().zip(fired.iter().zip(&without)) {
            let share = |part: usize| part as f64 / fired.found.max(1) as f64;
            let (right, exact) = (share(fired.right), share(fired.exact));
            let lost = f1(all) - f1(*without);
            println!("{:24} {:6} {right:6.3} {exact:6.3} {lost:+8.4}", rule.as_str(), fired.found);
        }
        println!("confidence: right, of");
        for (tenth, count) in tenths.iter().enumerate() {
            let right = count.right as f64 / count.found.max(1) as f64;
            println!("{:.1} {right:6.3} {:6}", tenth as f64 / 10.0, count.found);
        }
    }
    Ok(())
}

/// The annotated articles of a file.
fn read(data: &Path, file: &str) -> Result<Vec<gold::Article>> {
    let path = data.join(file);
    if file.starts_with("quotes") { gold::articles(&path) } else { gold::world(&path) }
}

/// The words of the tokens of some spans.
fn words(columns: &Columns, spans: &[Span]) -> BTreeSet<usize> {
    let tokens = spans.iter().filter_map(|&span| data::tokens(columns.document, span)).flatten();
    tokens.filter(|&token| columns.is_word(token)).collect()
}

fn gold_words(columns: &Columns, article: &gold::Article) -> Vec<Words> {
    let words = |spans: &[Span]| words(columns, spans);
    article.attributions.iter().map(|[source, _, content]| [words(content), words(source)]).collect()
}

fn words_of(columns: &Columns, quote: &Quote) -> Words {
    [words(columns, &quote.content), words(columns, &quote.source)]
}

/// Whether one of `gold` has the same words, at least half of them, and whether all.
fn judged([content, source]: &Words, gold: &[Words]) -> (bool, bool) {
    let who = |theirs: &BTreeSet<usize>| {
        source.is_empty() && theirs.is_empty() || source.intersection(theirs).next().is_some()
    };
    let meant = gold.iter().filter(|[said, theirs]| who(theirs) && shared(content, said));
    meant.fold((false, false), |(_, exact), [said, _]| (true, exact || content == said))
}

/// Whether two contents share half of their words.
fn shared(one: &BTreeSet<usize>, other: &BTreeSet<usize>) -> bool {
    2 * one.intersection(other).count() >= one.union(other).count().max(1)
}

/// How many of `gold` are found with the right source, each by a quote of its own.
fn matched(columns: &Columns, quotes: &[Quote], gold: &[Words]) -> usize {
    let mut left: Vec<Words> = quotes.iter().map(|quote| words_of(columns, quote)).collect();
    let mut right = 0;
    for one in gold {
        if let Some(index) = left.iter().position(|theirs| judged(theirs, std::slice::from_ref(one)).0) {
            left.swap_remove(index);
            right += 1;
        }
    }
    right
}
