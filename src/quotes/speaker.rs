//! Who speaks: from the source as written to the entity meant. Owns the choice among entities, not how they are found.

use super::{
    statement::{Hint, Run, Statement},
    unnamed,
    view::View,
};
use crate::{
    analysis::{Entity, EntityType, Form, ParagraphKind},
    entities::lists::{self, Sex},
    pos::Tag,
    text::{Document, Span},
};

/// Who says a statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Voice {
    /// The entity meant.
    pub speaker: Option<u32>,
    /// Whether the article withholds who it is.
    pub anonymous: bool,
    /// How it was found.
    pub basis: &'static str,
    /// How sure that is, in [0, 1].
    pub confidence: f64,
}

const NOBODY: Voice = Voice { speaker: None, anonymous: false, basis: "none", confidence: 0.7 };
const UNNAMED: Voice = Voice { speaker: None, anonymous: true, basis: "explicit", confidence: 0.95 };

/// A place where an entity is spoken of.
struct Place {
    span: Span,
    entity: u32,
    form: Form,
}

/// The voice of each of `statements`, which are in the order of the text.
pub fn find(view: &View, entities: &[Entity], statements: &[Statement]) -> Vec<Voice> {
    let mut places: Vec<Place> = Vec::new();
    for (index, entity) in entities.iter().enumerate() {
        places.extend(entity.mentions.iter().map(|mention| Place {
            span: mention.span,
            entity: index as u32,
            form: mention.form,
        }));
    }
    crate::order::by_key(&mut places, |place| place.span.key());
    let sexes = sexes(view.document, entities);
    let mut finder =
        Finder { view, document: view.document, entities, places, statements, voices: Vec::new(), outer: None, sexes };
    // Statements that hold the one at hand, innermost last.
    let mut open: Vec<usize> = Vec::new();
    for (index, statement) in statements.iter().enumerate() {
        let start = statement.content.first().map_or(0, |run| run.from);
        let holds = |outer: usize| statements[outer].holds(start);
        while open.last().is_some_and(|&outer| statements[outer].content.last().is_none_or(|run| run.to <= start)) {
            open.pop();
        }
        finder.outer = open.iter().rev().take(8).copied().find(|&outer| holds(outer));
        let voice = finder.voice(statement);
        finder.remember(statement, voice);
        finder.voices.push(voice);
        open.push(index);
    }
    finder.voices
}

struct Finder<'d> {
    view: &'d View<'d>,
    document: &'d Document<'d>,
    entities: &'d [Entity],
    places: Vec<Place>,
    statements: &'d [Statement],
    /// Of the statements so far.
    voices: Vec<Voice>,
    /// The statement in whose content the one at hand stands.
    outer: Option<usize>,
    /// What the text says of each entity's sex, by title, role or pronoun.
    sexes: Vec<Option<Sex>>,
}

/// The sexes that titles and roles give: "Mrs Dube", "the chairwoman".
fn sexes(document: &Document, entities: &[Entity]) -> Vec<Option<Sex>> {
    let of = |entity: &Entity| {
        let roles = entity.role.iter().flat_map(|&role| document.tokens_in(role));
        let titles = entity
            .mentions
            .iter()
            .filter(|mention| mention.form == Form::Name)
            .take(8)
            .filter_map(|mention| document.tokens_in(mention.span).start.checked_sub(1));
        roles.chain(titles).find_map(|token| unnamed::sex(document.lower(token)))
    };
    entities.iter().map(of).collect()
}

/// The sex that a pronoun tells.
fn sex_of(pronoun: &str) -> Option<Sex> {
    match pronoun {
        "he" | "him" => Some(Sex::Male),
        "she" | "her" => Some(Sex::Female),
        _ => None,
    }
}

/// How many places back a pronoun or a description is looked for.
const BACK: usize = 40;

