//! Which tokens belong to names, which praise and blame nobody and count as one word each. Owns that alone.

use crate::{
    analysis::{Entity, EntityType, Form},
    names::mention::LIKELY,
    syntax::Tag,
    text::{Document, TokenKind},
};
use std::ops::Range;

/// Whether a token belongs to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameToken {
    /// It belongs to none.
    No,
    /// It is the first of one.
    First,
    /// It is another one of one.
    Further,
}

/// Which tokens belong to names, of whatever but days, amounts and groups ("the radicals" are a group, and a word).
pub fn of(document: &Document, entities: &[Entity]) -> Vec<NameToken> {
    let mut names = vec![NameToken::No; document.tokens.len()];
    let named = |entity: &&Entity| !matches!(entity.kind, EntityType::Date | EntityType::Money | EntityType::Norp);
    for mention in entities.iter().filter(named).flat_map(|entity| &entity.mentions) {
        if mention.form == Form::Name {
            let tokens = document.tokens_in(mention.span);
            // "Blind obedience": one word that is rather no name is a word.
            if tokens.len() == 1 && mention.confidence.get() < LIKELY {
                continue;
            }
            names[tokens.clone()].fill(NameToken::Further);
            names[tokens].first_mut().into_iter().for_each(|first| *first = NameToken::First);
        }
    }
    names
}

/// The parts of speech `tags`, where each token of a name is a name whatever the tagger makes of it.
pub fn tags(tags: &[Tag], names: &[NameToken]) -> Vec<Tag> {
    let named = |(tag, name): (&Tag, &NameToken)| if *name == NameToken::No { *tag } else { Tag::Name };
    tags.iter().zip(names).map(named).collect()
}

/// How many words the tokens `range` hold. A name is one word: a longer one changes no score.
pub fn words_in(document: &Document, names: &[NameToken], range: &Range<usize>) -> u32 {
    let word = |token: &usize| {
        matches!(document.tokens[*token].kind, TokenKind::Word | TokenKind::Number)
            && names[*token] != NameToken::Further
    };
    range.clone().filter(word).count() as u32
}
