//! What is asked while annotated documents are read, and which of the candidates are right: of every pronoun and description
//! in `data/coref`, of every source in `data/world`. Owns how annotations and candidates are put side by side.

use std::path::Path;

use anyhow::{Context, Result, anyhow};
use article_analyzer::Span;
use article_analyzer::internals::{
    coreference::{
        self, Asked,
        weights::{Asker, CoreferenceWeights, Facts},
    },
    entities::{self, NamedEntities},
    quotes::{self, statement::Statement},
    syntax::{Tag, pos, role_phrase::TaggedText},
    text::{self, Document, Run},
};

use crate::{
    cases::marked::{self, Case},
    train::data,
    workspace,
    world::{
        gold::{self, Article},
        names,
    },
};

/// How much an example of the project's own marked-up sentences counts.
const MARKED: f64 = 1.0;

/// Whoever may be meant.
pub struct Candidate {
    /// Whether it is an entity.
    pub named: bool,
    /// Whether it is meant.
    pub right: bool,
    /// What is known of it.
    pub facts: Facts,
}

/// Something that was asked.
pub struct Example {
    /// The document.
    pub document: usize,
    /// What asked.
    pub asker: Asker,
    /// Whoever may be meant.
    pub candidates: Vec<Candidate>,
    /// How much it counts.
    pub weight: f64,
}

impl Example {
    /// Whether an entity is meant.
    pub fn is_named(&self) -> bool {
        self.candidates.iter().any(|candidate| candidate.named && candidate.right)
    }
}

/// The documents of one part of both folders.
pub struct Sources {
    texts: Vec<Annotated>,
    articles: Vec<Article>,
    cases: Vec<Case>,
}

/// A document as every reading for who is meant finds it.
struct Prepared<'s> {
    document: Document<'s>,
    tags: Vec<Tag>,
    named: NamedEntities,
    statements: Vec<Statement>,
    gold: Gold<'s>,
}

/// How a document is annotated.
enum Gold<'s> {
    Mentions(&'s Annotated),
    Statements(&'s Article),
    Case(&'s Case),
}

/// All documents.
pub struct Documents<'s> {
    all: Vec<Prepared<'s>>,
    /// How much an example of an article counts.
    world: f64,
}

/// A document of `data/coref`.
struct Annotated {
    text: String,
    mentions: Vec<Mention>,
}

/// A mention as somebody annotated it.
struct Mention {
    head: Span,
    entity: String,
}

/// Reads both files of a part.
pub fn read(folder: &Path, part: &str) -> Result<Sources> {
    let texts = data::read_lines(&folder.join(format!("coref/{part}.jsonl")), annotated)?;
    let articles = gold::articles(&folder.join(format!("world/{part}.jsonl")))?;
    Ok(Sources { texts, articles, cases: Vec::new() })
}

/// The marked-up sentences of `tests/cases/quotes`: no annotated article has as many mayors who are not the nurse spoken of
/// just before.
pub fn cases() -> Result<Vec<Case>> {
    marked::load(&workspace::root().join("tests/cases/quotes")).map_err(|error| anyhow!(error))
}

fn annotated(line: &str) -> Result<Annotated> {
    let value: serde_json::Value = serde_json::from_str(line)?;
    let text = value["text"].as_str().context("no text")?.to_owned();
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut mentions = Vec::new();
    for mention in value["mentions"].as_array().context("no mentions")? {
        let at = |place: usize| mention["head"][place].as_u64().and_then(|point| bytes.get(point as usize)).copied();
        let head = Span::new(at(0).context("no head")?, at(1).context("no head")?);
        mentions.push(Mention { head, entity: mention["entity"].as_str().context("no entity")?.to_owned() });
    }
    Ok(Annotated { text, mentions })
}

impl Sources {
    /// The same with marked-up sentences.
    #[must_use]
    pub fn with(self, cases: Vec<Case>) -> Self {
        Self { cases, ..self }
    }

    /// The documents with their names and statements; `world` is how much an example of an article counts.
    pub fn documents(&self, world: f64) -> Documents<'_> {
        let texts = self.texts.iter().map(|annotated| prepare(&annotated.text, Gold::Mentions(annotated)));
        let articles = self.articles.iter().map(|article| prepare(&article.text, Gold::Statements(article)));
        let cases = self.cases.iter().map(|case| prepare(&case.text, Gold::Case(case)));
        Documents { all: texts.chain(articles).chain(cases).collect(), world }
    }
}

