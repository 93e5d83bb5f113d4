//! The article read from its first word to its last, so that a pronoun, a description or a source finds whom it means.
//! Owns the order of reading; what is remembered is `memory`'s, what is known of whoever may be meant is `pronoun`'s and
//! `description`'s, the choice is `ranking`'s.

use crate::{
    analysis::{EntityType, Form, SpeakerBasis},
    coreference::{
        actors, description,
        description::Description,
        documents,
        head_noun::Sources,
        letters,
        memory::{Actor, Memory, NameSite, Recent},
        pronoun,
        ranking::{Referent, WhoIsMeant, choose},
        source::{self, SourceHead},
        weights::{Asker, CoreferenceWeights, Facts},
    },
    entities::NamedEntities,
    hash,
    lexicon::{
        noun_classes::{self, NounClass},
        nouns::Sex,
        people,
    },
    map::Map,
    quotes::statement::{Hint, Statement},
    sort,
    span::Span,
    syntax::{Tag, role_phrase::TaggedText},
    text::Run,
};
use std::ops::Range;

/// How many who hold a role are kept for its noun.
const HOLDERS: usize = 4;

/// How far behind a document as written in a source its author stands at most, in tokens.
const BEYOND: usize = 10;

/// How many statements deep one is looked for that holds a token.
const DEPTH: usize = 8;

/// A place where an entity is spoken of without its name.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The entity meant.
    pub who: u32,
    /// Description or pronoun.
    pub form: Form,
    /// How sure that is, in [0, 1].
    pub confidence: f64,
}

/// Who says a statement, as far as reading tells.
#[derive(Clone, Debug)]
pub struct Meaning {
    /// Who is meant.
    pub answer: WhoIsMeant,
    /// How that was found.
    pub basis: SpeakerBasis,
    /// The mention in the source that says it.
    pub place: Option<Span>,
}

/// What was asked, and what was known of whoever could be meant.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What asked.
    pub asker: Asker,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The statement whose source it is, or which stands alone.
    pub statement: Option<u32>,
    /// The entity of each candidate, if it is one, and what was known of it.
    pub candidates: Vec<(Option<u32>, Facts)>,
}

/// What reading tells.
#[derive(Debug)]
pub struct CoreferenceReading {
    /// Where entities are spoken of without their names, in order.
    pub references: Vec<Reference>,
    /// Who says each statement.
    pub meanings: Vec<Meaning>,
    /// The types of the entities: he and she tell that a doubtful one is a person.
    pub types: Vec<EntityType>,
    /// Of each of those who can be meant: whether it is people without a name.
    pub anonymous: Vec<bool>,
    /// What was asked, where that is wanted.
    pub questions: Vec<Asked>,
}

/// What a word does to reading, wherever it stands.
#[derive(Clone, Copy, Debug, Default)]
struct WordRole {
    /// Whether a clause ends at it.
    boundary: bool,
    asks: Asks,
}

/// What a word that is no name asks.
#[derive(Clone, Copy, Debug, Default)]
enum Asks {
    /// Nothing.
    #[default]
    Nothing,
    /// "he", "her": who is meant.
    Pronoun(Sex),
    /// "the": to whom a description goes back.
    Definite,
    /// "a": whether somebody is brought in.
    Indefinite,
}

/// The role of a word in lower case.
fn role(lower: &str) -> WordRole {
    let asks = match (pronoun::sex(lower), lower) {
        (Some(sex), _) => Asks::Pronoun(sex),
        (None, "the" | "this" | "that") => Asks::Definite,
        (None, "a" | "an" | "another") => Asks::Indefinite,
        _ => Asks::Nothing,
    };
    WordRole { boundary: pronoun::is_boundary(lower), asks }
}

/// What is asked at a token for a statement.
#[derive(Clone, Debug)]
struct Event {
    token: usize,
    statement: u32,
    head: Option<SourceHead>,
    source: Option<Run>,
}

