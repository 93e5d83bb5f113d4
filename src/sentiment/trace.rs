//! What training needs to see of sentiment: what stands around a mention. Used by nothing at run time.

use crate::{
    analysis::Entity,
    options::LexiconOptions,
    sentiment::{
        compose, lexicon, names,
        relation::{self, SLOTS},
        slots::View,
        towards::{self, Says},
    },
    syntax::Tag,
    text::Document,
};
use std::ops::Range;

/// What stands around a mention: the name of the part in `lexicons/towards.txt`, its favour and its bearing, unweighed.
pub type Around = Vec<(String, f64, f64)>;

/// What stands around the mention `target`, a range of tokens within one sentence.
pub fn around(document: &Document, tags: &[Tag], entities: &[Entity], target: &Range<usize>) -> Around {
    let names = names(document, entities);
    let places = towards::places(&names);
    let parts = relation::names();
    let sentence = &document.sentences[document.tokens[target.start].sentence as usize];
    let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
    let options = LexiconOptions::default();
    let words = super::words(document, tags, &range, &lexicon::Own::new(&options), &names);
    let clauses = compose::clauses(document, &range);
    let view = View { document, tags, names: &names, start: range.start, end: range.end };
    let mut around = Around::new();
    towards::Sentence::new(view, &words, &clauses, &places).around(target, &mut |says, favour, bearing, _| {
        let name = match says {
            Says::Part(part) => parts[part.0 as usize].clone(),
            Says::Word(slot, stem) => format!("word {} {stem}", SLOTS[slot as usize]),
        };
        around.push((name, favour, bearing));
    });
    around
}
