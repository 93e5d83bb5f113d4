//! He and she, it and they, and quotations that stand alone: what is known of whoever may be meant by them. Owns these
//! facts, not how much each weighs.
//!
//! Weighed are distance, grammar and the way an article keeps to a person, in the manner of the salience of Lappin and
//! Leass (1994), and who spoke last.

use crate::{
    analysis::EntityType,
    coreference::{
        memory::{Actor, Memory, settled},
        ranking::{Referent, exp},
        weights::{FACTS, Fact, Facts, flag},
    },
    lexicon::{
        function_words::{self, FunctionWord},
        nouns::Sex,
    },
    syntax::{
        Tag,
        clause::{Edge, edge},
    },
    text::Run,
};
use std::ops::Range;

/// From these odds on, in logarithms, the text says the sex more than once.
const SURE: f64 = 5.0;

/// What a pronoun says; none for every other word.
pub fn sex(lower: &str) -> Option<Sex> {
    match lower {
        "he" | "him" | "his" | "himself" => Some(Sex::Male),
        "she" | "her" | "hers" | "herself" => Some(Sex::Female),
        _ => None,
    }
}

/// What asks: a word of the text, or a quotation that stands alone.
#[derive(Clone, Copy, Debug)]
pub struct AskedAt {
    /// Its first token.
    pub token: usize,
    /// Its sentence.
    pub sentence: u32,
    /// Whether it is a source.
    pub source: bool,
    /// What is said, where that stands before its source.
    pub told: Option<Run>,
}

/// Who may be meant by "he" or "she".
pub fn of_person(memory: &Memory, question: AskedAt, sex: Sex, within: &Range<usize>) -> Vec<Referent> {
    let text = memory.text;
    let lower = text.lower(question.token);
    let possessive =
        lower == "his" || lower == "hers" || (lower == "her" && is_possessive(memory, question.token, within.end));
    let pronoun = Pronoun {
        question,
        sex,
        possessive,
        reflexive: matches!(lower, "himself" | "herself"),
        subject: matches!(lower, "he" | "she"),
    };
    let fits = |who: &u32| {
        let actor = &memory.actors[*who as usize];
        // "India and her neighbours"
        let country = sex == Sex::Female && !question.source && actor.country.is_some();
        actor.kind == EntityType::Person && !actor.plural || actor.doubtful || country
    };
    let recent = &memory.recent;
    let all = recent.people.iter().chain(&recent.things).chain(&recent.strangers).copied().filter(fits);
    let mut candidates: Vec<Referent> =
        all.map(|who| candidate(memory, who, pronoun.facts(memory, who, false))).collect();
    // "When he arrived, Kovač said …"
    if (pronoun.subject || possessive)
        && let Some(who) = ahead(memory, question.token, within)
    {
        candidates.push(candidate(memory, who, pronoun.facts(memory, who, true)));
    }
    candidates.push(nobody(memory, question));
    candidates
}

/// Which group may be meant by "it" or "they", as a source.
pub fn of_group(memory: &Memory, question: AskedAt) -> Vec<Referent> {
    let one = memory.text.lower(question.token) == "it";
    let fits = |who: &u32| {
        let actor = &memory.actors[*who as usize];
        actor.kind != EntityType::Person || !one && actor.plural
    };
    let recent = &memory.recent;
    let all = recent.things.iter().chain(&recent.strangers).copied().filter(fits);
    let mut candidates: Vec<Referent> = all.map(|who| candidate(memory, who, common(memory, question, who))).collect();
    candidates.push(nobody(memory, question));
    candidates
}

/// Who may say a quotation that stands alone.
pub fn of_alone(memory: &Memory, question: AskedAt) -> Vec<Referent> {
    let spoke = |who: &u32| memory.actors[*who as usize].spoke.is_some();
    let recent = &memory.recent;
    let others = recent.things.iter().chain(&recent.strangers).copied().filter(spoke);
    let all = recent.people.iter().copied().chain(others);
    let mut candidates: Vec<Referent> = all.map(|who| candidate(memory, who, common(memory, question, who))).collect();
    candidates.push(nobody(memory, question));
    candidates
}

/// A candidate of whom this is known.
pub fn candidate(memory: &Memory, who: u32, facts: Facts) -> Referent {
    Referent { who: Some(who), named: memory.actors[who as usize].named, facts }
}

/// That nobody who is known is meant.
pub fn nobody(memory: &Memory, question: AskedAt) -> Referent {
    let mut facts = [0.0; FACTS];
    flag(&mut facts, Fact::Nobody, true);
    flag(&mut facts, Fact::NobodySource, question.source);
    flag(&mut facts, Fact::NobodyQuoted, memory.text.document.tokens[question.token].quotation.is_some());
    Referent { who: None, named: false, facts }
}