/// Reads a document twice: what the first reading finds out of he and she, and of who speaks, serves the second. `keep`
/// says that what was asked is wanted.
pub fn read(
    text: TaggedText,
    named: &NamedEntities,
    statements: &[Statement],
    weights: &CoreferenceWeights,
    keep: bool,
) -> CoreferenceReading {
    let sites = actors::sites(text, &named.entities);
    let mut actors = actors::of_entities(text, &named.entities, &sites, &named.said);
    let letters = letters::introduce(text, &sites, &named.said, &mut actors);
    let roles = roles(named);
    let sources = Sources { text, entities: &named.entities, sites: &sites, letters: &letters, roles: &roles };
    let events = events(&sources, statements);
    let mut holders: Map<u64, Vec<u32>> = Map::default();
    for (who, actor) in (0..).zip(&actors) {
        for &noun in actor.nouns.iter().chain(&actor.beside) {
            let holders = holders.entry(noun).or_default();
            if holders.len() < HOLDERS && !holders.contains(&who) {
                holders.push(who);
            }
        }
    }
    let words = text.document.by_word(role);
    let mut speakers = vec![None; text.document.quotations.len()];
    let mut said_by = vec![None; statements.len()];
    let mut before: Map<usize, (u32, f64)> = Map::default();
    let mut round = 0;
    loop {
        let mut reader = CoreferenceReader {
            memory: Memory {
                text,
                sites: &sites,
                actors: actors.clone(),
                recent: Recent::default(),
                before: std::mem::take(&mut before),
                last: [None; 2],
                speaker: None,
                speakers,
                said_by,
                issued: Vec::new(),
                outer: None,
                met: Vec::new(),
                opened: false,
                led: [false; 2],
                edge: None,
                has_speaker: false,
            },
            statements,
            weights,
            words: &words,
            events: &events,
            next: 0,
            open: Vec::new(),
            begun: 0,
            holders: &holders,
            letters: &letters,
            roles: &roles,
            pronouns: Map::default(),
            spoken: Map::default(),
            references: Vec::new(),
            meanings: vec![
                Meaning { answer: WhoIsMeant::default(), basis: SpeakerBasis::None, place: None };
                statements.len()
            ],
            questions: Vec::new(),
            again: round > 0,
            keep,
        };
        reader.read_document();
        reader.carry_back();
        if round == 1 {
            reader.first_persons(&events);
            let CoreferenceReader { memory, references, meanings, questions, .. } = reader;
            let anonymous = |actor: &Actor| !actor.named && actor.kind == EntityType::Person;
            return CoreferenceReading {
                references,
                meanings,
                types: actors.iter().map(|actor| actor.kind).collect(),
                anonymous: memory.actors.iter().map(anonymous).collect(),
                questions,
            };
        }
        for reference in reader.references.iter().filter(|reference| reference.form == Form::Pronoun) {
            let actor = &mut actors[reference.who as usize];
            if actor.kind != EntityType::Person && actor.country.is_none() {
                actor.doubts += (reference.confidence - 0.5).max(0.0);
            }
            let odds = log_odds(reference.confidence);
            actor.says(pronoun::sex(text.lower(reference.tokens.start)), odds);
            before.insert(reference.tokens.start, (reference.who, odds));
        }
        for actor in &mut actors {
            if actor.doubts >= 0.5 + 0.03 * f64::from(actor.names) {
                actor.kind = EntityType::Person;
            }
        }
        speakers = reader.memory.speakers;
        said_by = reader.memory.said_by;
        // Whoever has no name is met anew.
        let entities = actors.len() as u32;
        for who in speakers.iter_mut().chain(&mut said_by) {
            *who = who.filter(|&who| who < entities);
        }
        round += 1;
    }
}

/// The tokens of what is said of names beside them, in order, not overlapping.
fn roles(named: &NamedEntities) -> Vec<Range<usize>> {
    let mut roles: Vec<Range<usize>> = Vec::new();
    let mut said: Vec<Range<usize>> = named.said.iter().map(|said| said.tokens.clone()).collect();
    sort::stable_by_key(&mut said, |tokens| (tokens.start, tokens.end));
    for tokens in said.into_iter().filter(|tokens| !tokens.is_empty()) {
        match roles.last_mut() {
            Some(last) if tokens.start < last.end => last.end = last.end.max(tokens.end),
            _ => roles.push(tokens),
        }
    }
    roles
}

