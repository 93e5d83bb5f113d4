//! Names into clusters: which names are one person's, one place's, one body's. Owns who is who among names; how two names
//! compare is `normal_form`'s and `alias`'s, what they are is `type_vote`'s.

pub mod alias;
pub mod stated_type;
mod type_vote;

use crate::{
    analysis::EntityType,
    hash,
    lexicon::nouns::{self, Sex},
    map::Map,
    names::{
        detect::{Found, LIKELY},
        normal_form::{self, Form, Keys},
    },
    text::Document,
};

/// How many bearers of one word are compared with a name, so that ten thousand of them cost no more than linear time.
const BEARERS: usize = 8;

/// A name as written, wherever it stands in the document.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its words.
    pub form: Form,
    /// Its mentions, indices of the names found.
    pub mentions: Vec<u32>,
    /// Confidence for each type, in the order of [`EntityType`].
    pub votes: [f64; 9],
    /// How often the text says of it that it is a person, a location, an organization.
    pub stated: [u16; 3],
    /// What it is.
    pub kind: EntityType,
    /// What a title inside it says.
    pub sex: Option<Sex>,
    /// Whether an acronym stands for it.
    pub abbreviated: bool,
}

/// Names that are one entity's.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// Indices of the names found, in order.
    pub names: Vec<u32>,
    /// What it is.
    pub kind: EntityType,
    /// The name found that is written out most fully.
    pub fullest: u32,
    /// What titles inside its names say.
    pub sex: Option<Sex>,
}

/// The clusters of a document.
#[derive(Debug, Default)]
pub struct Clusters {
    /// In the order of their first names.
    pub all: Vec<Cluster>,
    /// The cluster of each name found, and why it is there where that is not how it was found.
    pub of: Vec<(u32, Option<&'static str>)>,
}

/// Groups the names found; `stated` is what the text says of each.
pub fn group(document: &Document, found: &[Found], stated: &[Option<EntityType>]) -> Clusters {
    let mut grouper = Grouper::new(document, found, stated);
    grouper.people();
    alias::join(&mut grouper);
    grouper.clusters()
}

/// The state of grouping: distinct names, joined step by step.
pub struct Grouper<'d> {
    /// The text.
    pub document: &'d Document<'d>,
    /// All names found.
    pub found: &'d [Found],
    /// The distinct ones.
    pub texts: Vec<Text>,
    /// The words of all names.
    pub keys: Keys,
    /// The distinct name of each name found.
    pub text_of: Vec<u32>,
    /// Union-find over the distinct names; roots point to themselves.
    parents: Vec<u32>,
    /// Why a distinct name was joined with another.
    why: Vec<Option<&'static str>>,
    /// Several people who may be meant by a surname.
    ambiguous: Map<u32, Vec<u32>>,
}

impl<'d> Grouper<'d> {
    fn new(document: &'d Document<'d>, found: &'d [Found], stated: &[Option<EntityType>]) -> Self {
        let mut by_text: Map<u64, u32> = Map::default();
        let mut texts: Vec<Text> = Vec::new();
        let mut text_of = Vec::with_capacity(found.len());
        for (index, name) in found.iter().enumerate() {
            let dated = matches!(name.kind, EntityType::Date | EntityType::Money);
            let mut key = u64::from(dated);
            for token in name.tokens.clone() {
                let lower = document.lower(token);
                // "Trump's", where the clitic was taken into the name.
                if token + 1 < name.tokens.end || lower != "'s" {
                    key = hash::mix(key, hash::text(lower));
                }
            }
            let text = *by_text.entry(key).or_insert_with(|| {
                texts.push(Text {
                    form: Form::default(),
                    mentions: Vec::new(),
                    votes: [0.0; 9],
                    stated: [0; 3],
                    kind: name.kind,
                    sex: None,
                    abbreviated: false,
                });
                texts.len() as u32 - 1
            });
            let entry = &mut texts[text as usize];
            entry.mentions.push(index as u32);
            entry.votes[name.kind as usize] += name.confidence;
            if let Some(kind) = stated[index] {
                entry.stated[kind as usize] += 1;
            }
            // "Mr. Collins" is nobody's firm; the General Department of Roads, of which the tagger is sure, is no general.
            let first = name.tokens.start;
            let titled =
                (name.tokens.len() > 1 && name.confidence < 0.8 && normal_form::is_title(document.lower(first)))
                    || (first > 0 && normal_form::is_title(document.lower(first - 1)) && !dated);
            if titled && name.kind != EntityType::Person {
                entry.votes[EntityType::Person as usize] += name.confidence + 0.1;
            }
            text_of.push(text);
        }
        let mut keys = Keys::default();
        for text in &mut texts {
            type_vote::believe(&text.stated, text.mentions.len(), &mut text.votes);
            text.kind = type_vote::winner(&text.votes);
            let name = &found[text.mentions[0] as usize];
            let person = text.kind == EntityType::Person;
            let mut tokens = name.tokens.clone();
            // "Dhaka, Bangladesh" is Dhaka.
            if text.kind == EntityType::Location
                && let Some(comma) = tokens.clone().find(|&token| document.lower(token) == ",")
                && comma > tokens.start
            {
                tokens.end = comma;
            }
            (text.form, text.sex) = Form::new(document, tokens, person, &mut keys);
        }
        let parents = (0..texts.len() as u32).collect();
        let why = vec![None; texts.len()];
        Self { document, found, texts, keys, text_of, parents, why, ambiguous: Map::default() }
    }

