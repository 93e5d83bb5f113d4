//! The entities of the analysis: names with their clusters and roles. Owns how the finds of `names` are put together,
//! and finds nothing itself; pronouns and descriptions are added by `coreference`.

use crate::{
    analysis::{Entity, EntityType, Form, Mention, MentionBasis},
    lexicon::nouns::Sex,
    names::{
        self,
        clusters::{self, stated_type},
        mention::NameMention,
        own::OwnNames,
        roles,
    },
    score::Score,
    sort,
    span::Span,
    syntax::{Tag, role_phrase::TaggedText},
    text::Document,
};
use std::ops::Range;

/// The entities of a document by their names, and what is said of them there.
#[derive(Clone, Debug, Default)]
pub struct NamedEntities {
    /// In no particular order, without salience.
    pub entities: Vec<Entity>,
    /// What is said beside names, in no particular order.
    pub said: Vec<Said>,
}

/// What the text says of somebody at a name.
#[derive(Clone, Debug)]
pub struct Said {
    /// Where the name stands.
    pub name: Span,
    /// The tokens of the role; empty for a bare form of address.
    pub tokens: Range<usize>,
    /// The noun that says it.
    pub head: usize,
    /// The sex that the noun, or the form of address, gives.
    pub sex: Option<Sex>,
}

/// The entities of a document; `tags` are its parts of speech. Pronouns and descriptions, sentiment and quotes are filled
/// in by the rooms that know them.
pub fn find(document: &Document, tags: &[Tag]) -> NamedEntities {
    find_with(document, tags, &OwnNames::default())
}

/// [`find`], with a caller's own names.
pub fn find_with(document: &Document, tags: &[Tag], own: &OwnNames) -> NamedEntities {
    let text = TaggedText { document, tags };
    let matches = own.matches(document);
    let (names, casing) = names::find(document, tags, own, &matches);
    let mut clusters = clusters::cluster(document, &casing, &names, &stated_type::stated_types(text, &names));
    let owned = own.settle(document, &casing, &names, &matches, &mut clusters);
    let types: Vec<EntityType> = clusters.of.iter().map(|(cluster, _)| clusters.all[*cluster as usize].kind).collect();
    let roles = roles::find(text, &names, &types);
    let mut entities: Vec<Entity> = Vec::with_capacity(clusters.all.len());
    let mut said = Vec::with_capacity(roles.len());
    for cluster in &clusters.all {
        let mentions = cluster.mentions.iter().map(|&name| {
            let NameMention { span, basis, confidence, .. } = names[name as usize];
            let basis = clusters.of[name as usize].1.unwrap_or(basis);
            mention(span, Form::Name, basis, confidence)
        });
        let fullest = &names[cluster.fullest as usize];
        if cluster.sex.is_some() {
            said.push(Said { name: fullest.span, tokens: 0..0, head: 0, sex: cluster.sex });
        }
        entities.push(Entity {
            id: entities.len() as u32,
            name: written(document, &names[cluster.shown as usize]),
            kind: cluster.kind,
            role: None,
            salience: Score::default(),
            sentiment: None,
            mentions: mentions.collect(),
        });
    }
    for (cluster, name) in owned {
        name.clone_into(&mut entities[cluster as usize].name);
    }
    for role in roles {
        said.push(Said {
            name: names[role.name as usize].span,
            tokens: role.tokens.clone(),
            head: role.head,
            sex: role.sex,
        });
        if role.tokens.is_empty() {
            continue;
        }
        let entity = &mut entities[clusters.of[role.name as usize].0 as usize];
        let span = document.tokens[role.tokens.start].span.join(document.tokens[role.tokens.end - 1].span);
        if entity.role.is_none_or(|known| known.len() < span.len()) {
            entity.role = Some(span);
        }
    }
    NamedEntities { entities, said }
}

/// A mention that nothing more is known of.
pub fn mention(span: Span, form: Form, basis: MentionBasis, confidence: f64) -> Mention {
    Mention { span, form, basis, confidence: Score::new(confidence), sentiment: None, quote: None }
}

/// Puts the mentions of all entities in order.
pub fn sort_mentions(entities: &mut [Entity]) {
    for entity in entities {
        sort::stable_by_key(&mut entity.mentions, |mention| mention.span.key());
    }
}

/// A name as it stands in the text, with single spaces and without what is invisible; "Al- Rahim" is Al-Rahim.
fn written(document: &Document, name: &NameMention) -> String {
    let mut out = String::new();
    let hyphen = |token: usize| name.tokens.contains(&token) && matches!(document.lower(token), "-" | "\u{2010}");
    let spaced = |token: usize| document.tokens[token].spaced;
    for token in name.tokens.clone() {
        let before = token.wrapping_sub(1);
        let strays = hyphen(before) && !spaced(before)
            || hyphen(token) && name.tokens.contains(&(token + 1)) && !spaced(token + 1);
        if token > name.tokens.start && spaced(token) && !strays {
            out.push(' ');
        }
        out.push_str(document.form(token));
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::{Settings, analyze};

    #[test]
    fn the_name_shown_stands_in_the_articles_own_voice() {
        let cases = [
            ("Voss won the seat on Monday. “Lazy Harlan Voss will lose,” said Piet Marr. Voss laughed.", "Voss"),
            ("Ana Maria Rusu opened the bridge. Ana Rusu cut the ribbon. Ana Rusu left at noon.", "Ana Rusu"),
            ("Jun Nakamura spoke first. J. Nakamura signed the letter. J. Nakamura sent it.", "Jun Nakamura"),
            ("Talal Al- Khaled left on Monday. Al- Khaled gave no reason.", "Talal Al-Khaled"),
            ("Norwegian boats left at noon. Norwegian crews waved. Norway paid for the fuel.", "Norway"),
        ];
        let first = |text| analyze(text, &Settings::default()).expect("short enough").entities[0].name.clone();
        assert_eq!(cases.map(|(text, _)| first(text)), cases.map(|(_, name)| name.to_owned()));
    }
}
