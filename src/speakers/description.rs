//! Whom a description means as a source: "the minister", "the Chilean", "the latter", "the company". Owns the choice among
//! those named before, not pronouns.

use crate::{
    analysis::{Entity, EntityType, Form, ParagraphKind},
    lexicon::nouns,
    quotes::statement::Run,
    speakers::{BACK, Finder, Place, UNNAMED, Voice},
    syntax::Tag,
};

impl Finder<'_> {
    /// The person named before of whom the words beside the name say the country that "the Chilean" says; else the last
    /// one of the sentences before of whom they say no other.
    pub fn citizen(&self, source: Run) -> Option<&Place> {
        let document = self.document;
        let form = document.form(source.to - 1);
        let stem = form.strip_suffix("woman").or_else(|| form.strip_suffix("man")).unwrap_or(form);
        let country = nouns::country_of(form).or_else(|| nouns::country_of(stem))?;
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
            let told = |token: usize| nouns::country_of(document.form(token));
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
    pub fn surname(&self, source: Run) -> Option<u32> {
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

    /// "the former", "the latter": one of the two people of the sentence before.
    pub fn former(&self, source: Run) -> Option<Voice> {
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

    /// A definite description that no mention resolves: the holder of the role, else the one it was used of before.
    pub fn description(&self, source: Run, head: usize, definite: bool) -> Voice {
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
                    self.view.tags[token].is_finite()
                        || matches!(self.view.tags[token], Tag::Preposition | Tag::Conjunction)
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
    pub fn group_named(&self, source: Run, noun: &str) -> Option<u32> {
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
    pub fn body(&self, entity: u32) -> bool {
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
}