/// What speaks for a candidate, whoever asks: where and how it was spoken of last, and whether it spoke.
pub fn common(memory: &Memory, question: AskedAt, who: u32) -> Facts {
    let mut facts = [0.0; FACTS];
    let actor = &memory.actors[who as usize];
    let document = memory.text.document;
    let met = actor.count > 0;
    let ago = if met { question.sentence.saturating_sub(actor.sentence) } else { 12 };
    facts[Fact::Distance as usize] = f64::from(ago.min(8));
    facts[Fact::Count as usize] = f64::from(actor.count.min(8));
    facts[Fact::Names as usize] = f64::from(actor.names.min(10));
    facts[Fact::Unsure as usize] = (0.6 - actor.confidence).max(0.0) * 4.0;
    flag(&mut facts, Fact::Here, ago == 0);
    flag(&mut facts, Fact::Subject, actor.subject);
    flag(&mut facts, Fact::First, actor.first);
    flag(&mut facts, Fact::Owner, actor.owner);
    let paragraph = |sentence: u32| document.sentences[sentence as usize].paragraph;
    flag(&mut facts, Fact::Apart, !met || paragraph(question.sentence) != paragraph(actor.sentence));
    let near = |sentence: u32| question.sentence.saturating_sub(sentence) <= 1;
    let spoke = memory.speaker == Some(who);
    flag(&mut facts, Fact::Spoke, spoke);
    flag(&mut facts, Fact::SpokeNear, actor.spoke.is_some_and(near));
    flag(&mut facts, Fact::SourceSpoke, question.source && spoke);
    flag(&mut facts, Fact::SourceSubject, question.source && actor.subject);
    let last = memory.speaker.and_then(|speaker| memory.actors[speaker as usize].spoke);
    let since = met && last.is_none_or(|last| last < actor.sentence);
    let same = met && paragraph(question.sentence) == paragraph(actor.sentence);
    let since = (actor.subject || actor.lead) && since && ago <= 1;
    flag(&mut facts, Fact::Since, since && question.source);
    flag(&mut facts, Fact::SinceHere, since && same && question.source);
    flag(&mut facts, Fact::StrangerSince, since && !actor.named);
    let close = |other: &Actor| other.count > 0 && question.sentence.saturating_sub(other.sentence) <= 1;
    let person = |actor: &Actor| actor.kind == EntityType::Person && close(actor);
    let mut people = memory.recent.people.iter().map(|&other| &memory.actors[other as usize]);
    flag(&mut facts, Fact::Sole, person(actor) && people.by_ref().filter(|other| person(other)).count() <= 1);
    flag(&mut facts, Fact::Introduced, question.source && close(actor) && near(actor.begun));
    let later = |other: &u32| {
        let other = &memory.actors[*other as usize];
        other.lead
            && other.sentence > actor.sentence
            && (other.kind == EntityType::Person) == (actor.kind == EntityType::Person)
    };
    let recent = &memory.recent;
    let mut others = recent.people.iter().chain(&recent.things).chain(&recent.strangers);
    let overtaken = met && others.any(later);
    flag(&mut facts, Fact::Overtaken, overtaken);
    flag(&mut facts, Fact::SourceOvertaken, question.source && overtaken);
    let displaced = question.source && spoke && met && !same && {
        let here = |other: &u32| {
            let other = &memory.actors[*other as usize];
            other.lead
                && other.kind == EntityType::Person
                && other.count > 0
                && paragraph(question.sentence) == paragraph(other.sentence)
        };
        recent.people.iter().chain(&recent.strangers).any(here)
    };
    flag(&mut facts, Fact::Displaced, displaced);
    let silent = question.source && actor.spoke.is_none() && memory.speaker.is_some();
    flag(&mut facts, Fact::Silent, silent && !since && !(close(actor) && near(actor.begun)));
    let told = |told: Run| actor.called.is_some_and(|called| told.tokens().contains(&(called as usize)));
    flag(&mut facts, Fact::Told, question.told.is_some_and(told));
    let reported = actor.reported.is_some_and(|outer| memory.outer != Some(outer as usize));
    flag(&mut facts, Fact::SourceReported, question.source && met && reported);
    flag(&mut facts, Fact::Stranger, !actor.named);
    let last = memory.recent.people.first().is_none_or(|first| memory.actors[*first as usize].token < actor.token);
    flag(&mut facts, Fact::StrangerLast, !actor.named && last);
    flag(&mut facts, Fact::Plural, actor.plural);
    flag(&mut facts, Fact::Thing, actor.kind != EntityType::Person);
    facts
}

struct Pronoun {
    question: AskedAt,
    sex: Sex,
    possessive: bool,
    reflexive: bool,
    subject: bool,
}