    /// The distinct name that stands for the cluster of `text`.
    pub fn root(&mut self, text: u32) -> u32 {
        let mut at = text;
        while self.parents[at as usize] != at {
            let above = self.parents[self.parents[at as usize] as usize];
            self.parents[at as usize] = above;
            at = above;
        }
        at
    }

    /// Joins the clusters of `text` and `other`; `why` says why `text` belongs there.
    pub fn join(&mut self, text: u32, other: u32, why: &'static str) {
        let (a, b) = (self.root(text), self.root(other));
        if a == b {
            return;
        }
        self.why[text as usize] = Some(why);
        self.texts[other as usize].abbreviated |= why == "acronym";
        // "the Nakamura government" twice makes Jun Nakamura no body, and LBA nobody of the Luapula Basin Authority.
        let kind = match why {
            "surname" | "given-name" => Some(EntityType::Person),
            "acronym" | "short" if type_vote::winner(&self.texts[a as usize].votes) == EntityType::Person => {
                Some(type_vote::winner(&self.texts[b as usize].votes))
            }
            _ => None,
        };
        if let Some(kind) = kind {
            let votes = &mut self.texts[a as usize].votes;
            let all = votes.iter().sum();
            *votes = [0.0; 9];
            votes[kind as usize] = all;
        }
        let (root, child) = if a < b { (a, b) } else { (b, a) };
        self.parents[child as usize] = root;
        let votes = self.texts[child as usize].votes;
        for (sum, vote) in self.texts[root as usize].votes.iter_mut().zip(votes) {
            *sum += vote;
        }
        let sex = self.texts[child as usize].sex;
        let kept = &mut self.texts[root as usize].sex;
        *kept = kept.or(sex);
    }

