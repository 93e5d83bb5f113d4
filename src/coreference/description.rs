//! Descriptions: "the Iranian official", "the minister", "the bank", and what is known of whoever may be meant by one.
//! Owns which words describe and these facts, not how much each weighs.

use crate::{
    analysis::EntityType,
    coreference::{
        memory::Memory,
        pronoun::{AskedAt, candidate, common, leans, nobody},
        ranking::Referent,
        weights::{Fact, flag},
    },
    hash,
    lexicon::{
        noun_classes::{self, NounClass},
        nouns::{self, Sex},
        people,
    },
    names::roles::described_type,
    syntax::{Tag, role_phrase::TaggedText},
    text::Run,
};
use std::ops::Range;

/// How many tokens an owner has at most, with what stands behind it.
const OWNER: usize = 6;

/// A description of somebody or something.
#[derive(Clone, Debug)]
pub struct Description {
    /// Its tokens, up to its noun.
    pub tokens: Range<usize>,
    /// Its noun.
    pub head: usize,
    /// What the noun says that it is: a person, an organization or a place.
    pub kind: EntityType,
    /// What the noun says of the sex.
    pub sex: Option<Sex>,
    /// The country that it says.
    pub country: Option<u16>,
    /// Hashes of the other words.
    pub words: Vec<u64>,
    /// Whether something hangs on it: "of Torvale".
    pub long: bool,
    /// Whether somebody owns it: "the city's mayor", "her mother".
    pub owned: bool,
    /// Whether the noun says hardly anything: "the 64-year-old", "the official".
    pub general: bool,
    /// Whether another noun before it says more: "the army chief", "the union official".
    pub narrowed: bool,
}

/// The owner that a phrase begins with, which the article at `token` opens: "*the council*'s clerk".
pub fn owner(text: TaggedText, token: usize, end: usize) -> Option<Description> {
    let owned = (token + 1..end.min(token + OWNER)).find(|&at| text.tag(at) == Tag::Genitive)?;
    let phrase = text.phrase(token, owned).filter(|phrase| phrase.core_end == owned)?;
    Some(describe(text, token, phrase.head, phrase.noun.kind, 0..0))
}

/// The description that the article at `token` opens, and that goes back to somebody.
pub fn running(text: TaggedText, token: usize, end: usize, letters: &[u64]) -> Option<Description> {
    if text.tag(token) != Tag::Determiner {
        return None;
    }
    // "the MCE", whom the text has introduced by these letters
    let next = token + 1;
    let capitals = |token: usize| text.document.form(token).chars().all(char::is_uppercase);
    if next < end && !letters.is_empty() && capitals(next) && letters.contains(&hash::text(text.lower(next))) {
        let goes_on = next + 1 < end && (text.tag(next + 1).is_noun_or_name() || text.lower(next + 1) == "'s");
        return (!goes_on).then(|| describe(text, token, next, EntityType::Person, 0..0));
    }
    let phrase = text.phrase(token, end)?;
    // "the mayor of Torvale" introduces somebody; "the mayor" goes back to somebody.
    if phrase.core_end < end && matches!(text.lower(phrase.core_end), "of" | "for" | "who" | "whose" | "which" | "'s") {
        return None;
    }
    if phrase.core_end < end && text.line(phrase.head).hyphen(phrase.core_end) {
        return None;
    }
    Some(describe(text, token, phrase.head, phrase.noun.kind, 0..0))
}

/// The description that a source is.
pub fn of_source(text: TaggedText, source: Run, head: usize, kind: EntityType) -> Description {
    // "the bank, which lends to the mine": what stands behind the comma is no part of it.
    let end = (head + 1..source.to).find(|&token| text.lower(token) == ",").unwrap_or(source.to);
    describe(text, source.from, head, kind, head + 1..end)
}

