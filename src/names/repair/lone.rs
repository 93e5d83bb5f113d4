//! People who go by a given name alone: "Bob likes the sea", "Yesterday Abdul went home", "Charlotte, 34, lives here". Owns
//! what beside such a name tells that it is somebody's, and how far that is carried; first names that stand before a surname
//! are `people`'s.

use crate::{
    analysis::{EntityType, MentionBasis},
    lexicon::{
        beside_names::{self, BesideName},
        calendar,
        forms_of_address::{self, FormOfAddress},
        function_words::{self, FunctionWord},
        given_names::{self, GivenName},
        lists,
        words::WordLexicon,
    },
    map::Map,
    names::{
        detect::casing::Casing,
        mention::{NameMention, SURE},
        repair::words::{is_shouted, merge, span},
    },
    syntax::Tag,
    text::{Document, TokenKind},
};
use std::ops::Range;

/// Confidence of somebody of whom the words beside the name tell.
const TOLD: f64 = 0.75;

/// Confidence of somebody who is told by the place in the sentence alone.
const PLACED: f64 = 0.6;

/// Below this confidence a town that is a given name, too, is likely a person's name.
const UNSURE: f64 = 0.6;

/// How far behind a name stands the pronoun that may mean its bearer, in tokens.
const PRONOUN: usize = 12;

/// What the surroundings of a name say of it wherever it stands in the document.
#[derive(Clone, Copy, Default)]
struct Surroundings {
    person: bool,
    place: bool,
}

/// Adds lone given names that the tagger missed, and makes people of those that it took for places or bodies.
pub fn complete(
    document: &Document,
    tags: &[Tag],
    lexicon: &WordLexicon,
    casing: &Casing,
    mentions: &mut Vec<NameMention>,
) {
    let line = Neighbours { document, tags, lexicon };
    let lone: Vec<usize> = (0..document.tokens.len()).filter(|&token| line.is_lone_given(casing, token)).collect();
    if lone.is_empty() {
        return;
    }
    // The words that the document writes small, too: "the bill".
    let mut small = vec![false; document.forms()];
    for token in 0..document.tokens.len() {
        let (form, lower) = document.numbers(token);
        small[lower] |= form == lower;
    }
    let mut told: Map<u64, Surroundings> = Map::default();
    for &token in &lone {
        let told = told.entry(document.hashes[token]).or_default();
        told.person |= line.tells_person(token);
        told.place |= line.tells_place(token);
    }
    let mut more = Vec::new();
    let mut next = 0;
    for token in lone {
        while next < mentions.len() && mentions[next].tokens.end <= token {
            next += 1;
        }
        let told = told.get(&document.hashes[token]).copied().unwrap_or_default();
        let taken = mentions.get_mut(next).filter(|name| name.tokens.start <= token);
        match taken {
            Some(name) if line.is_behind_opening(&name.tokens, token) => {
                // "Yesterday Clara"
                name.tokens.start = token;
                name.span = span(document, &name.tokens);
            }
            Some(name) if name.tokens.len() == 1 => {
                let open = matches!(name.kind, EntityType::Location | EntityType::Organization | EntityType::Misc);
                let likely = told.person || name.kind != EntityType::Misc && line.is_likely(token, name.confidence);
                if open && likely && !told.place {
                    (name.kind, name.basis) = (EntityType::Person, MentionBasis::Beside);
                    name.confidence = if told.person { TOLD } else { PLACED };
                }
            }
            Some(_) => {}
            None if told.place => {}
            None => {
                let confidence = if told.person { TOLD } else { PLACED };
                if told.person || line.is_placed(token, &small) {
                    let tokens = token..token + 1;
                    let (kind, basis) = (EntityType::Person, MentionBasis::Beside);
                    more.push(NameMention { span: span(document, &tokens), tokens, kind, basis, confidence });
                }
            }
        }
    }
    merge(mentions, more);
}

