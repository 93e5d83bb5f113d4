//! He and she, to the person meant. Owns how those who may be meant are weighed against each other.
//!
//! Weighed are distance, grammar and the way an article keeps to a person, in the manner of the salience of Lappin and
//! Leass (1994). The sex of a candidate is taken from what the text says, never from a given name.

use crate::{
    analysis::{EntityType, Form},
    coreference::memory::{Memory, Reference},
    lexicon::{
        function_words::{self, FunctionWord},
        nouns::Sex,
    },
    syntax::{
        Tag,
        clause::{Edge, edge},
        role_phrase::TaggedText,
    },
};
use std::ops::Range;

/// Whether a lower-case word is such a pronoun.
pub fn is_pronoun(lower: &str) -> bool {
    sex(lower).is_some()
}

/// What a pronoun says.
pub fn sex(lower: &str) -> Option<Sex> {
    match lower {
        "he" | "him" | "his" | "himself" => Some(Sex::Male),
        "she" | "her" | "hers" | "herself" => Some(Sex::Female),
        _ => None,
    }
}

/// What is weighed, in the order of [`WEIGHTS`].
#[derive(Clone, Copy, Debug)]
#[repr(usize)]
enum Fact {
    /// Sentences since the candidate was spoken of.
    Distance,
    /// It was the subject there.
    Subject,
    /// It was the first one there.
    First,
    /// How often it was spoken of before.
    Count,
    /// How many names it has in the document.
    Names,
    /// The text says the same sex of it.
    Same,
    /// The text says the other sex of it.
    Other,
    /// The last such pronoun meant it,
    Held,
    /// so many sentences ago.
    HeldAgo,
    /// The last pronoun of the other sex meant it,
    Opposite,
    /// so many sentences ago.
    OppositeAgo,
    /// "Brandt told him": the subject of the clause is not its object.
    Bound,
    /// "Brandt blamed himself": but a reflexive is.
    Reflexive,
    /// "Brandt sold his boat".
    Possessive,
    /// It speaks the quotation that the pronoun stands in.
    Speaks,
    /// It was spoken of in a quotation only, and the pronoun stands in none.
    Quoted,
    /// It was spoken of in the quotation that the pronoun stands in.
    Inside,
    /// The tagger does not take it for a person.
    Doubtful,
    /// It comes after the pronoun: "When he arrived, Kovač said".
    Ahead,
    /// Both are subjects.
    Parallel,
    /// The pronoun is an object and the candidate was none, or the other way round.
    Crossed,
    /// It was last spoken of as an owner: "Kovač's mother".
    Owner,
    /// It was last spoken of in another paragraph.
    Apart,
    /// How unsure its names are.
    Unsure,
    /// It opened its sentence as the subject, and nobody did after it: "Brandt warned that … He also promised …".
    Topic,
    /// A form of address or a role says the same sex of it.
    Addressed,
}

/// How many facts there are.
const FACTS: usize = 26;

/// How much each fact weighs: set by hand, and moved towards what fits annotated articles.
const WEIGHTS: [f64; FACTS] = [
    -0.6, 0.6, 0.5, 0.12, 0.06, 1.4, -4.0, 0.8, -0.1, -1.5, 0.2, -2.5, 1.5, 0.6, -3.5, -0.4, -0.7, -1.2, 0.6, 0.2,
    -0.1, -0.3, -0.6, -2.0, 1.0, 1.4,
];

/// Whom the pronoun at `token` means.
pub fn resolve(memory: &Memory, token: usize, sentence: u32, within: &Range<usize>) -> Option<Reference> {
    let text = memory.text;
    let lower = text.lower(token);
    let sex = sex(lower)?;
    let possessive = lower == "his" || lower == "hers" || (lower == "her" && is_possessive(memory, token, within.end));
    let pronoun = Pronoun {
        sentence,
        sex,
        possessive,
        reflexive: matches!(lower, "himself" | "herself"),
        subject: matches!(lower, "he" | "she"),
        quotation: text.document.tokens[token].quotation,
    };
    let mut choice = Choice::default();
    let persons = memory.people.iter().chain(&memory.things).copied();
    for cluster in persons {
        let actor = &memory.actors[cluster as usize];
        if actor.kind == EntityType::Person || actor.doubtful {
            choice.consider(pronoun.weigh(memory, cluster), cluster);
        }
    }
    // "When he arrived, Kovač said …"
    if (pronoun.subject || possessive)
        && let Some(cluster) = ahead(memory, token, within)
    {
        choice.consider(pronoun.weigh_ahead(memory, cluster), cluster);
    }
    let (score, cluster) = choice.best?;
    if score < -2.5 {
        return None;
    }
    let margin = choice.second.map_or(2.0, |second| (score - second).min(2.0));
    let confidence = (0.55 + 0.17 * margin + 0.05 * score.clamp(-2.0, 2.0)).clamp(0.3, 0.95);
    Some(Reference { tokens: token..token + 1, cluster, form: Form::Pronoun, confidence })
}

/// The best candidate and the score of the best of the others.
#[derive(Default)]
struct Choice {
    best: Option<(f64, u32)>,
    second: Option<f64>,
}

impl Choice {
    fn consider(&mut self, score: f64, cluster: u32) {
        match self.best {
            Some((top, held)) if held == cluster => self.best = Some((top.max(score), held)),
            Some((top, _)) if top >= score => {
                self.second = Some(self.second.map_or(score, |second| second.max(score)));
            }
            Some((top, _)) => {
                self.second = Some(top);
                self.best = Some((score, cluster));
            }
            None => self.best = Some((score, cluster)),
        }
    }
}