fn describe(text: TaggedText, from: usize, head: usize, kind: EntityType, behind: Range<usize>) -> Description {
    let noun = text.lower(head);
    let before = from..head;
    let owner = before.clone().rev().find(|&token| text.tag(token) == Tag::Genitive);
    let owned = owner.is_some() || text.tag(from) == Tag::Possessive;
    let start = owner.map_or(from, |owner| owner + 1);
    let form = text.document.form(head);
    let stem = form.strip_suffix("woman").or_else(|| form.strip_suffix("man")).unwrap_or(form);
    let of = |token: usize| nouns::country_of(text.document.form(token));
    let country = (start..head).find_map(of).or_else(|| nouns::country_of(form)).or_else(|| nouns::country_of(stem));
    // "the 64-year-old"
    let age = |token: usize| token + 2 == head && text.lower(token).starts_with("year");
    let says_little = |token: usize| {
        text.tag(token) == Tag::Number && !(token + 4 == head && age(token + 2))
            || age(token)
            || matches!(
                text.lower(token),
                "former" | "new" | "old" | "late" | "first" | "current" | "the" | "this" | "that"
            )
            || matches!(text.tag(token), Tag::Mark | Tag::Determiner | Tag::Possessive | Tag::Preposition)
            // "the Torvale South delegate": a name says one thing, however many words it has.
            || text.tag(token) == Tag::Name && token > start && text.tag(token - 1) == Tag::Name
            || text.tag(token) == Tag::Conjunction
    };
    let words = (start..head).chain(behind.clone().take(12)).filter(|&token| !says_little(token));
    let sex = people::sex(noun).or(match noun {
        _ if kind != EntityType::Person => None,
        _ if noun.ends_with("woman") => Some(Sex::Female),
        _ if noun.ends_with("man") => Some(Sex::Male),
        _ => None,
    });
    let listed = text.noun(head).is_some() || people::person(noun) || people::group(noun);
    let narrows =
        |token: usize| (text.tag(token) == Tag::Noun || people::group(text.lower(token))) && !says_little(token);
    let narrowed = kind == EntityType::Person && (start..head).any(narrows);
    Description {
        tokens: from..head + 1,
        head,
        kind,
        sex,
        country,
        words: words.map(|token| hash::text(text.lower(token))).collect(),
        long: !behind.is_empty(),
        owned,
        general: noun_classes::is(noun, NounClass::General) || !listed,
        narrowed,
    }
}

