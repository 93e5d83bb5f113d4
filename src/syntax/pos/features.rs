//! What the part-of-speech tagger looks at. Owns the templates, not the weights.

use crate::{
    hash::{self, attribute, mix},
    syntax::pos::Tag,
};

/// Changes whenever a template changes its meaning; weights of another number are refused.
pub const FEATURES: u32 = 1;

/// A word with its hashes.
#[derive(Clone, Copy, Debug)]
pub struct PosWord {
    form: u64,
    lower: u64,
    suffix2: u64,
    suffix3: u64,
    shape: u64,
    given: Option<Tag>,
}

const OUTSIDE: PosWord = PosWord { form: 1, lower: 1, suffix2: 1, suffix3: 1, shape: 1, given: None };

impl PosWord {
    /// A word as written and in lower case; `mark` where it is punctuation.
    pub fn new(form: &str, lower: &str, mark: bool) -> Self {
        let bytes = lower.as_bytes();
        let end = |length: usize| if bytes.len() > length { hash::bytes(&bytes[bytes.len() - length..]) } else { 2 };
        let digit = form.bytes().any(|byte| byte.is_ascii_digit());
        let first = form.chars().next().unwrap_or(' ');
        let capital = first.is_uppercase();
        let all = capital && form.len() > 1 && !form.chars().any(char::is_lowercase);
        let shape =
            u64::from(capital) | u64::from(all) << 1 | u64::from(digit) << 2 | u64::from(form.contains('.')) << 3;
        let given = if mark {
            Some(Tag::Mark)
        } else if first.is_ascii_digit() && lower.bytes().all(|byte| byte.is_ascii_digit() || b".,:".contains(&byte)) {
            Some(Tag::Number)
        } else {
            None
        };
        Self {
            form: hash::text(form),
            lower: hash::text(lower),
            suffix2: end(2),
            suffix3: end(3),
            shape: shape + 2,
            given,
        }
    }

    /// The same word as a part of a name, whatever its neighbours.
    pub fn name(self) -> Self {
        Self { given: Some(Tag::Name), ..self }
    }

    /// The tag that needs no weights.
    pub fn given(&self) -> Option<Tag> {
        self.given
    }

    /// The attribute of words that have one tag wherever they stand.
    pub fn settled(&self) -> u32 {
        attribute(1, self.form)
    }
}

/// Gives `push` the attributes of the word at `place`, after words with the tags `before`.
pub fn take(words: &[PosWord], place: usize, before: (Tag, Tag), mut push: impl FnMut(u32)) {
    let at = |offset: isize| {
        let place = place as isize + offset;
        if place < 0 { &OUTSIDE } else { words.get(place as usize).unwrap_or(&OUTSIDE) }
    };
    let here = at(0);
    let (last, next) = (at(-1), at(1));
    let tag = before.1 as u64 + 1;
    let tags = tag * 32 + before.0 as u64;
    let shape = here.shape << 1 | u64::from(place == 0);
    let mut push = |template: u32, value: u64| push(attribute(template, value));
    push(2, here.lower);
    push(3, here.suffix3);
    push(4, here.suffix2);
    push(5, shape);
    push(6, tag);
    push(7, tags);
    push(8, last.lower);
    push(9, next.lower);
    push(10, mix(here.lower, tag));
    push(11, mix(here.suffix3, tag));
    push(12, mix(next.lower, tag));
    push(13, next.suffix3);
    push(14, mix(here.lower, next.suffix2));
    push(15, at(2).lower);
    push(16, mix(shape, tag));
    push(17, mix(here.suffix2, next.suffix2));
    push(18, mix(shape, next.shape));
    push(19, mix(here.suffix3, shape));
    push(20, mix(here.lower, next.lower));
    push(21, mix(here.lower, last.lower));
}