/// The logarithm of the odds that somebody is of the sex of a pronoun that means them with this probability, and anybody
/// else, of either sex, with the rest: the series of ln((1 + p) / (1 - p)), the same on every platform.
fn log_odds(probability: f64) -> f64 {
    let square = probability * probability;
    2.0 * probability * (1.0 + square * (1.0 / 3.0 + square * (1.0 / 5.0 + square / 7.0)))
}

/// What is asked for statements, in the order of the text.
fn events(sources: &Sources, statements: &[Statement]) -> Vec<Event> {
    let mut events = Vec::new();
    for (index, statement) in (0..).zip(statements) {
        let start = statement.content.first().map(|run| run.from);
        let source = speaking(sources, statement);
        let event = match (source, statement.hint) {
            (Some(source), _) => {
                let head = source::head(sources, source);
                let token = if let SourceHead::Name(_, token) = head { token } else { source.from };
                Some((token, Some(head)))
            }
            (None, Hint::Alone | Hint::Carried(_)) => start.map(|start| (start, None)),
            _ => None,
        };
        events.extend(event.map(|(token, head)| Event { token, statement: index, head, source }));
    }
    sort::stable_by_key(&mut events, |event| event.token);
    events
}

/// The part of a source that speaks: the first, or the one beside the verb where that alone names somebody in full: "*Eliot*
/// highway police in-charge *Ana Kovač* said".
fn speaking(sources: &Sources, statement: &Statement) -> Option<Run> {
    let first = *statement.source.first()?;
    let full = |run: Run| sources.within(run).iter().any(|site| sources.is_person(site) && site.tokens.len() > 1);
    let beside = |run: &&Run| statement.cue.iter().any(|cue| run.to == cue.from || run.from == cue.to);
    let other = statement.source[1..].iter().find(beside).copied();
    Some(other.filter(|&run| full(run) && !full(first)).unwrap_or(first))
}

struct CoreferenceReader<'d> {
    memory: Memory<'d>,
    statements: &'d [Statement],
    weights: &'d CoreferenceWeights,
    /// By the number of their lower-case form.
    words: &'d [WordRole],
    events: &'d [Event],
    /// The next event.
    next: usize,
    /// Statements that hold the token at hand, innermost last.
    open: Vec<usize>,
    /// The statements that have begun.
    begun: usize,
    /// Of whom the text says a noun.
    holders: &'d Map<u64, Vec<u32>>,
    /// Letters that stand for titles.
    letters: &'d [u64],
    /// What is said of names beside them, in order, not overlapping.
    roles: &'d [Range<usize>],
    /// Who is meant by the pronoun or the owner that begins at a token: "she", "her", "the council's".
    pronouns: Map<usize, Meaning>,
    /// Who is meant by the source that begins at a token.
    spoken: Map<usize, Meaning>,
    references: Vec<Reference>,
    meanings: Vec<Meaning>,
    questions: Vec<Asked>,
    /// Whether the article was read before.
    again: bool,
    /// Whether questions are kept.
    keep: bool,
}