/// Who may be meant by a description; `holders` are those of whom the text says its noun anywhere, `owners` those whose
/// somebody or something it is.
pub fn candidates(
    memory: &Memory,
    question: AskedAt,
    it: &Description,
    holders: &[u32],
    owners: &[u32],
) -> Vec<Referent> {
    let person = it.kind == EntityType::Person;
    let noun = hash::text(memory.text.lower(it.head));
    let lower = |token: usize| memory.text.lower(token);
    // "the secretary-general"
    let joined = it.head > it.tokens.start + 1 && lower(it.head - 1) == "-";
    let whole = || [lower(it.head - 2), "-", lower(it.head)].concat();
    let post =
        noun_classes::is(lower(it.head), NounClass::Post) || joined && noun_classes::is(&whole(), NounClass::Post);
    let is_country = noun_classes::is(memory.text.lower(it.head), NounClass::Country);
    // “The doctor said no,” Kovač said: who is quoted calls herself I.
    let quoted = |_: &usize| person && memory.text.document.tokens[question.token].quotation.is_some();
    let voice = memory.outer.filter(quoted).and_then(|outer| memory.said_by[outer]);
    let fits = |who: &u32| {
        let actor = &memory.actors[*who as usize];
        let other_sex = matches!((it.sex, actor.sex()), (Some(said), Some(known)) if said != known);
        let country = it.kind != EntityType::Location || is_country == actor.country.is_some();
        // "the municipality" is Torvale Local Municipality, whatever that was taken for.
        let thing = |kind: EntityType| matches!(kind, EntityType::Organization | EntityType::Location);
        let kind = described_type(actor.kind);
        let body = matches!(kind, EntityType::Misc | EntityType::Product) && it.kind == EntityType::Organization;
        let kind = kind == it.kind || body || thing(kind) && thing(it.kind) && actor.nouns.contains(&noun);
        kind && !other_sex && country && !actor.plural && voice != Some(*who) && !owners.contains(who)
    };
    let recent = &memory.recent;
    let list = if person { &recent.people } else { &recent.things };
    let known = |who: &&u32| !list.contains(who) && memory.actors[**who as usize].count > 0;
    let further = holders.iter().filter(known);
    let all: Vec<u32> = list.iter().chain(&recent.strangers).chain(further).copied().filter(fits).collect();
    let says = |who: u32| memory.actors[who as usize].nouns.contains(&noun);
    let same_country = |who: u32| {
        let actor = &memory.actors[who as usize];
        it.country.is_some_and(|country| actor.countries.contains(&country) || actor.country == Some(country))
    };
    let compatriots = all.iter().any(|&who| same_country(who));
    let sayers = all.iter().filter(|&&who| says(who)).count();
    let mut candidates: Vec<Referent> = Vec::with_capacity(all.len() + 1);
    for who in all {
        let actor = &memory.actors[who as usize];
        let mut facts = common(memory, question, who);
        let beside = actor.beside.contains(&noun);
        flag(&mut facts, Fact::Noun, says(who));
        flag(&mut facts, Fact::Only, says(who) && sayers == 1);
        flag(&mut facts, Fact::Beside, beside && !says(who));
        let said = it.words.iter().filter(|word| actor.words.contains(word)).count();
        let general = it.general && !(it.narrowed && said == 0);
        facts[Fact::Words as usize] = said.min(3) as f64;
        facts[Fact::OtherWords as usize] = (it.words.len() - said).min(3) as f64;
        if it.country.is_some() {
            let same = same_country(who);
            flag(&mut facts, Fact::Country, same);
            flag(&mut facts, Fact::OtherCountry, !(same || person && actor.countries.is_empty()));
        }
        flag(&mut facts, Fact::General, general);
        let near = actor.count > 0 && question.sentence.saturating_sub(actor.sentence) <= 1;
        let bare = it.general && it.words.is_empty() && !it.owned;
        flag(
            &mut facts,
            Fact::GeneralNear,
            bare && near && (it.country.is_none() || !compatriots && actor.countries.is_empty()),
        );
        flag(&mut facts, Fact::SourceBare, question.source && it.words.is_empty() && !it.owned && !it.long);
        flag(&mut facts, Fact::Else, !says(who) && !beside && !general && actor.specific);
        let unsaid = !says(who) && !beside && !actor.specific;
        flag(&mut facts, Fact::Unsaid, unsaid);
        let holds = |fact: Fact| facts[fact as usize] > 0.0;
        let alone = unsaid && holds(Fact::SourceBare);
        let (introduced, sole, since) = (holds(Fact::Introduced), holds(Fact::Sole), holds(Fact::Since));
        flag(&mut facts, Fact::UnsaidIntroduced, alone && introduced);
        flag(&mut facts, Fact::UnsaidSole, alone && sole);
        flag(&mut facts, Fact::UnsaidSubject, alone && since);
        flag(&mut facts, Fact::UnsaidPost, unsaid && post);
        let same_sex = it.sex.is_some() && it.sex == actor.sex();
        flag(&mut facts, Fact::Same, same_sex);
        let given = actor.given.filter(|_| actor.sex().is_none());
        if let Some(sex) = it.sex.filter(|_| actor.sex().is_none()) {
            leans(actor.odds, sex, &mut facts);
        }
        flag(&mut facts, Fact::GivenSame, it.sex.is_some() && given == it.sex);
        flag(&mut facts, Fact::GivenOther, it.sex.is_some() && given.is_some() && given != it.sex);
        candidates.push(candidate(memory, who, facts));
    }
    let mut none = nobody(memory, question);
    flag(&mut none.facts, Fact::NobodyLong, it.long);
    flag(&mut none.facts, Fact::NobodyOwned, it.owned);
    flag(&mut none.facts, Fact::NobodyGeneral, it.general);
    flag(&mut none.facts, Fact::NobodyPost, post && sayers == 0);
    none.facts[Fact::NobodyWords as usize] = it.words.len().min(3) as f64;
    candidates.push(none);
    candidates
}
