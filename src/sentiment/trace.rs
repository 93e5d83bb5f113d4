//! What training needs to see of sentiment: what stands around a mention. Used by nothing at run time.

use crate::{
    analysis::Entity,
    options::LexiconOptions,
    sentiment::{compose, dependencies::TargetContext, lexicon, name_tokens, polar_words, targets},
    syntax::Tag,
    text::Document,
};
use lexicon_format::target_features::{self, DEPENDENCIES, What};
use std::ops::Range;

/// What stands around a mention: the name of the feature in `lexicons/towards.txt`, its direction and its relevance, unweighed.
pub type Around = Vec<(String, f64, f64)>;

/// What stands around the mention `target`, a range of tokens within one sentence.
pub fn around(document: &Document, tags: &[Tag], entities: &[Entity], target: &Range<usize>) -> Around {
    let names = name_tokens::of(document, entities);
    let places = targets::places(&names);
    let features = target_features::names();
    let sentence = &document.sentences[document.tokens[target.start].sentence as usize];
    let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
    let options = LexiconOptions::default();
    let clauses = compose::clauses(document, &range);
    let own = lexicon::OwnWords::new(&options);
    let words = polar_words::of_sentence(document, tags, &range, &clauses, &own, &names);
    let named_tags = name_tokens::tags(tags, &names);
    let view = TargetContext { document, tags: &named_tags, names: &names, start: range.start, end: range.end };
    let mut around = Around::new();
    let mut push = |what: What, direction, relevance| {
        let name = match what {
            What::Feature(feature) => features[feature.0 as usize].clone(),
            What::Word(dependency, stem) => format!("word {} {stem}", DEPENDENCIES[dependency as usize]),
        };
        around.push((name, direction, relevance));
    };
    let sentence = targets::TargetSentence::new(view, &words, &clauses, &places);
    sentence.around(target, &mut |what, direction, relevance, _| push(what, direction, relevance));
    targets::words_around(&sentence, target, &mut push);
    around
}