impl Finder<'_> {
    fn voice(&self, statement: &Statement) -> Voice {
        let Some(&source) = statement.source.first() else {
            return if statement.hint == Hint::Alone { self.carried(statement) } else { NOBODY };
        };
        let voice = self.written(source);
        match statement.hint {
            Hint::Signature => Voice { basis: "signature", ..voice },
            Hint::Turn => Voice { basis: "turn", ..voice },
            _ => voice,
        }
    }

    /// The places that begin inside `span`.
    fn inside(&self, span: Span) -> &[Place] {
        let from = self.places.partition_point(|place| place.span.start < span.start);
        let to = from + self.places[from..].partition_point(|place| place.span.start < span.end);
        &self.places[from..to]
    }

    fn kind(&self, entity: u32) -> EntityType {
        self.entities[entity as usize].kind
    }

    fn person(&self, place: &Place) -> bool {
        self.kind(place.entity) == EntityType::Person
    }

    fn speaks(&self, place: &Place) -> bool {
        use EntityType::*;
        !matches!(self.kind(place.entity), Date | Money)
    }

    fn named(place: &Place, basis: &'static str, confidence: f64) -> Voice {
        Voice { speaker: Some(place.entity), anonymous: false, basis, confidence }
    }

    /// The tokens of a place.
    fn tokens(&self, place: &Place) -> Run {
        let tokens = self.document.tokens_in(place.span);
        Run::new(tokens.start, tokens.end.max(tokens.start + 1))
    }

    /// The voice of a source as written.
    fn written(&self, source: Run) -> Voice {
        let document = self.document;
        let span = source.span(document);
        let first = document.lower(source.from);
        let single = source.to == source.from + 1;
        if single && matches!(first, "i" | "we" | "me" | "us") {
            return match self.outer {
                Some(outer) => Voice { basis: "pronoun", ..self.voices[outer] },
                None => NOBODY,
            };
        }
        let inside = self.inside(span);
        let whole = inside.iter().find(|place| place.span == span);
        if single && matches!(self.view.tags[source.from], Tag::WhPronoun | Tag::WhDeterminer) {
            return self.relative(source);
        }
        if single && matches!(first, "he" | "she" | "they" | "it" | "him" | "her" | "them") {
            return self.pronoun(source, whole.filter(|place| place.form == Form::Pronoun));
        }
        if let Some(voice) = self.former(source) {
            return voice;
        }
        let head = self.head(source);
        if inside.is_empty()
            && let Some(entity) = self.surname(source)
        {
            return Voice { speaker: Some(entity), anonymous: false, basis: "explicit", confidence: 0.85 };
        }
        // A name that the phrase is about, not one that it only mentions: "a lawyer for Dube".
        let mut people = inside.iter().filter(|place| place.form == Form::Name && self.person(place));
        if let Some(place) = people.find(|place| self.heads(source, place)) {
            return Self::named(place, "explicit", 0.98);
        }
        if let Some(place) = inside
            .iter()
            .find(|place| place.form == Form::Nominal && place.span.start <= document.tokens[head].span.start)
        {
            return Self::named(place, "nominal", 0.85);
        }
        let noun = document.lower(head);
        let definite = matches!(first, "the" | "this" | "that");
        // "the Chilean said": somebody of whom that is known.
        if definite
            && source.to == source.from + 2
            && !noun.ends_with('s')
            && inside.iter().any(|place| self.kind(place.entity) == EntityType::Norp)
        {
            if let Some(place) = self.citizen(source) {
                return Self::named(place, "nominal", 0.75);
            }
            return self.antecedent(source, None).map_or(NOBODY, |voice| Voice {
                basis: "nominal",
                confidence: voice.confidence.min(0.7),
                ..voice
            });
        }
        // "the 64-year-old", "the ferryman": who spoke or was named last.
        let sex = match noun {
            _ if noun.ends_with("woman") => Some(Sex::Female),
            _ if noun.ends_with("man") => Some(Sex::Male),
            _ => None,
        };
        let kind = source.to == source.from + 2 && sex.is_some() && !unnamed::person(noun);
        let age = source.to > source.from + 3
            && document.lower(source.to - 1) == "old"
            && document.lower(source.to - 3).starts_with("year");
        if definite
            && inside.is_empty()
            && (kind || age)
            && let Some(voice) = self.antecedent(source, sex)
        {
            return Voice { basis: "nominal", confidence: voice.confidence.min(0.7), ..voice };
        }
        let over = |place: &&Place| {
            let head = document.tokens[head].span;
            place.form == Form::Name && place.span.start <= head.start && head.end <= place.span.end
        };
        if let Some(place) = inside.iter().find(over).filter(|place| self.speaks(place))
            && (self.view.tags[head] == Tag::Name || !unnamed::person(noun))
        {
            return Self::named(
                place,
                "explicit",
                if self.kind(place.entity) == EntityType::Person { 0.97 } else { 0.9 },
            );
        }
        let owned = self.view.tags[source.from] == Tag::Possessive;
        // "The union, Pilots of the Lagoon, said", "the other firm, Lagoon Star": the name behind the comma.
        if let Some(place) = inside.iter().find(|place| self.apposed(source, place)).filter(|_| !unnamed::person(noun))
        {
            return Self::named(place, "explicit", 0.85);
        }
        if unnamed::person(noun) {
            return if definite || owned { self.description(source, head, definite) } else { UNNAMED };
        }
        let apposition = source.tokens().any(|token| document.lower(token) == ",");
        if definite
            && !apposition
            && unnamed::group(noun)
            && let Some(entity) = self.group_named(source, noun)
        {
            return Voice { speaker: Some(entity), anonymous: false, basis: "nominal", confidence: 0.75 };
        }
        if unnamed::paper(noun) {
            return Voice { basis: "explicit", confidence: 0.9, ..NOBODY };
        }
        let person = |token: usize| self.view.tags[token] != Tag::Name && unnamed::person(document.lower(token));
        if source.tokens().take(12).any(person) {
            return UNNAMED;
        }
        // Behind a title or a role: "Foreign Minister Kovač" that no person was found in.
        let any =
            inside.iter().find(|place| place.form == Form::Name && self.speaks(place) && self.heads(source, place));
        match any {
            Some(place) => Self::named(place, "explicit", 0.8),
            None if matches!(first, "some" | "many" | "others" | "several" | "one" | "another" | "few" | "both") => {
                Voice { confidence: 0.8, ..UNNAMED }
            }
            None => Voice { basis: "explicit", ..NOBODY },
        }
    }

    /// The person named before of whom the words beside the name say the country that "the Chilean" says; else the last
    /// one of the sentences before of whom they say no other.
    fn citizen(&self, source: Run) -> Option<&Place> {
        let document = self.document;
        let form = document.form(source.to - 1);
        let stem = form.strip_suffix("woman").or_else(|| form.strip_suffix("man")).unwrap_or(form);
        let country = lists::country_of(form).or_else(|| lists::country_of(stem))?;
        let start = document.tokens[source.from].span.start;
        let before = self.places.partition_point(|place| place.span.start < start);
        let people = || {
            let names = self.places[..before].iter().rev().take(BACK);
            names.filter(|place| place.form == Form::Name && self.person(place))
        };
        let of = |place: &Place| {
            let Run { from, to } = self.tokens(place);
            let sentence = &document.sentences[document.tokens[from].sentence as usize].tokens;
            let before = (from.saturating_sub(4).max(sentence.start as usize)..from).rev();
            let behind = to..(to + 6).min(sentence.end as usize);
            let beside = |token: usize| document.lower(token) != "and" && self.view.tags[token] != Tag::Past;
            let told = |token: usize| lists::country_of(document.form(token));
            let near = behind.take_while(|&token| beside(token)).find_map(told);
            near.or_else(|| before.take_while(|&token| beside(token)).find_map(told))
        };
        if let Some(place) = people().find(|place| of(place) == Some(country)) {
            return Some(place);
        }
        let sentence = document.tokens[source.from].sentence;
        let close = |place: &&Place| document.tokens[self.tokens(place).from].sentence + 2 > sentence;
        let others: Vec<&Place> = people().filter(close).collect();
        let foreign = others.iter().any(|place| of(place).is_some());
        others.into_iter().find(|place| of(place).is_none()).filter(|_| foreign)
    }

    /// The one person of the article whose name ends as a source does where nobody found a name.
    fn surname(&self, source: Run) -> Option<u32> {
        let last = source.to - 1;
        let form = self.document.form(last);
        if !form.starts_with(char::is_uppercase) {
            return None;
        }
        let same = |entity: &&Entity| {
            entity.kind == EntityType::Person
                && entity.name.rsplit(' ').next().is_some_and(|surname| surname.eq_ignore_ascii_case(form))
        };
        let mut holders = self.entities.iter().take(200).filter(same);
        holders.next().filter(|_| holders.next().is_none()).map(|entity| entity.id)
    }

    /// The noun that a source is about: the last word of its first phrase.
    fn head(&self, source: Run) -> usize {
        let tags = &self.view.tags;
        let ends = |token: usize| {
            let tag = tags[token];
            matches!(
                tag,
                Tag::Preposition
                    | Tag::To
                    | Tag::WhPronoun
                    | Tag::WhDeterminer
                    | Tag::Participle
                    | Tag::Gerund
                    | Tag::Conjunction
            ) && token > source.from
                || self.document.lower(token) == ","
        };
        // Premodifiers can be participles: "retired", "accompanying".
        let stop = source.tokens().find(|&token| {
            let premodifier = matches!(tags[token], Tag::Participle | Tag::Gerund)
                && tags
                    .get(token + 1)
                    .is_some_and(|tag| matches!(tag, Tag::Noun | Tag::Nouns | Tag::Name | Tag::Adjective));
            ends(token) && !premodifier
        });
        let mut last = stop.unwrap_or(source.to).max(source.from + 1) - 1;
        // "officials familiar with the matter"
        while last > source.from
            && matches!(tags[last], Tag::Adjective | Tag::Adverb | Tag::Genitive)
            && matches!(tags[last - 1], Tag::Noun | Tag::Nouns | Tag::Pronoun | Tag::Number)
        {
            last -= 1;
        }
        last
    }

    /// Whether a place is what the source is about, or an apposition to it: not an owner, not what hangs on a preposition.
    fn heads(&self, source: Run, place: &Place) -> bool {
        let document = self.document;
        let tokens = self.tokens(place);
        if tokens.to < source.to && self.view.tags[tokens.to] == Tag::Genitive {
            return false;
        }
        // Titles before the name belong to it: "for President Banda".
        let mut before = tokens.from;
        while before > source.from {
            let tag = self.view.tags[before - 1];
            let word = document.lower(before - 1);
            if !(matches!(tag, Tag::Name | Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Possessive)
                || word == "-")
            {
                break;
            }
            before -= 1;
        }
        if before == source.from {
            return true;
        }
        let joint = before - 1;
        match self.view.tags[joint] {
            // "the head of the union, Anna Kovač": the comma stops the look; "of the union Kovač" cannot be told apart.
            Tag::Preposition | Tag::To => {
                // A role of several words goes before its holder: "Minister of Trade Anna Kovač".
                tokens.from - before > 1
                    && self.view.tags[tokens.from - 1] == Tag::Noun
                    && matches!(document.lower(joint), "of" | "for")
                    && !unnamed::person(document.lower(tokens.from - 1))
                    && unnamed::person_in(document, Run::new(source.from, joint))
            }
            Tag::WhPronoun
            | Tag::WhDeterminer
            | Tag::Participle
            | Tag::Gerund
            | Tag::Past
            | Tag::PresentThird
            | Tag::Present => matches!(document.lower(joint), "called" | "named"),
            _ => {
                // Not inside of a relative clause.
                let clause = (source.from..joint)
                    .any(|token| matches!(self.view.tags[token], Tag::WhPronoun | Tag::WhDeterminer));
                !clause
            }
        }
    }

    /// Whether a place is the name of a body that stands in apposition, right behind a comma.
    fn apposed(&self, source: Run, place: &Place) -> bool {
        let tokens = self.tokens(place);
        let article = usize::from(tokens.from > source.from && self.document.lower(tokens.from - 1) == "the");
        place.form == Form::Name
            && self.speaks(place)
            && tokens.from > source.from + article
            && self.document.lower(tokens.from - 1 - article) == ","
    }

    /// "the former", "the latter": one of the two people of the sentence before.
    fn former(&self, source: Run) -> Option<Voice> {
        let document = self.document;
        let word = document.lower(source.to - 1);
        if source.to - source.from > 2 || !matches!(word, "former" | "latter") {
            return None;
        }
        let sentence = document.tokens[source.from].sentence as usize;
        let earlier = &document.sentences[sentence.checked_sub(1)?];
        let two: Vec<&Place> =
            self.inside(earlier.span).iter().filter(|place| place.form == Form::Name && self.person(place)).collect();
        let place = if word == "former" { two.get(two.len().checked_sub(2)?) } else { two.last() };
        place.map(|place| Self::named(place, "nominal", 0.85))
    }

    /// "who", "which": the name or description right before it.
    fn relative(&self, source: Run) -> Voice {
        let document = self.document;
        let start = document.tokens[source.from].span.start;
        let before = self.places.partition_point(|place| place.span.end <= start);
        let sentence = document.sentences[document.tokens[source.from].sentence as usize].span;
        let who = document.lower(source.from) == "who";
        let near = self.places[..before].iter().rev().take(4).find(|place| {
            place.span.start >= sentence.start
                && self.speaks(place)
                && (!who || !matches!(self.kind(place.entity), EntityType::Location | EntityType::Facility))
        });
        // What stands between is an apposition at most.
        let close = near.filter(|place| {
            let from = self.tokens(place).to;
            from + 12 > source.from
                && !(from..source.from).any(|token| matches!(self.view.tags[token], Tag::Past | Tag::PresentThird))
        });
        match close {
            Some(place)
                if (self.tokens(place).to..source.from).all(|token| !unnamed::person(document.lower(token)))
                    || self.person(place) =>
            {
                Self::named(place, "pronoun", 0.85)
            }
            _ => {
                let from = source.from.saturating_sub(8);
                let people = (from..source.from).any(|token| unnamed::person(document.lower(token)));
                if people { Voice { basis: "pronoun", confidence: 0.8, ..UNNAMED } } else { NOBODY }
            }
        }
    }

    /// The paragraph of a token.
    fn paragraph(&self, token: usize) -> u32 {
        self.document.sentences[self.document.tokens[token].sentence as usize].paragraph
    }

    /// The last voice before a token that no other statement holds, and where its statement begins.
    fn last(&self, token: usize) -> Option<(Voice, usize)> {
        let mut latest: Option<(Voice, usize)> = None;
        for index in (0..self.voices.len()).rev().take(8) {
            let statement = &self.statements[index];
            let end = statement.content.iter().chain(&statement.cue).map(|run| run.to).max().unwrap_or(0);
            let spoken = self.voices[index].speaker.is_some() || self.voices[index].anonymous;
            if end <= token
                && spoken
                && latest.is_none_or(|(_, start)| statement.start() <= start && self.holds(index, start))
            {
                latest = Some((self.voices[index], statement.start()));
            }
        }
        latest
    }

    fn holds(&self, index: usize, token: usize) -> bool {
        self.statements[index].holds(token)
    }

    /// Notes the sex that a pronoun gives.
    fn remember(&mut self, statement: &Statement, voice: Voice) {
        if let (Some(source), Some(speaker)) = (statement.source.first(), voice.speaker)
            && source.to == source.from + 1
            && let Some(sex) = sex_of(self.document.lower(source.from))
        {
            self.sexes[speaker as usize].get_or_insert(sex);
        }
    }

    /// Whom a pronoun means: whoever spoke last or is the subject of the sentences before; `mention` is what the
    /// entities say.
    fn pronoun(&self, source: Run, mention: Option<&Place>) -> Voice {
        let word = self.document.lower(source.from);
        let mine = match word {
            "he" | "she" | "him" | "her" => self.antecedent(source, sex_of(word)),
            _ => self.group_before(source, word == "it"),
        };
        match (mention, mine) {
            (Some(place), Some(voice)) if voice.speaker == Some(place.entity) => Self::named(place, "pronoun", 0.95),
            (_, Some(voice)) => voice,
            (Some(place), None) => Self::named(place, "pronoun", 0.85),
            (None, None) => NOBODY,
        }
    }

    /// The last of those who speak in a sentence, before `token` and in the article's own words.
    fn speaks_in(&self, sentence: usize, token: usize) -> Option<(Voice, Run)> {
        (0..self.voices.len()).rev().take(16).find_map(|index| {
            let source = *self.statements[index].source.first()?;
            let known = self.voices[index].speaker.is_some() || self.voices[index].anonymous;
            let own = source.from < token
                && self.document.tokens[source.from].sentence as usize == sentence
                && self.document.tokens[source.from].quotation.is_none()
                && known
                && !self.said(source.from);
            own.then_some((self.voices[index], source))
        })
    }

    /// Whether a token stands in what somebody says.
    fn said(&self, token: usize) -> bool {
        (0..self.voices.len()).rev().take(16).any(|index| self.holds(index, token))
    }

    /// Whether one unnamed person can be called "he" or "she".
    fn one(&self, source: Run, sex: Option<Sex>) -> bool {
        let head = self.head(source);
        let said = unnamed::sex(self.document.lower(head)).or_else(|| sex_of(self.document.lower(source.from)));
        let plural = self.view.tags[head] == Tag::Nouns
            || matches!(
                self.document.lower(source.from),
                "they" | "some" | "many" | "others" | "several" | "two" | "both"
            );
        !plural && (said.is_none() || sex.is_none() || said == sex)
    }

    /// Whether a sentence is about one person who is not named: "A woman behind her did."
    fn stranger_in(&self, sentence: usize, token: usize, sex: Option<Sex>) -> bool {
        let document = self.document;
        let tokens = &document.sentences[sentence].tokens;
        let (from, to) = (tokens.start as usize, (tokens.end as usize).min(token));
        if from + 1 >= to || !matches!(document.lower(from), "a" | "an" | "another" | "one") {
            return false;
        }
        let end = (from + 1..to.min(from + 7))
            .find(|&token| {
                matches!(
                    self.view.tags[token],
                    Tag::Preposition | Tag::Past | Tag::PresentThird | Tag::Modal | Tag::WhPronoun
                )
            })
            .unwrap_or(to.min(from + 4));
        let subject = Run::new(from, end.max(from + 1));
        unnamed::person_in(document, subject)
            && self.one(subject, sex)
            && self.inside(subject.span(document)).iter().all(|place| place.form != Form::Name || !self.person(place))
    }

    /// The first person named in a sentence before `token`, in the article's own words.
    fn named_in(&self, sentence: usize, token: usize, fits: impl Fn(u32) -> bool) -> Option<&Place> {
        let span = self.document.sentences[sentence].span;
        let own = |place: &&Place| {
            let from = self.tokens(place).from;
            place.form == Form::Name
                && from < token
                && self.document.tokens[from].quotation.is_none()
                && fits(place.entity)
                && !self.said(from)
        };
        // "Over the roofs of Mirpur, Rashid Lodhi cut his bamboo": not what hangs on a preposition.
        let free = |place: &&Place| {
            let before = self.tokens(place).from.checked_sub(1).map(|before| self.view.tags[before]);
            !matches!(before, Some(Tag::Preposition | Tag::To))
        };
        let near = self.inside(span);
        let near = &near[..near.len().min(BACK)];
        near.iter().filter(free).find(own).or_else(|| near.iter().find(own))
    }

    /// Whom "he" or "she" means in a sentence before `token`, in the article's own words.
    fn meant_in(&self, sentence: usize, token: usize, sex: Option<Sex>) -> Option<&Place> {
        let span = self.document.sentences[sentence].span;
        self.inside(span).iter().take(BACK).find(|place| {
            let from = self.tokens(place).from;
            place.form == Form::Pronoun
                && from < token
                && sex.is_some()
                && sex_of(self.document.lower(from)) == sex
                && self.document.tokens[from].quotation.is_none()
                && !self.said(from)
        })
    }

    /// The sentences from that of `token` backwards, as far as a pronoun looks: into the paragraph before.
    fn earlier(&self, token: usize) -> impl Iterator<Item = usize> {
        let document = self.document;
        let sentence = document.tokens[token].sentence as usize;
        let mut paragraphs = 0;
        let mut last = document.sentences[sentence].paragraph;
        (0..=sentence)
            .rev()
            .filter(|&index| document.kind_of(index).counts() && document.kind_of(index) != ParagraphKind::Heading)
            .take_while(move |&index| {
                paragraphs += u32::from(document.sentences[index].paragraph != last);
                last = document.sentences[index].paragraph;
                paragraphs < 3
            })
            .take(10)
    }

    /// The person whom "he" or "she" means.
    fn antecedent(&self, source: Run, sex: Option<Sex>) -> Option<Voice> {
        let fits = |entity: u32| {
            self.kind(entity) == EntityType::Person
                && (sex.is_none() || self.sexes[entity as usize].is_none() || self.sexes[entity as usize] == sex)
        };
        for (back, index) in self.earlier(source.from).enumerate() {
            let sure = if back < 2 { 0.85 } else { 0.7 };
            let spoke = self.speaks_in(index, source.from).filter(|&(voice, source)| match voice.speaker {
                Some(speaker) => fits(speaker),
                None => self.one(source, sex),
            });
            if let Some((voice, _)) = spoke {
                return Some(Voice { basis: "pronoun", confidence: voice.confidence.min(sure), ..voice });
            }
            if self.stranger_in(index, source.from, sex) {
                return Some(Voice { basis: "pronoun", confidence: sure, ..UNNAMED });
            }
            if let Some(place) = self.named_in(index, source.from, fits) {
                return Some(Self::named(place, "pronoun", sure));
            }
            // "Does she never get it wrong?": whom the same pronoun means there.
            if let Some(place) = self.meant_in(index, source.from, sex).filter(|place| back > 0 && fits(place.entity)) {
                return Some(Self::named(place, "pronoun", f64::min(sure, 0.75)));
            }
        }
        None
    }

    /// The group or paper that "it" means, or those whom "they" means: who spoke last.
    fn group_before(&self, source: Run, one: bool) -> Option<Voice> {
        let group = |entity: u32| {
            use EntityType::*;
            matches!(self.kind(entity), Organization | Location | Norp | Facility | Misc)
        };
        for (back, index) in self.earlier(source.from).take(3).enumerate() {
            let voice = self.speaks_in(index, source.from).map(|(voice, _)| voice);
            let fits = |voice: &Voice| voice.speaker.map_or(!one, |speaker| back == 0 && one || group(speaker));
            if let Some(voice) = voice.filter(fits) {
                return Some(Voice { basis: "pronoun", confidence: voice.confidence.min(0.8), ..voice });
            }
        }
        None
    }

    /// A definite description that no mention resolves: the holder of the role, else the one it was used of before.
    fn description(&self, source: Run, head: usize, definite: bool) -> Voice {
        let document = self.document;
        let noun = document.lower(head);
        let start = document.tokens[source.from].span.start;
        let before = self.places.partition_point(|place| place.span.start < start);
        let holder = self.places[..before].iter().rev().take(BACK).find(|place| {
            self.person(place)
                && self.entities[place.entity as usize]
                    .role
                    .is_some_and(|role| document.tokens_in(role).any(|token| document.lower(token) == noun))
        });
        if let Some(place) = holder {
            return Self::named(place, "nominal", 0.85);
        }
        for index in (0..self.voices.len()).rev().take(12) {
            let same = self.statements[index].source.iter().any(|run| document.lower(self.head(*run)) == noun);
            if same && self.voices[index].anonymous && definite {
                return Voice { basis: "nominal", confidence: 0.85, ..self.voices[index] };
            }
        }
        // "the goalkeeper", who was called one beside her name: "goalkeeper Lucía Quispe", "her mother, Teo Bee Leng".
        let beside = |place: &&Place| {
            let Run { from, to } = self.tokens(place);
            let sentence = &document.sentences[document.tokens[from].sentence as usize].tokens;
            let near = from.saturating_sub(3).max(sentence.start as usize)..(to + 6).min(sentence.end as usize);
            let parted = |token: usize| {
                let between = if token < from { token..from } else { to..token };
                let mut between = between;
                between.any(|token| {
                    matches!(self.view.tags[token], Tag::Past | Tag::PresentThird | Tag::Preposition | Tag::Conjunction)
                })
            };
            near.clone().any(|token| document.lower(token) == noun && !parted(token))
        };
        let held = self.inside(source.span(document));
        let owner = |place: &&Place| held.iter().any(|held| held.entity == place.entity);
        let told = self.places[..before]
            .iter()
            .rev()
            .take(4 * BACK)
            .filter(|place| place.form == Form::Name && self.person(place) && !owner(place))
            .find(beside);
        if let Some(place) = told {
            return Self::named(place, "nominal", 0.8);
        }
        let singular = self.view.tags[head] != Tag::Nouns && definite;
        let person = |entity: u32| self.kind(entity) == EntityType::Person;
        let sentence = document.tokens[source.from].sentence as usize;
        let mut earlier = (sentence.saturating_sub(2)..=sentence).rev().filter(|_| singular);
        let near = earlier.find_map(|sentence| self.named_in(sentence, source.from, person));
        match near {
            Some(place) => Self::named(place, "nominal", 0.65),
            None => Voice { confidence: 0.7, ..UNNAMED },
        }
    }

    /// The organization that "the company" means: one whose name has the word; else, where nothing else is said of it,
    /// the one that spoke last, or the last one named.
    fn group_named(&self, source: Run, noun: &str) -> Option<u32> {
        let document = self.document;
        let start = document.tokens[source.from].span.start;
        let before = self.places.partition_point(|place| place.span.start < start);
        // Not the agency whose report it is: its name stands in the dateline.
        let own = |place: &&Place| {
            let sentence = document.tokens[self.tokens(place).from].sentence as usize;
            document.kind_of(sentence) == ParagraphKind::Dateline
        };
        let earlier = || {
            self.places[..before]
                .iter()
                .rev()
                .take(2 * BACK)
                .filter(|place| place.form == Form::Name && self.kind(place.entity) == EntityType::Organization)
                .filter(|place| !own(place))
        };
        let called = |place: &&Place| {
            let name = &self.entities[place.entity as usize].name;
            name.split(' ').any(|word| word.eq_ignore_ascii_case(noun))
        };
        if let Some(place) = earlier().find(called) {
            return Some(place.entity);
        }
        // "the pickers' union" is one of its own.
        if source.to > source.from + 2 {
            return None;
        }
        let spoke = || {
            self.earlier(source.from).take(4).find_map(|sentence| {
                let (voice, _) = self.speaks_in(sentence, source.from)?;
                voice.speaker.filter(|&speaker| self.body(speaker))
            })
        };
        spoke().or_else(|| earlier().next().map(|place| place.entity))
    }

    /// Whether an entity can be a body: nothing says that it is a person or a place.
    fn body(&self, entity: u32) -> bool {
        let it = &self.entities[entity as usize];
        let personal = || {
            it.role.is_some()
                || self.sexes[entity as usize].is_some()
                || it.mentions.iter().any(|mention| mention.form == Form::Pronoun)
        };
        match it.kind {
            EntityType::Organization | EntityType::Misc | EntityType::Facility => true,
            EntityType::Person => !it.name.contains(' ') && !personal(),
            _ => false,
        }
    }

    /// The voice of a quotation that stands alone: whom the sentence before is about, else who spoke last.
    fn carried(&self, statement: &Statement) -> Voice {
        let document = self.document;
        let start = statement.start();
        let sentence = document.tokens[start].sentence as usize;
        let paragraph = document.sentences[sentence].paragraph;
        // The sentences before, up to the beginning of the paragraph before.
        let mut counted = 0;
        let mut earlier = Vec::new();
        let mut at = paragraph;
        for index in (0..sentence).rev() {
            if !document.kind_of(index).counts() || document.kind_of(index) == ParagraphKind::Heading {
                continue;
            }
            if document.sentences[index].paragraph != at {
                at = document.sentences[index].paragraph;
                counted += 1;
            }
            if counted > 1 || earlier.len() > 3 {
                break;
            }
            earlier.push(index);
        }
        let last = self.last(start);
        for (place, &index) in earlier.iter().enumerate() {
            let span = document.sentences[index].span;
            // A sentence that somebody says, or that says who does.
            if let Some((voice, _)) = last.filter(|_| self.spoken_in(index)) {
                return Voice { basis: "carried", confidence: voice.confidence * 0.92, ..voice };
            }
            let subject = self.inside(span).iter().take(BACK).find(|place| self.person(place));
            if let Some(subject) = subject {
                return Self::named(subject, "carried", if place == 0 { 0.85 } else { 0.7 });
            }
        }
        match last {
            Some((voice, spoken)) if self.paragraph(spoken) + 4 > paragraph => {
                Voice { basis: "carried", confidence: voice.confidence * 0.75, ..voice }
            }
            _ => NOBODY,
        }
    }

    /// Whether a statement so far has its cue or its content in a sentence.
    fn spoken_in(&self, sentence: usize) -> bool {
        let tokens = &self.document.sentences[sentence].tokens;
        let (from, to) = (tokens.start as usize, tokens.end as usize);
        self.statements[..self.voices.len()]
            .iter()
            .rev()
            .take(8)
            .any(|statement| statement.content.iter().chain(&statement.cue).any(|run| run.from < to && from < run.to))
    }
}
