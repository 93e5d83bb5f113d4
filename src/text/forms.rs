//! The distinct forms of a document's tokens, each kept once: what a token is as written and in lower case is a number into
//! them. Owns the strings; what a form is, is `token_forms`'s.
//!
//! Later steps ask for a token's lower-case form a hundred times: so that is two look-ups in short tables, of strings that
//! stand close together, whatever the length of the text.

use crate::{hash, map::Slots, text::lower};

/// The distinct forms, in the order in which they are met.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    slots: Slots,
    texts: Vec<Box<str>>,
    /// Their hashes.
    hashes: Vec<u64>,
    /// The number of each form's lower case.
    lower: Vec<u32>,
    /// Whether each begins with a capital.
    capital: Vec<bool>,
}

impl Forms {
    /// The number of a form, which is kept if it is new.
    pub(super) fn number(&mut self, form: &str) -> u32 {
        let hash = hash::text(form);
        match self.slots.find((hash >> 32) as u32, |place| self.texts.get(place).is_some_and(|known| **known == *form))
        {
            Some(place) => place as u32,
            None => self.keep(form, hash),
        }
    }

    #[inline(never)]
    fn keep(&mut self, form: &str, hash: u64) -> u32 {
        let number = self.slots.put((hash >> 32) as u32) as u32;
        self.texts.push(form.into());
        self.hashes.push(hash);
        self.lower.push(number);
        self.capital.push(form.starts_with(char::is_uppercase));
        let lower = lower::word(form);
        if lower != form {
            let lower = self.number(&lower);
            self.lower[number as usize] = lower;
        }
        number
    }

    /// The form of this number.
    #[inline(always)]
    pub(super) fn text(&self, number: u32) -> &str {
        &self.texts[number as usize]
    }

    /// Its hash.
    pub(super) fn hash(&self, number: u32) -> u64 {
        self.hashes[number as usize]
    }

    /// The number of its lower case.
    pub(super) fn lower(&self, number: u32) -> u32 {
        self.lower[number as usize]
    }

    /// Whether it begins with a capital.
    pub(super) fn is_capital(&self, number: u32) -> bool {
        self.capital[number as usize]
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.texts.len()
    }
}