fn prepare<'s>(text: &'s str, gold: Gold<'s>) -> Prepared<'s> {
    let document = text::read(text);
    let tags = pos::tag(&document);
    let named = entities::find(&document, &tags);
    let (tags, statements) = {
        let (columns, statements) = quotes::find(&document, &tags, &named.entities);
        (columns.tags.to_vec(), statements)
    };
    Prepared { document, tags, named, statements, gold }
}

impl Documents<'_> {
    /// What is asked in all documents when they are read with some weights.
    pub fn examples(&self, weights: &CoreferenceWeights) -> Vec<Example> {
        let mut examples = Vec::new();
        for (number, Prepared { document, tags, named, statements, gold }) in self.all.iter().enumerate() {
            let text = TaggedText { document, tags };
            for question in coreference::questions(text, named, statements, weights) {
                match gold {
                    Gold::Mentions(annotated) => {
                        let Some(meant) = entities_meant(annotated, document, named, &question) else { continue };
                        examples.push(example(number, question, 1.0, |entity| meant.contains(&entity)));
                    }
                    Gold::Statements(article) => {
                        let Some(speaker) = speaker(article, document, &question, statements) else { continue };
                        let name = |entity: u32| named.entities[entity as usize].name.as_str();
                        let meant = |entity: u32| names::same(speaker, Some(name(entity)));
                        examples.push(example(number, question, self.world, meant));
                    }
                    Gold::Case(case) => {
                        let Some(speaker) = marked_speaker(case, document, &question, statements) else { continue };
                        let name = |entity: u32| named.entities[entity as usize].name.as_str();
                        let meant = |entity: u32| names::same(speaker, Some(name(entity)));
                        examples.push(example(number, question, MARKED, meant));
                    }
                }
            }
        }
        examples
    }
}

fn example(document: usize, question: Asked, weight: f64, meant: impl Fn(u32) -> bool) -> Example {
    let right = |who: Option<u32>| who.is_some_and(&meant);
    let any = question.candidates.iter().any(|(who, _)| right(*who));
    let candidate = |(who, facts): (Option<u32>, Facts)| Candidate {
        named: who.is_some(),
        right: if any { right(who) } else { who.is_none() },
        facts,
    };
    let candidates = question.candidates.into_iter().map(candidate).collect();
    Example { document, asker: question.asker, candidates, weight }
}

/// The entities that are who is meant by what asks; none where nobody annotated it.
fn entities_meant(
    annotated: &Annotated,
    document: &Document,
    named: &NamedEntities,
    question: &Asked,
) -> Option<Vec<u32>> {
    let head = document.tokens[question.tokens.end - 1].span;
    let mention = annotated.mentions.iter().find(|mention| mention.head.overlaps(head))?;
    let mut meant = Vec::new();
    let same = annotated.mentions.iter().filter(|other| other.entity == mention.entity);
    for other in same.filter(|other| other.head.of(&annotated.text).starts_with(char::is_uppercase)) {
        for (entity, of) in (0..).zip(&named.entities) {
            if of.mentions.iter().any(|name| name.span.overlaps(other.head)) {
                meant.push(entity);
            }
        }
    }
    Some(meant)
}

/// Whom an article says the statement is by whose source asks; none where no statement was annotated there.
fn speaker<'a>(
    article: &'a Article,
    document: &Document,
    question: &Asked,
    statements: &[Statement],
) -> Option<Option<&'a str>> {
    let statement = &statements[question.statement? as usize];
    let span = |run: &Run| run.span(document);
    let gold = article.statements.iter().find(|gold| match (statement.source.first(), gold.source) {
        (Some(ours), Some(theirs)) => span(ours).overlaps(theirs),
        (None, _) => {
            let first = statement.content.first().map(span);
            first.is_some_and(|first| gold.content.iter().any(|content| alike(first, *content)))
        }
        _ => false,
    })?;
    Some(gold.speaker.as_deref())
}

/// Whom a mark says the statement is by whose source asks, `content 1: Ana Rusu`; none where nothing is marked there.
fn marked_speaker<'a>(
    case: &'a Case,
    document: &Document,
    question: &Asked,
    statements: &[Statement],
) -> Option<Option<&'a str>> {
    let statement = &statements[question.statement? as usize];
    let first = statement.content.first()?.span(document);
    let label = case.marks.iter().find_map(|mark| {
        let label = mark.label.strip_prefix("content")?;
        alike(first, Span::new(mark.start, mark.end)).then_some(label)
    })?;
    let speaker = label.split_once(": ")?.1;
    Some((!matches!(speaker, "?" | "anonymous" | "anonymous / ?")).then_some(speaker))
}

/// Whether two spans share more than half of what both cover.
fn alike(one: Span, other: Span) -> bool {
    let common = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    2 * common as usize > one.join(other).len()
}