impl CoreferenceReader<'_> {
    /// Reads the document once.
    fn read_document(&mut self) {
        let document = self.memory.text.document;
        let mut paragraph = u32::MAX;
        let mut aside = false;
        let mut kept = Recent::default();
        for (number, sentence) in (0..).zip(&document.sentences) {
            if sentence.paragraph != paragraph {
                paragraph = sentence.paragraph;
                let counts = document.paragraphs[paragraph as usize].kind.counts();
                // A caption or a teaser is read by itself: the article goes on as if it were not there.
                if !counts && !aside {
                    kept = self.memory.recent.clone();
                } else if counts && aside {
                    self.memory.recent = std::mem::take(&mut kept);
                }
                aside = !counts;
            }
            self.read_sentence(number, sentence.tokens.start as usize..sentence.tokens.end as usize);
        }
    }

    fn read_sentence(&mut self, number: u32, within: Range<usize>) {
        let sites = self.memory.sites;
        let mut name = sites.partition_point(|site| site.tokens.start < within.start);
        let mut token = within.start;
        let mut seen = within.start;
        self.memory.met.clear();
        (self.memory.edge, self.memory.has_speaker) = (None, false);
        (self.memory.opened, self.memory.led) = (false, [false; 2]);
        while token < within.end {
            let passed = seen.min(token)..token;
            let text = self.memory.text;
            let asks = self.role(token).asks;
            self.memory.edge = passed.rev().find(|&at| self.role(at).boundary).or(self.memory.edge);
            seen = token;
            self.find_outer(token);
            let site = sites.get(name).filter(|site| site.tokens.start <= token && site.tokens.start < within.end);
            let mut next = token + 1;
            if let Some(site) = site {
                next = site.tokens.end.max(token + 1);
                name += 1;
                self.memory.meet(site.entity, site.tokens.clone(), number, &within);
                self.memory.actors[site.entity as usize].called = Some(site.tokens.start as u32);
                let kind = self.memory.actors[site.entity as usize].kind;
                if matches!(kind, EntityType::Organization | EntityType::Person | EntityType::Misc)
                    && let Some(noun) = documents::beside(text, &site.tokens, &within)
                {
                    self.memory.issue(noun, site.entity, number);
                }
            } else {
                match asks {
                    Asks::Pronoun(sex) => {
                        self.read_pronoun(token, number, sex, &within);
                        // "his mother"
                        self.introduce(token, number, &within);
                    }
                    Asks::Definite => self.read_descriptions(token, number, &within),
                    Asks::Indefinite => self.introduce(token, number, &within),
                    Asks::Nothing => {}
                }
            }
            while let Some(event) = self.events.get(self.next).filter(|event| event.token < next) {
                self.next += 1;
                self.answer(event, number, &within);
            }
            token = next;
        }
    }

    /// What the word at a token does.
    fn role(&self, token: usize) -> WordRole {
        self.words[self.memory.text.document.numbers(token).1]
    }

    /// The innermost statement in whose content a token stands.
    fn find_outer(&mut self, token: usize) {
        let ended = |index: usize| self.statements[index].content.last().is_none_or(|run| run.to <= token);
        while self.open.last().is_some_and(|&index| ended(index)) {
            self.open.pop();
        }
        while let Some(statement) = self.statements.get(self.begun).filter(|statement| statement.start() <= token) {
            if statement.content.last().is_some_and(|run| run.to > token) {
                self.open.push(self.begun);
            }
            self.begun += 1;
        }
        let mut inner = self.open.iter().rev().take(DEPTH).copied();
        self.memory.outer = inner.find(|&index| self.statements[index].holds(token));
    }

    /// Whether a source begins at a token.
    fn is_source(&self, token: usize) -> bool {
        self.events.get(self.next).is_some_and(|event| event.token == token && event.head.is_some())
    }

    /// Asks whom something means.
    fn ask(&mut self, asker: Asker, tokens: Range<usize>, statement: Option<u32>, all: &[Referent]) -> WhoIsMeant {
        if self.keep {
            let entity = |candidate: &Referent| candidate.who.filter(|_| candidate.named);
            let candidates = all.iter().map(|candidate| (entity(candidate), candidate.facts)).collect();
            self.questions.push(Asked { asker, tokens, statement, candidates });
        }
        choose(self.weights, asker, all)
    }

    /// Takes note that whoever is meant is spoken of at some tokens, and gives a mention where it has a name.
    fn refer(&mut self, answer: &WhoIsMeant, tokens: Range<usize>, number: u32, within: &Range<usize>, form: Form) {
        let Some(who) = answer.who else { return };
        self.memory.meet(who, tokens.clone(), number, within);
        if self.memory.actors[who as usize].named {
            self.references.push(Reference { tokens, who, form, confidence: answer.probability });
        }
    }

    /// What asks at a token, for the statement whose source it is.
    fn question(&self, token: usize, sentence: u32, statement: Option<u32>) -> pronoun::AskedAt {
        let content = statement.map(|statement| &self.statements[statement as usize].content);
        let told = content.and_then(|content| Some(Run::new(content.first()?.from, content.last()?.to)));
        let told = told.filter(|told| told.to <= token);
        pronoun::AskedAt { token, sentence, source: statement.is_some(), told }
    }

    /// "he", "she"
    fn read_pronoun(&mut self, token: usize, number: u32, sex: Sex, within: &Range<usize>) {
        let source = self.is_source(token);
        let statement = self.events.get(self.next).filter(|_| source).map(|event| event.statement);
        let candidates = pronoun::of_person(&self.memory, self.question(token, number, statement), sex, within);
        let answer = self.ask(Asker::Pronoun, token..token + 1, statement, &candidates);
        self.refer(&answer, token..token + 1, number, within, Form::Pronoun);
        if let Some(who) = answer.who {
            // In the second reading this is known of all pronouns.
            if !self.again {
                self.memory.actors[who as usize].says(Some(sex), log_odds(answer.probability));
            }
            self.memory.last[sex as usize] = Some((who, number));
        }
        let place = self.memory.text.document.tokens[token].span;
        self.pronouns.insert(token, Meaning { answer, basis: SpeakerBasis::Pronoun, place: Some(place) });
    }

    /// "the council", "the council's clerk"
    fn read_descriptions(&mut self, token: usize, number: u32, within: &Range<usize>) {
        let text = self.memory.text;
        if let Some(owner) = description::owner(text, token, within.end) {
            let answer = self.describe(&owner, number, within, None);
            self.pronouns.insert(token, Meaning { answer, basis: SpeakerBasis::Nominal, place: None });
            return;
        }
        if self.is_source(token) {
            return;
        }
        if let Some(description) = description::running(text, token, within.end, self.letters) {
            self.describe(&description, number, within, None);
        }
    }

    /// Asks whom a description means; whoever has no name is somebody of his own.
    fn describe(&mut self, it: &Description, number: u32, within: &Range<usize>, statement: Option<u32>) -> WhoIsMeant {
        let sites = self.memory.sites;
        let named = sites.partition_point(|site| site.tokens.end <= it.head);
        let in_name = sites.get(named).is_some_and(|site| site.tokens.contains(&it.head)) && !self.is_title(it.head);
        // "The Central Pollution Board" is named, "the mayor, Anna Kovač" said of a name.
        if statement.is_none() && (in_name || self.is_role(it.head)) {
            return WhoIsMeant::default();
        }
        let noun = hash::text(self.memory.text.lower(it.head));
        let holders = self.holders.get(&noun).map_or(&[][..], Vec::as_slice);
        let question = self.question(it.tokens.start, number, statement);
        // "her neighbour" is not she, "Osei's lawyer" not Osei.
        let mut owners: Vec<u32> = Vec::new();
        let from = sites.partition_point(|site| site.tokens.start < it.tokens.start);
        owners.extend(sites[from..].iter().take_while(|site| site.tokens.end <= it.head).map(|site| site.entity));
        owners.extend(self.pronouns.get(&it.tokens.start).filter(|_| it.owned).and_then(|owner| owner.answer.who));
        let candidates = description::candidates(&self.memory, question, it, holders, &owners);
        let person = it.kind == EntityType::Person;
        let asker = if person { Asker::Someone } else { Asker::Something };
        let mut answer = self.ask(asker, it.tokens.clone(), statement, &candidates);
        if answer.who.is_none() && (person || statement.is_some()) {
            answer.who = Some(self.stranger(it.kind, it.sex, it.head, it.words.clone(), false));
        }
        self.refer(&answer, it.tokens.clone(), number, within, Form::Nominal);
        answer
    }

    /// Whether letters that stand for a title are taken for a name.
    fn is_title(&self, token: usize) -> bool {
        !self.letters.is_empty() && self.letters.contains(&hash::text(self.memory.text.lower(token)))
    }

    /// Whether a token stands in what is said of a name beside it.
    fn is_role(&self, token: usize) -> bool {
        let at = self.roles.partition_point(|role| role.end <= token);
        self.roles.get(at).is_some_and(|role| role.contains(&token))
    }

    /// "a woman", "his mother": somebody without a name.
    fn introduce(&mut self, token: usize, number: u32, within: &Range<usize>) {
        let text = self.memory.text;
        if self.is_source(token) || !matches!(text.tag(token), Tag::Determiner | Tag::Possessive) {
            return;
        }
        let Some(phrase) = text.phrase(token, within.end) else { return };
        let plural = text.tag(phrase.head) == Tag::Nouns;
        if phrase.noun.kind != EntityType::Person || plural {
            return;
        }
        // "a nurse" behind or before a name is said of it.
        if self.is_role(phrase.head) {
            return;
        }
        let apposed = |at: usize| at > within.start && text.lower(at - 1) == ",";
        if apposed(token) && self.memory.met.last().is_some_and(|(_, met)| met.end + 1 == token) {
            return;
        }
        let who = self.stranger(EntityType::Person, phrase.noun.sex, phrase.head, Vec::new(), false);
        self.memory.meet(who, token..phrase.core_end, number, within);
    }

    /// Somebody or something without a name, with the token of the noun that the text calls it.
    fn stranger(&mut self, kind: EntityType, sex: Option<Sex>, noun: usize, words: Vec<u64>, plural: bool) -> u32 {
        let mut actor = Actor::new(kind, false);
        let noun = self.memory.text.lower(noun);
        actor.is_addressed(sex);
        actor.nouns.push(hash::text(noun));
        actor.specific = !noun_classes::is(noun, NounClass::General);
        actor.words = words;
        actor.plural = plural;
        self.memory.actors.push(actor);
        self.memory.actors.len() as u32 - 1
    }

    /// Answers who says a statement.
    fn answer(&mut self, event: &Event, number: u32, within: &Range<usize>) {
        let meaning = match (&event.head, event.source) {
            (Some(head), Some(source)) => match self.spoken.get(&source.from) {
                Some(known) => known.clone(),
                None => {
                    let found = self.read_source(head, source, event.statement, number, within);
                    self.spoken.insert(source.from, found.clone());
                    found
                }
            },
            _ => self.carry(event, number),
        };
        if let Some(who) = meaning.answer.who {
            self.memory.said_by[event.statement as usize] = Some(who);
            let own = self.memory.text.document.tokens[event.token].quotation.is_none() && self.memory.outer.is_none();
            self.memory.speaks(who, number, own || event.head.is_none());
            if own && self.memory.actors[who as usize].named && !matches!(event.head, Some(SourceHead::Document(_))) {
                documents::written_in(self.memory.text, within).for_each(|noun| self.memory.issue(noun, who, number));
            }
        }
        self.meanings[event.statement as usize] = meaning;
    }

    /// Whom the head of a source means.
    fn read_source(
        &mut self,
        head: &SourceHead,
        source: Run,
        statement: u32,
        number: u32,
        within: &Range<usize>,
    ) -> Meaning {
        let text = self.memory.text;
        let document = text.document;
        let certain =
            |who: u32, confidence: f64| WhoIsMeant { who: Some(who), probability: confidence, named: Vec::new() };
        let span = |tokens: Range<usize>| document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span);
        let question = self.question(source.from, number, Some(statement));
        match *head {
            SourceHead::Name(entity, token) => {
                let at = self.memory.sites.partition_point(|site| site.tokens.start < token);
                let place = self.memory.sites.get(at).map(|site| span(site.tokens.clone()));
                Meaning { answer: certain(entity, 0.97), basis: SpeakerBasis::Explicit, place }
            }
            SourceHead::Bearer(entity) => {
                self.memory.meet(entity, source.to - 1..source.to, number, within);
                Meaning { answer: certain(entity, 0.85), basis: SpeakerBasis::Explicit, place: None }
            }
            SourceHead::Person => match self.pronouns.get(&source.from) {
                Some(known) => known.clone(),
                None => Meaning { answer: WhoIsMeant::default(), basis: SpeakerBasis::Pronoun, place: None },
            },
            SourceHead::Group => {
                let candidates = pronoun::of_group(&self.memory, question);
                let answer = self.ask(Asker::Group, source.tokens(), Some(statement), &candidates);
                if let Some(who) = answer.who {
                    self.memory.meet(who, source.tokens(), number, within);
                }
                Meaning { answer, basis: SpeakerBasis::Pronoun, place: None }
            }
            // Who says what it stands in; known once all is read.
            SourceHead::First => Meaning { answer: WhoIsMeant::default(), basis: SpeakerBasis::Pronoun, place: None },
            SourceHead::Relative => {
                let answer = self.relative(source.from).map(|who| certain(who, 0.85)).unwrap_or_default();
                Meaning { answer, basis: SpeakerBasis::Pronoun, place: None }
            }
            SourceHead::OfTwo(former) => {
                let answer = self.of_two(number, former).map(|who| certain(who, 0.85)).unwrap_or_default();
                self.refer(&answer, source.tokens(), number, within, Form::Nominal);
                let place = answer.who.map(|_| span(source.tokens()));
                Meaning { answer, basis: SpeakerBasis::Nominal, place }
            }
            SourceHead::Description(noun, kind) => {
                let it = description::of_source(text, source, noun, kind);
                let answer = self.describe(&it, number, within, Some(statement));
                let named = answer.who.is_some_and(|who| self.memory.actors[who as usize].named);
                let basis = if named { SpeakerBasis::Nominal } else { SpeakerBasis::Explicit };
                Meaning { answer, basis, place: named.then(|| span(it.tokens.clone())) }
            }
            SourceHead::Document(noun) => {
                let inside = self.memory.sites.partition_point(|site| site.tokens.start < source.from);
                // "a Canalys report", "a report by Canalys", but no report for or on it
                let own = |site: &&NameSite| {
                    let actor = &self.memory.actors[site.entity as usize];
                    let joint = || text.lower(documents::author_joint(text, site.tokens.start, source.from));
                    let by = || matches!(joint(), "by" | "from" | "of");
                    let apart = || (noun + 1..site.tokens.start).any(|token| text.lower(token) == ",");
                    // "according to a survey | in June by the bank"
                    let beyond = || joint() == "by" && site.tokens.start < (source.to + BEYOND).min(within.end);
                    (site.tokens.start < source.to || beyond())
                        && (site.tokens.start < noun || by() && !apart())
                        && matches!(actor.kind, EntityType::Organization | EntityType::Person | EntityType::Misc)
                };
                let by = self.memory.sites[inside..].iter().take(3).find(own).map(|site| site.entity);
                let known =
                    matches!(text.lower(source.from), "the" | "this" | "that" | "its" | "their" | "his" | "her");
                let before = || known.then(|| self.memory.issuer(noun, number)).flatten();
                // "its report", "her letter"
                let owner = match text.lower(source.from) {
                    "its" | "their" if by.is_none() => {
                        // "Torvale Lamps has closed its shop, its website said": whoever is named may own it.
                        let question = pronoun::AskedAt { told: None, ..question };
                        let candidates = pronoun::of_group(&self.memory, question);
                        choose(self.weights, Asker::Group, &candidates).who
                    }
                    _ => self.pronouns.get(&source.from).and_then(|owner| owner.answer.who),
                };
                // "a board report", where the text has named one board
                let body = || self.body_before(noun).filter(|_| noun > source.from);
                let answer = match by.or(owner).or_else(body).or_else(before) {
                    Some(who) => {
                        self.memory.issue(noun, who, number);
                        certain(who, 0.8)
                    }
                    None => certain(self.stranger(EntityType::Misc, None, noun, Vec::new(), false), 0.9),
                };
                Meaning { answer, basis: SpeakerBasis::Explicit, place: None }
            }
            SourceHead::Unnamed(noun) => {
                let sex = people::sex(text.lower(noun));
                let plural = text.tag(noun) == Tag::Nouns
                    || matches!(text.lower(source.from), "some" | "many" | "others" | "several" | "two" | "both");
                let who = self.stranger(EntityType::Person, sex, noun, Vec::new(), plural);
                self.memory.meet(who, source.tokens(), number, within);
                Meaning { answer: certain(who, 0.95), basis: SpeakerBasis::Explicit, place: None }
            }
            SourceHead::Nobody => Meaning { answer: WhoIsMeant::default(), basis: SpeakerBasis::Explicit, place: None },
        }
    }

    /// The one body of the article that has the noun right before a document's in its name: "a *board* report" of the Harbour
    /// Board.
    fn body_before(&self, document: usize) -> Option<u32> {
        let text = self.memory.text;
        let noun = document.checked_sub(1).filter(|&noun| people::group(text.lower(noun)))?;
        let mut holders = self.holders.get(&hash::text(text.lower(noun)))?.iter().copied().filter(|&who| {
            let actor = &self.memory.actors[who as usize];
            actor.kind == EntityType::Organization && actor.count > 0
        });
        holders.next().filter(|_| holders.next().is_none())
    }

    /// "who", "which": the name or description right before it.
    fn relative(&self, token: usize) -> Option<u32> {
        let text = self.memory.text;
        let who = text.lower(token) == "who";
        let near = self.memory.met.iter().rev().find(|(met, tokens)| {
            let kind = self.memory.actors[*met as usize].kind;
            let speaks = !matches!(kind, EntityType::Date | EntityType::Money);
            tokens.end <= token && speaks && !(who && matches!(kind, EntityType::Location | EntityType::Facility))
        });
        // What stands between is an apposition at most.
        let close =
            |tokens: &Range<usize>| tokens.end + 12 > token && !(tokens.end..token).any(|at| text.tag(at).is_finite());
        near.filter(|(_, tokens)| close(tokens)).map(|(who, _)| *who)
    }

    /// "the former", "the latter": one of the two people of the sentence before.
    fn of_two(&self, number: u32, former: bool) -> Option<u32> {
        let tokens = &self.memory.text.document.sentences[number.checked_sub(1)? as usize].tokens;
        let sites = self.memory.sites;
        let to = sites.partition_point(|site| site.tokens.start < tokens.end as usize);
        let person = |site: &&NameSite| self.memory.actors[site.entity as usize].kind == EntityType::Person;
        let within = |site: &&NameSite| site.tokens.start >= tokens.start as usize;
        let mut people = sites[..to].iter().rev().take_while(within).filter(person);
        let last = people.next()?;
        let other = people.next();
        if former { other.map(|site| site.entity) } else { Some(last.entity) }
    }

    /// Who says what goes on without a cue, or stands alone.
    fn carry(&mut self, event: &Event, number: u32) -> Meaning {
        if let Hint::Carried(source) = self.statements[event.statement as usize].hint {
            return match self.spoken.get(&source.from) {
                Some(known) => Meaning { basis: SpeakerBasis::Carried, place: None, ..known.clone() },
                // The source comes later; known once all is read.
                None => Meaning { answer: WhoIsMeant::default(), basis: SpeakerBasis::None, place: None },
            };
        }
        let question = self.question(event.token, number, Some(event.statement));
        let candidates = pronoun::of_alone(&self.memory, question);
        let answer = self.ask(Asker::Alone, event.token..event.token + 1, Some(event.statement), &candidates);
        let basis = if answer.who.is_some() { SpeakerBasis::Carried } else { SpeakerBasis::None };
        Meaning { answer, basis, place: None }
    }

    /// Quotations whose source comes after them: “The dam is full. ¶ “We open it tonight,” said Ewa Nowak.
    fn carry_back(&mut self) {
        for (index, statement) in self.statements.iter().enumerate() {
            if let Hint::Carried(source) = statement.hint
                && statement.source.is_empty()
                && self.meanings[index].basis == SpeakerBasis::None
                && let Some(known) = self.spoken.get(&source.from)
            {
                self.memory.said_by[index] = known.answer.who;
                self.meanings[index] = Meaning { basis: SpeakerBasis::Carried, place: None, ..known.clone() };
            }
        }
    }

    /// "I", "we": whoever says what it stands in.
    fn first_persons(&mut self, events: &[Event]) {
        let mut open: Vec<usize> = Vec::new();
        let mut outer: Vec<Option<usize>> = vec![None; self.statements.len()];
        for (index, statement) in self.statements.iter().enumerate() {
            let start = statement.content.first().map_or(0, |run| run.from);
            let ended = |at: usize| self.statements[at].content.last().is_none_or(|run| run.to <= start);
            while open.last().is_some_and(|&at| ended(at)) {
                open.pop();
            }
            outer[index] = open.iter().rev().take(DEPTH).copied().find(|&at| self.statements[at].holds(start));
            open.push(index);
        }
        let mut first: Vec<usize> = Vec::new();
        for event in events.iter().filter(|event| event.head == Some(SourceHead::First)) {
            first.push(event.statement as usize);
        }
        // The outer one comes first.
        sort::sort_dedup(&mut first);
        for index in first {
            if let Some(outer) = outer[index] {
                let Meaning { answer, .. } = self.meanings[outer].clone();
                self.meanings[index] = Meaning { answer, basis: SpeakerBasis::Pronoun, place: None };
            }
        }
    }
}
