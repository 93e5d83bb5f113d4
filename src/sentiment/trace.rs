//! What training needs to see of sentiment: which entries stand in a sentence, how much of each entry's strength arrives
//! there, and what stands around a mention. Used by nothing at run time.

use crate::{
    analysis::Entity,
    options::LexiconOptions,
    sentiment::{
        compose, find, lexicon, names,
        relation::{self, SLOTS},
        slots::View,
        towards::{self, Says},
    },
    syntax::Tag,
    text::Document,
};
use std::ops::Range;

/// An entry in a sentence.
#[derive(Clone, Debug)]
pub struct Trace {
    /// The headword.
    pub head: String,
    /// Bits of the parts of speech of its entry.
    pub pos: u8,
    /// Its strength by itself, in [-1, 1].
    pub strength: f64,
    /// How much of it arrives: polarity over strength, times the weight that "but" gives; 0 for words that only act.
    pub arrives: f64,
}

/// The entries in the tokens `range` of one sentence.
pub fn entries(document: &Document, tags: &[Tag], range: Range<usize>) -> Vec<Trace> {
    let options = LexiconOptions::default();
    let own = lexicon::Own::new(&options);
    let words = compose::compose(document, &range, find::find(document, tags, range.clone(), &own));
    let traced = words.iter().map(|word| Trace {
        head: word.hit.head.to_owned(),
        pos: word.hit.entry,
        strength: word.hit.strength,
        arrives: if word.hit.strength == 0.0 { 0.0 } else { word.polarity * word.weight / word.hit.strength },
    });
    traced.collect()
}

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