    /// Joins what people are called: in full, by initials, by one name alone.
    fn people(&mut self) {
        self.mistaken();
        let mut order: Vec<u32> = (0..self.texts.len() as u32).collect();
        order.retain(|&text| {
            let Text { kind, form, .. } = &self.texts[text as usize];
            *kind == EntityType::Person && form.words.len() > 1
        });
        crate::sort::stable_by_key(&mut order, |&text| std::cmp::Reverse(self.texts[text as usize].form.words.len()));
        // The full names that hold a word as their last one, and elsewhere.
        let mut last: Map<u32, Vec<u32>> = Map::default();
        let mut inner: Map<u32, Vec<u32>> = Map::default();
        let mut spelled: Map<String, Vec<u32>> = Map::default();
        for &text in &order {
            let form = self.texts[text as usize].form.clone();
            let surname = form.words[form.words.len() - 1];
            let by = |map: &Map<u32, Vec<u32>>, word: u32| map.get(&word).cloned().unwrap_or_default();
            let mut bearers = by(&last, surname);
            bearers.extend(by(&last, form.words[0]));
            bearers.extend(by(&inner, form.words[0]));
            bearers.extend(by(&inner, surname));
            let skeleton = normal_form::skeleton(self.keys.text(surname));
            bearers.extend(spelled.get(&skeleton).cloned().unwrap_or_default());
            let same = bearers.into_iter().find(|&other| self.is_same_person(&self.texts[other as usize].form, &form));
            if let Some(other) = same {
                self.join(text, other, "variant");
            }
            keep(last.entry(surname).or_default(), text);
            keep(spelled.entry(skeleton).or_default(), text);
            for &word in &form.words[..form.words.len() - 1] {
                keep(inner.entry(word).or_default(), text);
            }
        }
        let mut alone: Map<u32, u32> = Map::default();
        for text in 0..self.texts.len() as u32 {
            let one = &self.texts[text as usize];
            let [word] = one.form.words[..] else { continue };
            if alias::is_abbreviation(self, text) {
                continue;
            }
            if one.kind == EntityType::Person {
                match alone.get(&word) {
                    Some(&other) => self.join(text, other, "variant"),
                    None => {
                        alone.insert(word, text);
                    }
                }
            }
            let one = &self.texts[text as usize];
            let person = one.kind == EntityType::Person;
            let (kind, mentions, votes) = (one.kind, one.mentions.len(), one.votes);
            let second = one.mentions.get(1).or(one.mentions.first()).copied().unwrap_or(0);
            let surnames = self.roots(last.get(&word));
            if !surnames.is_empty() {
                if person || type_vote::may_be_a_surname(kind, mentions, &votes) {
                    self.settle(text, surnames, "surname");
                }
                continue;
            }
            if !person {
                continue;
            }
            let name = self.keys.text(word).to_owned();
            // A given name follows the full one: whoever is met by one name alone first is somebody else.
            let mut bearers = inner.get(&word).cloned().unwrap_or_default();
            bearers.retain(|&bearer| self.texts[bearer as usize].mentions[0] < second);
            let bearers = self.roots(Some(&bearers));
            if !bearers.is_empty() {
                self.settle(text, bearers, "given-name");
            } else if name.len() >= 5 {
                let near = spelled.get(&normal_form::skeleton(&name)).cloned().unwrap_or_default();
                let near = near.into_iter().find(|&other| {
                    let words = &self.texts[other as usize].form.words;
                    normal_form::is_one_off(self.keys.text(words[words.len() - 1]), &name)
                });
                if let Some(other) = near {
                    self.join(text, other, "variant");
                }
            }
        }
    }

    /// Full names that the tagger took for places or bodies, where a part of them is somebody's name elsewhere.
    fn mistaken(&mut self) {
        let mut alone: Map<u32, f64> = Map::default();
        for text in &self.texts {
            if let ([word], EntityType::Person) = (&text.form.words[..], text.kind) {
                *alone.entry(*word).or_default() += text.votes[EntityType::Person as usize];
            }
        }
        for index in 0..self.texts.len() {
            let text = &self.texts[index];
            let like = matches!(text.kind, EntityType::Location | EntityType::Organization | EntityType::Misc)
                && (2..=3).contains(&text.form.words.len());
            if !like {
                continue;
            }
            let tokens = self.found[text.mentions[0] as usize].tokens.clone();
            let (first, last) = (text.form.words[0], text.form.words[text.form.words.len() - 1]);
            let known = alone.get(&last).or_else(|| alone.get(&first)).copied().unwrap_or(0.0);
            let mean = text.votes[text.kind as usize] / text.mentions.len() as f64;
            let plain = tokens.clone().all(|token| {
                self.document.form(token).starts_with(char::is_uppercase)
                    && nouns::noun(self.document.lower(token)).is_none_or(|noun| noun.kind == EntityType::Person)
            });
            if plain && known > 0.0 && mean < 0.65 {
                let (form, sex) = Form::new(self.document, tokens, true, &mut self.keys);
                let text = &mut self.texts[index];
                text.votes[EntityType::Person as usize] = text.votes[text.kind as usize] + 0.01;
                text.kind = EntityType::Person;
                (text.form, text.sex) = (form, sex);
            }
        }
    }

