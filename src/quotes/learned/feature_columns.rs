//! What the learned passes look at beside the columns that all readings share: words as hashes, their classes, quotation
//! marks, the cues, verbs and clause edges around each token. Owns these, not the features made of them.

use crate::{hash, names::detect, quotes::columns::Columns, syntax::Tag, text::Document};

/// No token, no quotation.
pub const NONE: u32 = u32::MAX;

/// Stands for every name.
const NAME: u64 = 0x6e61_6d65;

/// Where a token stands to the quotation marks around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Marked {
    /// Outside of all quotations.
    No,
    /// It is the mark that opens the outermost one.
    Opens,
    /// Between the marks.
    Inside,
    /// It is the mark that closes the outermost one.
    Closes,
}

/// The columns of a document that features are made of.
pub struct FeatureColumns<'d> {
    /// What all readings look at.
    pub columns: Columns<'d>,
    /// Hashes of the words in lower case. All names are one word: who somebody is says nothing of who speaks.
    pub lower: Vec<u64>,
    /// Hashes of the words without their inflection.
    pub stem: Vec<u64>,
    /// Classes of words used alike; 0 where a word has none.
    pub class: Vec<u8>,
    /// Where tokens stand to quotation marks.
    pub marked: Vec<Marked>,
    /// The outermost quotation, or [`NONE`].
    pub outer: Vec<u32>,
    /// The listed cue before each token in its sentence, or [`NONE`].
    pub cue_before: Vec<u32>,
    /// The listed cue after each token in its sentence, or [`NONE`].
    pub cue_after: Vec<u32>,
    /// The verb after each token in its sentence, or [`NONE`].
    pub verb_after: Vec<u32>,
    /// The last clause edge at or before each token in its sentence (comma, conjunction, mark), or [`NONE`].
    pub edge: Vec<u32>,
    /// Which clause edge a token is, less than 32; 0 for none.
    pub edge_kind: Vec<u8>,
    /// Whether a token begins with a capital.
    pub capital: Vec<bool>,
}

/// A word without the commonest endings of verbs and nouns: "praising", "praised" and "praises" give "prais".
fn strip_inflection(word: &str) -> &str {
    if word.len() < 5 {
        return word;
    }
    for ending in ["ing", "ed", "es", "s", "e"] {
        if let Some(rest) = word.strip_suffix(ending).filter(|rest| rest.len() > 2) {
            return rest;
        }
    }
    word
}

/// Words and marks at which clauses begin or end, and those that do so where their tag says it.
const EDGES: [&str; 8] = [",", ";", ":", "that", "—", "–", "(", ")"];
const LINKS: [&str; 15] =
    ["and", "or", "but", "which", "who", "what", "how", "when", "where", "why", "whom", "whose", "nor", "yet", "while"];

/// Which clause edge a token is; 0 for none. Links that are not listed are told by their tag.
fn edge_kind(tag: Tag, lower: &str) -> u8 {
    let place = |list: &[&str], word: &str| list.iter().position(|&listed| listed == word).map(|place| place as u8);
    let link = match tag {
        Tag::Conjunction => 1,
        Tag::WhDeterminer => 2,
        Tag::WhPronoun => 3,
        Tag::WhAdverb => 4,
        Tag::Mark | Tag::Preposition | Tag::Determiner | Tag::Adverb | Tag::Pronoun => {
            return place(&EDGES, lower).map_or(0, |place| 1 + place);
        }
        _ => return 0,
    };
    let first = 1 + EDGES.len() as u8;
    match (place(&EDGES, lower), place(&LINKS, lower)) {
        (Some(place), _) => 1 + place,
        (None, Some(place)) => first + place,
        (None, None) => first + LINKS.len() as u8 + link - 1,
    }
}

impl<'d> FeatureColumns<'d> {
    /// Looks at a document whose tokens have the parts of speech `tags`.
    pub fn new(document: &'d Document<'d>, tags: &'d [Tag]) -> Self {
        let count = document.tokens.len();
        let mut view = Self {
            columns: Columns::new(document, tags),
            lower: Vec::with_capacity(count),
            stem: Vec::with_capacity(count),
            class: Vec::with_capacity(count),
            marked: Vec::with_capacity(count),
            outer: Vec::with_capacity(count),
            cue_before: vec![NONE; count],
            cue_after: vec![NONE; count],
            verb_after: vec![NONE; count],
            edge: vec![NONE; count],
            edge_kind: vec![0; count],
            capital: Vec::with_capacity(count),
        };
        let mut outermost: Vec<u32> = Vec::with_capacity(document.quotations.len());
        for (index, quotation) in document.quotations.iter().enumerate() {
            outermost.push(quotation.parent.map_or(index as u32, |parent| outermost[parent as usize]));
        }
        let lexicon = detect::lexicon();
        for (token, (&tag, &hash)) in tags.iter().zip(&document.hashes).enumerate() {
            let lower = document.lower(token);
            view.class.push(lexicon.word(hash).class);
            view.capital.push(document.is_capital(token));
            let name = tag == Tag::Name;
            view.lower.push(if name { NAME } else { hash });
            view.stem.push(if name { NAME } else { hash::text(strip_inflection(lower)) });
            let outer = document.tokens[token].quotation.map_or(NONE, |inner| outermost[inner as usize]);
            view.outer.push(outer);
            view.marked.push(match document.quotations.get(outer as usize) {
                None => Marked::No,
                Some(quotation) if quotation.open as usize == token => Marked::Opens,
                Some(quotation) if quotation.close == Some(token as u32) => Marked::Closes,
                Some(_) => Marked::Inside,
            });
        }
        for sentence in &document.sentences {
            view.look_around(sentence.tokens.start as usize, sentence.tokens.end as usize);
        }
        view
    }

    /// Notes the cues, verbs and clause edges around each token of a sentence.
    fn look_around(&mut self, from: usize, to: usize) {
        let Columns { document, tags, cue, .. } = &self.columns;
        let mut last = NONE;
        let mut edge = NONE;
        for token in from..to {
            self.cue_before[token] = last;
            if cue[token] & 1 == 1 {
                last = token as u32;
            }
            self.edge_kind[token] = edge_kind(tags[token], document.lower(token));
            if self.edge_kind[token] != 0 {
                edge = token as u32;
            }
            self.edge[token] = edge;
        }
        let (mut next, mut verb) = (NONE, NONE);
        for token in (from..to).rev() {
            self.cue_after[token] = next;
            self.verb_after[token] = verb;
            if cue[token] & 1 == 1 {
                next = token as u32;
            }
            if tags[token].is_verb() || tags[token] == Tag::Modal {
                verb = token as u32;
            }
        }
    }
}