/// A document as this step looks at what stands beside a name.
struct Neighbours<'d> {
    document: &'d Document<'d>,
    tags: &'d [Tag],
    lexicon: &'d WordLexicon,
}

impl Neighbours<'_> {
    fn lists(&self, token: usize) -> u32 {
        self.lexicon.word(self.document.hashes[token]).lists
    }

    fn has(&self, token: usize, lists: u32) -> bool {
        self.lists(token) & lists != 0
    }

    fn sentence(&self, token: usize) -> Range<usize> {
        let tokens = &self.document.sentences[self.document.tokens[token].sentence as usize].tokens;
        tokens.start as usize..tokens.end as usize
    }

    /// The word at a place of the sentence of `token`, in small letters; nothing beyond its ends.
    fn lower(&self, token: usize, at: usize) -> &str {
        let within = self.sentence(token).contains(&at);
        if within { self.document.lower(at) } else { "" }
    }

    fn tag(&self, token: usize) -> Tag {
        self.tags.get(token).copied().unwrap_or(Tag::Mark)
    }

    /// Whether a capitalised word opens a sentence and is no part of a name behind it: "Yesterday", "When", "Dear".
    fn opens(&self, token: usize) -> bool {
        let lower = self.document.lower(token);
        token == self.sentence(token).start
            && (function_words::is(lower, FunctionWord::Common)
                || calendar::says_when(lower)
                || forms_of_address::is(lower, FormOfAddress::Greeting))
    }

    /// Whether a word is in the list of given names, has a capital that says something, and stands alone.
    fn is_lone_given(&self, casing: &Casing, token: usize) -> bool {
        let document = self.document;
        let info = &document.tokens[token];
        if info.kind != TokenKind::Word
            || !document.is_capital(token)
            || casing.is_loud(info.sentence as usize)
            || is_shouted(document, &(token..token + 1))
            || document.form(token).chars().count() < 3
        {
            return false;
        }
        // "The Imam": a title is none, but for those that people are called, too.
        let given = self.has(token, 1 << lists::GIVEN) && !self.has(token, 1 << lists::TITLE);
        if !given && !given_names::is_given(document.lower(token)) {
            return false;
        }
        let sentence = self.sentence(token);
        let before = token > sentence.start && document.is_capital(token - 1) && !self.opens(token - 1);
        let hyphen = |at: usize| matches!(self.lower(token, at), "-" | "–" | "&");
        let behind = token + 1 < sentence.end && document.is_capital(token + 1);
        // "His Highness the Amir"
        let article = token > sentence.start && self.lower(token, token - 1) == "the";
        !(article || before || behind || hyphen(token + 1) || token > 0 && hyphen(token - 1))
    }

    /// Whether a name begins with the word that only opens its sentence.
    fn is_behind_opening(&self, tokens: &Range<usize>, token: usize) -> bool {
        tokens.start + 1 == token && tokens.end == token + 1
            && self.opens(tokens.start)
            // "April Osei"
            && !self.has(tokens.start, 1 << lists::GIVEN)
    }

    /// Whether what stands beside a name tells that it is a person's: an age, a verb of people, kin, "he" or "she".
    fn tells_person(&self, token: usize) -> bool {
        let document = self.document;
        let end = self.sentence(token).end;
        let lower = |at: usize| self.lower(token, at);
        let age = || {
            lower(token + 1) == ","
                && matches!(lower(token + 3), "," | "." | "and")
                && document.form(token + 2).parse::<u8>().is_ok_and(|age| (1..=110).contains(&age))
        };
        let adverb = token + 1 < end && self.tag(token + 1) == Tag::Adverb;
        let verb = token + 1 + usize::from(adverb);
        let does = || {
            let pair = [lower(verb), lower(verb + 1)].join(" ");
            beside_names::is(lower(verb), BesideName::Does) || beside_names::is(&pair, BesideName::Does)
        };
        let kin = || lower(token + 1) == "'s" && beside_names::is(lower(token + 2), BesideName::Kin);
        let before = |back: usize| token.checked_sub(back).map_or("", lower);
        let comma = usize::from(before(1) == ",");
        // "Hello, Ravi", "thank you, Grace"
        let greeted = || {
            let thanked = before(1 + comma) == "you" && before(2 + comma) == "thank";
            (thanked || forms_of_address::is(before(1 + comma), FormOfAddress::Greeting))
                && matches!(lower(token + 1), "," | "" | "!" | ".")
        };
        // "his wife, Grace"
        let introduced = || comma == 1 && beside_names::is(before(2), BesideName::Kin);
        // "Kenya danced"
        let country = self.has(token, 1 << lists::COUNTRY);
        age() || kin() || greeted() || introduced() || !country && (does() || self.is_meant(token, verb))
    }

    /// Whether a name is the subject and "he" or "she" comes before anybody else does.
    fn is_meant(&self, token: usize, verb: usize) -> bool {
        let end = self.sentence(token).end;
        if verb >= end || !self.tag(verb).is_finite() && !self.tag(verb).is_past() {
            return false;
        }
        (verb + 1..end.min(verb + PRONOUN))
            .take_while(|&at| !self.document.is_capital(at))
            .any(|at| matches!(self.document.lower(at), "he" | "she" | "his" | "her" | "him" | "himself" | "herself"))
    }

    /// Whether what stands beside a name tells that it is a place: "in Charlotte", "Charlotte, Kenya".
    fn tells_place(&self, token: usize) -> bool {
        const PLACES: u32 = 1 << lists::COUNTRY | 1 << lists::REGION;
        let before = if token > 0 { self.lower(token, token - 1) } else { "" };
        let within = self.lower(token, token + 1) == ","
            && !self.lower(token, token + 2).is_empty()
            && self.has(token + 2, PLACES);
        within || beside_names::is(before, BesideName::Where)
    }

    /// Whether a name that was taken for a place or a body is more likely a person's, and nothing beside it says so.
    fn is_likely(&self, token: usize, confidence: f64) -> bool {
        const PLACES: u32 = 1 << lists::COUNTRY | 1 << lists::REGION | 1 << lists::GEOGRAPHY | 1 << lists::ORGANIZATION;
        const WORDS: u32 = 1 << lists::CITY | 1 << lists::ALSO_WORD | 1 << lists::FACILITY_WORD;
        let lists = self.lists(token);
        let before = if token > 0 { self.lower(token, token - 1) } else { "" };
        // "to Charlotte", "the Charlotte team"
        let open = matches!(before, "to" | "from" | "of" | "at" | "the" | "for" | "by");
        given_names::is_given(self.document.lower(token))
            && lists & PLACES == 0
            && (lists & WORDS == 0 && confidence < SURE || confidence < UNSURE && !open)
    }

    /// Whether a word that nothing was found in stands where somebody is named: as the subject that opens a sentence, or
    /// behind a small word that takes an object.
    fn is_placed(&self, token: usize, small: &[bool]) -> bool {
        let lower = self.document.lower(token);
        let next = self.tag(token + 1);
        let sentence = self.sentence(token);
        // "Rose is the colour of the season"
        let word = self.has(token, 1 << lists::ALSO_WORD) && matches!(self.lower(token, token + 1), "is" | "was");
        // "Lily ponds dried"
        let noun = next == Tag::PresentThird && (self.tag(token + 2).is_finite() || self.tag(token + 2).is_past());
        let subject = token + 1 < sentence.end && (next.is_finite() || next.is_past()) && !noun && !word;
        let opens = token == sentence.start || self.opens(token - 1) || self.document.tokens[token - 1].side.is_some();
        let object = token > sentence.start && {
            let before = self.tag(token - 1);
            before == Tag::Preposition || before.is_verb()
        };
        given_names::is_given(lower)
            && !given_names::is(lower, GivenName::Mass)
            && !small[self.document.numbers(token).1]
            && (subject && opens || object)
    }
}