struct Pronoun {
    sentence: u32,
    sex: Sex,
    possessive: bool,
    reflexive: bool,
    subject: bool,
    quotation: Option<u32>,
}

impl Pronoun {
    /// What speaks for a candidate wherever it stands.
    fn facts(&self, memory: &Memory, cluster: u32) -> [f64; FACTS] {
        let mut facts = [0.0; FACTS];
        let actor = &memory.actors[cluster as usize];
        let mut set = |fact: Fact, value: f64| facts[fact as usize] = value;
        set(Fact::Count, f64::from(actor.count.min(8)));
        set(Fact::Names, f64::from(actor.names.min(10)));
        match actor.sex() {
            Some(known) if known == self.sex => {
                set(Fact::Same, 1.0);
                set(Fact::Addressed, f64::from(u8::from(f64::max(actor.he, actor.she) >= 5.0)));
            }
            Some(_) => set(Fact::Other, 1.0),
            None => {}
        }
        set(Fact::Unsure, (0.6 - actor.confidence).max(0.0) * 4.0);
        let holder = |which: usize| memory.last[which].filter(|(held, _)| *held == cluster);
        if let Some((_, when)) = holder(self.sex as usize) {
            set(Fact::Held, 1.0);
            set(Fact::HeldAgo, f64::from((self.sentence - when).min(6)));
        }
        if let Some((_, when)) = holder(1 - self.sex as usize) {
            set(Fact::Opposite, 1.0);
            set(Fact::OppositeAgo, f64::from((self.sentence - when).min(6)));
        }
        facts
    }

    /// How much speaks for a candidate that was spoken of before.
    fn weigh(&self, memory: &Memory, cluster: u32) -> f64 {
        let mut facts = self.facts(memory, cluster);
        let mut set = |fact: Fact, value: f64| facts[fact as usize] = value;
        let actor = &memory.actors[cluster as usize];
        let document = memory.text.document;
        let flag = |is: bool| f64::from(u8::from(is));
        set(Fact::Distance, f64::from((self.sentence - actor.sentence).min(8)));
        set(Fact::Subject, flag(actor.subject));
        set(Fact::First, flag(actor.first));
        set(Fact::Doubtful, flag(actor.kind != EntityType::Person));
        set(Fact::Parallel, flag(self.subject && actor.subject));
        set(Fact::Crossed, flag(!self.possessive && self.subject != actor.subject));
        let topic = actor.subject && actor.first && self.sentence - actor.sentence <= 1;
        set(Fact::Topic, flag(topic && self.subject));
        set(Fact::Owner, flag(actor.owner));
        let paragraph = |sentence: u32| document.sentences[sentence as usize].paragraph;
        set(Fact::Apart, flag(paragraph(self.sentence) != paragraph(actor.sentence)));
        if self.sentence == actor.sentence {
            let clause = memory.edge.is_none_or(|edge| edge < actor.token as usize);
            let object = !(self.possessive || self.reflexive || self.subject);
            set(Fact::Bound, flag(object && actor.subject && clause));
            set(Fact::Reflexive, flag(self.reflexive && actor.subject && clause));
            set(Fact::Possessive, flag(self.possessive && clause));
        }
        match self.quotation {
            Some(quotation) => {
                set(Fact::Speaks, flag(memory.speakers[quotation as usize] == Some(cluster)));
                set(Fact::Inside, flag(actor.quoted == Some(quotation)));
            }
            None => set(Fact::Quoted, flag(actor.quoted.is_some())),
        }
        sum(&facts)
    }

    /// How much speaks for a candidate that the sentence names after the pronoun.
    fn weigh_ahead(&self, memory: &Memory, cluster: u32) -> f64 {
        let mut facts = self.facts(memory, cluster);
        facts[Fact::Ahead as usize] = 1.0;
        sum(&facts)
    }
}

fn sum(facts: &[f64; FACTS]) -> f64 {
    facts.iter().zip(WEIGHTS).map(|(fact, weight)| fact * weight).sum()
}

/// Whether "her" stands before what is hers.
fn is_possessive(memory: &Memory, token: usize, end: usize) -> bool {
    if memory.text.tag(token) == Tag::Possessive {
        return true;
    }
    let next = memory.text.tag(token + 1);
    token + 1 < end && (next.is_noun() || matches!(next, Tag::Adjective | Tag::Gerund))
}

/// Whether a clause ends at a token.
pub fn is_boundary(text: TaggedText, token: usize) -> bool {
    edge(text.lower(token)).is_some_and(|edge| edge != Edge::Break)
}

/// The subject of the main clause, where the pronoun stands in a clause or phrase before it.
fn ahead(memory: &Memory, token: usize, within: &Range<usize>) -> Option<u32> {
    let text = memory.text;
    let opens = function_words::is(text.lower(within.start), FunctionWord::Fronted);
    if !opens || token > within.start + 10 {
        return None;
    }
    let comma = (token..within.end.min(token + 24)).find(|&at| text.lower(at) == ",")?;
    let name = memory.names.clone().find(|&name| memory.mentions[name].tokens.start > comma)?;
    let cluster = memory.of[name];
    let tokens = &memory.mentions[name].tokens;
    let near = tokens.start <= comma + 8;
    let verb = (tokens.end..within.end.min(tokens.end + 3)).any(|at| text.tag(at).is_finite());
    (near && verb && memory.actors[cluster as usize].kind == EntityType::Person).then_some(cluster)
}