    /// Gives a name of one word to one of several who bear it: the one who is named in full far more often than the
    /// others; where there is none, each mention goes to the one spoken of last.
    pub fn settle(&mut self, text: u32, bearers: Vec<u32>, why: &'static str) {
        let mentions = |root: &u32| self.texts[*root as usize].mentions.len();
        let Some(&most) = bearers.iter().max_by_key(|root| (mentions(root), std::cmp::Reverse(**root))) else { return };
        let rival = bearers.iter().filter(|root| **root != most).map(mentions).max().unwrap_or(0);
        if mentions(&most) >= 2 * rival {
            self.join(text, most, why);
        } else {
            self.ambiguous.insert(text, bearers);
        }
    }

    /// The clusters of some names, each once.
    pub fn roots(&mut self, texts: Option<&Vec<u32>>) -> Vec<u32> {
        let mut roots: Vec<u32> = texts.into_iter().flatten().map(|&text| self.root(text)).collect();
        crate::sort::sort_dedup(&mut roots);
        roots
    }

    /// Whether two names of two words or more can be one person's.
    fn is_same_person(&self, one: &Form, two: &Form) -> bool {
        if one.suffix.is_some() && two.suffix.is_some() && one.suffix != two.suffix {
            return false;
        }
        let (long, short) = if one.words.len() >= two.words.len() { (one, two) } else { (two, one) };
        let alike = |a: u32, b: u32| {
            let (a, b) = (self.keys.text(a), self.keys.text(b));
            a == b
                || normal_form::stands_for(a, b)
                || normal_form::stands_for(b, a)
                || (a.len() >= 4 && b.len() >= 4 && normal_form::skeleton(a) == normal_form::skeleton(b))
        };
        let exact = short.words.iter().filter(|word| long.words.contains(word)).count();
        if exact == 0 {
            return false;
        }
        // In order: "Brock Holt" in "Brock Wyatt Holt", "J. Nakamura" in "Jun Nakamura".
        let mut at = 0;
        let ordered = short.words.iter().all(|&word| {
            let found = long.words[at..].iter().position(|&other| alike(word, other));
            at += found.map_or(0, |place| place + 1);
            found.is_some()
        });
        // The family name first, or last: the same words in another order.
        let turned = short.words.len() == long.words.len() && exact == short.words.len();
        let ends = |form: &Form| (form.words[0], form.words[form.words.len() - 1]);
        let ((first, last), (other, end)) = (ends(short), ends(long));
        turned || (ordered && (alike(last, end) || alike(first, other)))
    }

    /// The clusters, types settled.
    fn clusters(mut self) -> Clusters {
        let mut clusters = Clusters { all: Vec::new(), of: vec![(0, None); self.found.len()] };
        let mut of_root: Map<(u32, EntityType), u32> = Map::default();
        let mut latest: Map<u32, usize> = Map::default();
        for index in 0..self.found.len() {
            let text = self.text_of[index];
            let mut why = self.why[text as usize];
            let root = match self.ambiguous.get(&text) {
                Some(candidates) => {
                    why = Some("surname");
                    let recent = candidates.iter().copied().max_by_key(|root| latest.get(root).copied().unwrap_or(0));
                    recent.unwrap_or(text)
                }
                None => self.root(text),
            };
            latest.insert(root, index + 1);
            let kind =
                type_vote::of_mention(&self.texts[text as usize], &self.texts[root as usize], &self.found[index]);
            let cluster = *of_root.entry((root, kind)).or_insert_with(|| {
                clusters.all.push(Cluster {
                    names: Vec::new(),
                    kind,
                    fullest: index as u32,
                    sex: self.texts[root as usize].sex,
                });
                clusters.all.len() as u32 - 1
            });
            let entry = &mut clusters.all[cluster as usize];
            entry.names.push(index as u32);
            let weight = |name: u32| {
                let text = &self.texts[self.text_of[name as usize] as usize];
                let sure = text.abbreviated || self.found[name as usize].confidence >= LIKELY;
                let full =
                    text.form.words.iter().filter(|&&word| !normal_form::is_initial(self.keys.text(word))).count();
                (sure, full.min(6), text.form.words.len().min(6), self.found[name as usize].span.len().min(80))
            };
            if weight(index as u32) > weight(entry.fullest) {
                entry.fullest = index as u32;
            }
            clusters.of[index] = (cluster, why);
        }
        clusters
    }
}

fn keep(bearers: &mut Vec<u32>, text: u32) {
    if bearers.len() < BEARERS {
        bearers.push(text);
    }
}