impl Pronoun {
    /// What speaks for a candidate; `ahead` says that the sentence names it after the pronoun.
    fn facts(&self, memory: &Memory, who: u32, ahead: bool) -> Facts {
        let AskedAt { token, sentence, .. } = self.question;
        let actor = &memory.actors[who as usize];
        let mut facts = if ahead { [0.0; FACTS] } else { common(memory, self.question, who) };
        // What this very pronoun was taken to say doesn't speak for itself.
        let own = memory.before.get(&token).filter(|(before, _)| *before == who).map_or(0.0, |(_, weight)| *weight);
        let odds = if self.sex == Sex::Male { actor.odds - own } else { actor.odds + own };
        self.sexes(odds, actor, &mut facts);
        let holder = |which: usize| memory.last[which].filter(|(held, _)| *held == who);
        if let Some((_, when)) = holder(self.sex as usize) {
            flag(&mut facts, Fact::Held, true);
            facts[Fact::HeldAgo as usize] = f64::from(sentence.saturating_sub(when).min(6));
        }
        flag(&mut facts, Fact::Opposite, holder(1 - self.sex as usize).is_some());
        if ahead {
            flag(&mut facts, Fact::Ahead, true);
            return facts;
        }
        let country = actor.country.is_some();
        flag(&mut facts, Fact::Doubtful, actor.kind != EntityType::Person && !country);
        flag(&mut facts, Fact::Country, country);
        flag(&mut facts, Fact::Parallel, self.subject && actor.subject);
        flag(&mut facts, Fact::Crossed, !self.possessive && self.subject != actor.subject);
        let ago = sentence.saturating_sub(actor.sentence);
        flag(&mut facts, Fact::Topic, actor.subject && actor.first && ago <= 1 && self.subject);
        if ago == 0 {
            let clause = memory.edge.is_none_or(|edge| edge < actor.token as usize);
            let object = !(self.possessive || self.reflexive || self.subject);
            flag(&mut facts, Fact::Bound, object && actor.subject && clause);
            flag(&mut facts, Fact::Reflexive, self.reflexive && actor.subject && clause);
            flag(&mut facts, Fact::Possessive, self.possessive && clause);
        }
        let says = memory.outer.is_some_and(|outer| memory.said_by[outer] == Some(who));
        match memory.text.document.tokens[token].quotation {
            Some(quotation) => {
                flag(&mut facts, Fact::Speaks, says || memory.speakers[quotation as usize] == Some(who));
                flag(&mut facts, Fact::Inside, actor.quoted == Some(quotation));
                let topic = actor.subject && actor.first && ago <= 1 || memory.speaker == Some(who) && ago <= 2;
                flag(&mut facts, Fact::QuotedTopic, topic && !self.question.source && actor.quoted != Some(quotation));
            }
            None => {
                flag(&mut facts, Fact::Reports, says);
                flag(&mut facts, Fact::Quoted, actor.quoted.is_some());
            }
        }
        facts
    }

    /// What the text, with these odds, and the given name say of the sex.
    fn sexes(&self, odds: f64, actor: &Actor, facts: &mut Facts) {
        match settled(odds) {
            Some(known) if known == self.sex => {
                flag(facts, Fact::Same, true);
                flag(facts, Fact::Sure, odds.abs() >= SURE);
                flag(facts, Fact::Addressed, actor.addressed);
            }
            Some(_) => flag(facts, Fact::Other, true),
            None => {
                leans(odds, self.sex, facts);
                flag(facts, Fact::GivenSame, actor.given == Some(self.sex));
                flag(facts, Fact::GivenOther, actor.given.is_some_and(|given| given != self.sex));
            }
        }
    }
}

/// How far odds that settle nothing speak for one sex, from 0 to 1.
pub fn leans(odds: f64, sex: Sex, facts: &mut Facts) {
    let less = exp(-odds.abs());
    let fact = if (odds > 0.0) == (sex == Sex::Male) { Fact::LeansSame } else { Fact::LeansOther };
    facts[fact as usize] = (1.0 - less) / (1.0 + less);
}

/// Whether "her" stands before what is hers.
fn is_possessive(memory: &Memory, token: usize, end: usize) -> bool {
    if memory.text.tag(token) == Tag::Possessive {
        return true;
    }
    let next = memory.text.tag(token + 1);
    token + 1 < end && (next.is_noun() || matches!(next, Tag::Adjective | Tag::Gerund))
}

/// Whether a clause ends at a word in lower case.
pub fn is_boundary(lower: &str) -> bool {
    edge(lower).is_some_and(|edge| edge != Edge::Break)
}

/// The subject of the main clause, where the pronoun stands in a clause or phrase before it.
fn ahead(memory: &Memory, token: usize, within: &Range<usize>) -> Option<u32> {
    let text = memory.text;
    let opens = function_words::is(text.lower(within.start), FunctionWord::Fronted);
    if !opens || token > within.start + 10 {
        return None;
    }
    let comma = (token..within.end.min(token + 24)).find(|&at| text.lower(at) == ",")?;
    let from = memory.sites.partition_point(|site| site.tokens.start <= comma);
    let name = memory.sites.get(from).filter(|name| name.tokens.start < within.end)?;
    let near = name.tokens.start <= comma + 8;
    let verb = (name.tokens.end..within.end.min(name.tokens.end + 3)).any(|at| text.tag(at).is_finite());
    (near && verb && memory.actors[name.entity as usize].kind == EntityType::Person).then_some(name.entity)
}
