//! Descriptions, to the entity meant: "the Iranian official", "the minister", "the bank". Owns when a description says
//! enough; where it does not, it means nobody.

use crate::{
    analysis::{EntityType, Form},
    coreference::memory::{Memory, Reference},
    hash,
    lexicon::{
        noun_classes::{self, NounClass},
        nouns,
    },
    names::{mention::NameMention, roles::described_type},
    syntax::{Tag, role_phrase::Phrase},
};

/// The owner that a phrase begins with, which the article at `token` opens: "*the council*'s clerk".
pub fn owner(memory: &Memory, token: usize, sentence: u32, end: usize) -> Option<Reference> {
    let text = memory.text;
    let owned = (token + 1..end.min(token + OWNER)).find(|&at| text.tag(at) == Tag::Genitive)?;
    let phrase = text.phrase(token, owned).filter(|phrase| phrase.core_end == owned)?;
    meant(memory, token, &phrase, sentence)
}

/// How many tokens an owner has at most, with what stands behind it.
const OWNER: usize = 6;

/// Whom the description that begins with the article at `token` means.
pub fn resolve(memory: &Memory, token: usize, sentence: u32, end: usize) -> Option<Reference> {
    let text = memory.text;
    if text.tag(token) != Tag::Determiner {
        return None;
    }
    let phrase = text.phrase(token, end)?;
    // "the mayor of Torvale" introduces somebody; "the mayor" goes back to somebody.
    if phrase.core_end < end && matches!(text.lower(phrase.core_end), "of" | "for" | "who" | "whose" | "which") {
        return None;
    }
    if phrase.core_end < end && (text.lower(phrase.core_end) == "'s" || text.line(phrase.head).hyphen(phrase.core_end))
    {
        return None;
    }
    meant(memory, token, &phrase, sentence)
}

/// Whom `phrase`, whose article stands at `token`, means.
fn meant(memory: &Memory, token: usize, phrase: &Phrase, sentence: u32) -> Option<Reference> {
    let text = memory.text;
    // "The Central Pollution Board" is named, not described.
    let named = |name: &NameMention| name.tokens.contains(&phrase.head);
    if memory.mentions[memory.names.clone()].iter().any(named) {
        return None;
    }
    let noun = phrase.noun;
    let head = hash::text(text.lower(phrase.head));
    let country = (token + 1..phrase.head).find_map(|at| nouns::country_of(text.document.form(at)));
    let modifiers: Vec<u64> = (token + 1..phrase.head)
        .filter(|&at| !matches!(text.lower(at), "former" | "new" | "old" | "-" | "late" | "first" | "current"))
        .map(|at| hash::text(text.lower(at)))
        .collect();
    let generic = noun_classes::is(text.lower(phrase.head), NounClass::General);
    let mut best: Option<(f64, u32)> = None;
    let mut rivals = 0;
    let list = if noun.kind == EntityType::Person { &memory.people } else { &memory.things };
    for &cluster in list {
        let actor = &memory.actors[cluster as usize];
        if described_type(actor.kind) != noun.kind {
            continue;
        }
        if let (Some(said), Some(known)) = (noun.sex, actor.sex())
            && said != known
        {
            continue;
        }
        let distance = sentence - actor.sentence;
        let mut score = 0.0;
        let says = actor.nouns.contains(&head);
        if says {
            score += 3.0;
        }
        if let Some(country) = country {
            if actor.countries.contains(&country) {
                score += 2.0;
            } else {
                continue;
            }
        }
        let shared = modifiers.iter().filter(|word| actor.words.contains(word)).count();
        score += (shared as f64).min(2.0) * 0.7;
        if noun.kind == EntityType::Location {
            let country = noun_classes::is(text.lower(phrase.head), NounClass::Country);
            if country != actor.country.is_some() {
                continue;
            }
        }
        // What the text says of somebody else fits nobody who is said to be something else.
        let fits = says
            || (country.is_some() && (generic || actor.nouns.is_empty()))
            || (distance <= 1 && country.is_none() && generic && modifiers.is_empty());
        if !fits || (distance > 12 && !says) {
            continue;
        }
        score -= 0.25 * f64::from(distance.min(12));
        score += if actor.subject { 0.4 } else { 0.0 };
        rivals += 1;
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, cluster));
        }
    }
    let (score, cluster) = best?;
    let confidence = match (score >= 2.0, rivals) {
        (true, 1) => 0.85,
        (true, _) => 0.65,
        (false, 1) => 0.55,
        _ => return None,
    };
    Some(Reference { tokens: token..phrase.core_end, cluster, form: Form::Nominal, confidence })
}
