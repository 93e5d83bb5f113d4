//! Words for days, months and times of day: `lexicons/calendar.txt`. Owns the look-up, not the list.

use crate::lexicon::word_list::{self, word_list};

word_list! {
    /// Whether a word in lower case has a class.
    is(CalendarWord), in "calendar"
}

/// Whether it is the full name of a weekday: `monday`.
pub fn is_weekday(lower: &str) -> bool {
    is_in_full(word_list::set(&WORDS, lower), WEEKDAY)
}

/// Whether it is the full name of a month: `january`.
pub fn is_month(lower: &str) -> bool {
    is_in_full(word_list::set(&WORDS, lower), MONTH)
}

/// Whether it is a month or a weekday, in full or in short without its stop: `january`, `jan`.
pub fn is_month_or_weekday(lower: &str) -> bool {
    word_list::set(&WORDS, lower) & (MONTH | WEEKDAY) != 0
}

/// Whether it can say when something was said: all but short forms.
pub fn says_when(lower: &str) -> bool {
    let set = word_list::set(&WORDS, lower);
    set & RELATIVE != 0 || is_in_full(set, WEEKDAY | MONTH)
}

const WEEKDAY: u32 = 1 << CalendarWord::Weekday as u32;
const MONTH: u32 = 1 << CalendarWord::Month as u32;
const SHORT: u32 = 1 << CalendarWord::Short as u32;
/// What says when by itself: "today", "morning", "week", "last".
const RELATIVE: u32 = 1 << CalendarWord::Day as u32
    | 1 << CalendarWord::PartOfDay as u32
    | 1 << CalendarWord::Period as u32
    | 1 << CalendarWord::Order as u32;

fn is_in_full(set: u32, classes: u32) -> bool {
    set & classes != 0 && set & SHORT == 0
}

#[cfg(test)]
mod tests {
    use super::{CalendarWord::*, *};
    use crate::{lexicon::word_list::source, text};

    #[test]
    fn every_word_has_its_classes_and_stands_in_its_example() {
        let all = [
            ("weekday", Weekday),
            ("month", Month),
            ("short", Short),
            ("ambiguous", Ambiguous),
            ("day", Day),
            ("part-of-day", PartOfDay),
            ("period", Period),
            ("order", Order),
        ];
        for entry in source::entries("calendar.txt") {
            assert!(source::holds(&entry, &all, is), "{}", entry.word);
            let document = text::read(&entry.examples[0].1);
            // The stop of a short form is part of it where a number follows.
            let written = if is(&entry.word, Short) { format!("{}.", entry.word) } else { entry.word.clone() };
            let tokens = 0..document.tokens.len();
            assert_eq!(tokens.filter(|&token| document.lower(token) == written).count(), 1, "{}", entry.word);
            assert_eq!(document.sentences.len(), 1, "{}", entry.word);
        }
    }
}
