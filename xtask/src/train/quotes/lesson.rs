//! What is learned from: annotated articles as their columns and attributions, each with its fold and with how much its
//! errors count. Owns which articles teach, not what.

use std::path::Path;

use anyhow::Result;
use article_analyzer::internals::{
    quotes::learned::feature_columns::FeatureColumns,
    syntax::pos::{self, Tag},
    text::{self, Document},
};

use super::gold::{self, Article, Attribution, Guide};

/// The training articles are tagged by models that have not seen them: one for each fold.
pub const FOLDS: usize = 5;

/// The fold of the article at a place in its file.
pub fn fold(index: usize) -> usize {
    index % FOLDS
}

/// An article to learn from.
pub struct Lesson<'d> {
    /// What features are made of.
    pub view: FeatureColumns<'d>,
    /// What somebody annotated.
    pub gold: Vec<Attribution>,
    /// How it was annotated.
    pub guide: Guide,
    /// The fold that it is held out with.
    pub fold: usize,
    /// How much its errors count.
    pub weight: f32,
}

/// The articles of both train files, of PolNeAR every Nth.
pub fn articles(data: &Path, every: usize) -> Result<Vec<Article>> {
    let mut articles = gold::articles(&data.join("quotes/train.jsonl"))?;
    let mut index = 0;
    articles.retain(|_| {
        index += 1;
        index % every == 0
    });
    articles.extend(gold::world(&data.join("world/train.jsonl"))?);
    Ok(articles)
}

/// The articles as documents, with the parts of speech of their tokens.
pub fn read(articles: &[Article]) -> (Vec<Document<'_>>, Vec<Vec<Tag>>) {
    let documents: Vec<Document> = articles.iter().map(|article| text::read(&article.text)).collect();
    let tags = documents.iter().map(pos::tag).collect();
    (documents, tags)
}

/// The lessons of `articles`, which were read as `documents` with their `tags`; those of the world count `world` times.
pub fn lessons<'d>(
    articles: &[Article],
    documents: &'d [Document<'d>],
    tags: &'d [Vec<Tag>],
    world: f32,
) -> Vec<Lesson<'d>> {
    let mut counts = [0; 2];
    let mut lessons = Vec::with_capacity(articles.len());
    for ((article, document), tags) in articles.iter().zip(documents).zip(tags) {
        let count = &mut counts[article.guide as usize];
        let fold = fold(*count);
        *count += 1;
        lessons.push(Lesson {
            view: FeatureColumns::new(document, tags),
            gold: gold::runs(article, document),
            guide: article.guide,
            fold,
            weight: if article.guide == Guide::World { world } else { 1.0 },
        });
    }
    lessons
}
