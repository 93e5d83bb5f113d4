//! The inflected forms of a lemma, by rule. Owns English spelling, not which words exist.

use lexicon_format::spec::{Spec, pos};

/// Which form of a lemma a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inflection {
    /// The lemma itself.
    Lemma,
    /// Plural, or third person.
    S,
    /// "attacking".
    Ing,
    /// Past, or past participle.
    Past,
    /// "brutally".
    Ly,
    /// "braver", "bravest".
    Degree,
}

/// How a form is written: its lemma without the last `cut` bytes, the last letter once more where it is doubled, then an
/// ending in two parts.
#[derive(Clone, Copy)]
struct Change<'e> {
    cut: usize,
    doubled: bool,
    ending: [&'e str; 2],
}

impl<'e> Change<'e> {
    fn new(cut: usize, between: &'e str, ending: &'e str) -> Self {
        Self { cut, doubled: false, ending: [between, ending] }
    }

    /// Writes the form in place of `lemma`, which stands in `form`.
    fn apply(self, lemma: &str, form: &mut String) {
        form.truncate(lemma.len() - self.cut);
        if self.doubled {
            form.push_str(&lemma[lemma.len() - 1..]);
        }
        self.ending.iter().for_each(|ending| form.push_str(ending));
    }

    fn of(self, lemma: &str) -> String {
        let mut form = lemma.to_owned();
        self.apply(lemma, &mut form);
        form
    }
}

/// The form of `words`, a neutral alternative, that stands where another word stood in the form `inflection`: "slammed" and "criticise"
/// give "criticised". Its first word inflects.
pub fn like(words: &str, inflection: Inflection, irregular: &[&str]) -> String {
    let (first, rest) = words.split_once(' ').map_or((words, None), |(first, rest)| (first, Some(rest)));
    let form = match inflection {
        Inflection::Lemma | Inflection::Degree => first.to_owned(),
        Inflection::S => with_s(first),
        Inflection::Ing => participles(first, false, "ing").0.of(first),
        Inflection::Past => {
            irregular.first().map_or_else(|| participles(first, false, "ed").0.of(first), |form| (*form).to_owned())
        }
        Inflection::Ly => ly(first).of(first),
    };
    match rest {
        Some(rest) => [&form, rest].join(" "),
        None => form,
    }
}

/// Calls `give` with every form of `lemma` that the entry stands for, the lemma first, the part of speech of each, and
/// which form it is.
pub fn forms(lemma: &str, spec: &Spec, give: &mut dyn FnMut(&str, u8, Inflection)) {
    give(lemma, spec.pos, Inflection::Lemma);
    // The lemma, but for the moment of each form.
    let mut form = String::with_capacity(lemma.len() + 8);
    form.push_str(lemma);
    let mut changed = |change: Change, pos: u8, inflection: Inflection| {
        change.apply(lemma, &mut form);
        give(&form, pos, inflection);
        let kept = lemma.len() - change.cut;
        form.truncate(kept);
        form.push_str(&lemma[kept..]);
    };
    let mut both = |(first, second): (Change, Option<Change>), pos: u8, inflection: Inflection| {
        [Some(first), second].into_iter().flatten().for_each(|change| changed(change, pos, inflection));
    };
    if spec.pos & pos::NOUN != 0 {
        if spec.pos & pos::VERB == 0 && !spec.irregular.is_empty() {
            spec.irregular
                .iter()
                .for_each(|form| both((Change::new(lemma.len(), "", form), None), pos::NOUN, Inflection::S));
        } else {
            both((s(lemma), None), pos::NOUN, Inflection::S);
        }
    }
    if spec.pos & pos::VERB != 0 {
        both((s(lemma), None), pos::VERB, Inflection::S);
        both(participles(lemma, spec.doubled, "ing"), pos::VERB, Inflection::Ing);
        if spec.irregular.is_empty() {
            both(participles(lemma, spec.doubled, "ed"), pos::VERB, Inflection::Past);
        } else {
            spec.irregular
                .iter()
                .for_each(|form| both((Change::new(lemma.len(), "", form), None), pos::VERB, Inflection::Past));
        }
    }
    if spec.adverb {
        both((ly(lemma), None), pos::ADVERB, Inflection::Ly);
    }
    if spec.er {
        for ending in ["er", "est"] {
            both(participles(lemma, spec.doubled, ending), pos::ADJECTIVE, Inflection::Degree);
        }
    }
}

fn vowel(byte: u8) -> bool {
    b"aeiou".contains(&byte)
}

/// [`s`], written.
pub fn with_s(lemma: &str) -> String {
    s(lemma).of(lemma)
}

/// "attack, attacks; crisis aside, clash, clashes; tragedy, tragedies".
fn s(lemma: &str) -> Change<'static> {
    let (cut, ending) = match lemma.as_bytes() {
        [.., before, b'y'] if !vowel(*before) => (1, "ies"),
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => (0, "es"),
        [.., before, b'o'] if !vowel(*before) => (0, "es"),
        _ => (0, "s"),
    };
    Change::new(cut, "", ending)
}

/// "brutal, brutally; happy, happily; terrible, terribly; tragic, tragically; full, fully".
fn ly(lemma: &str) -> Change<'static> {
    let (cut, ending) = match lemma.as_bytes() {
        [.., before, b'y'] if !vowel(*before) => (1, "ily"),
        [.., before, b'l', b'e'] if !vowel(*before) => (1, "y"),
        [.., b'i', b'c'] => (0, "ally"),
        [.., b'l', b'l'] => (0, "y"),
        [.., b'u', b'e'] => (1, "ly"),
        _ => (0, "ly"),
    };
    Change::new(cut, "", ending)
}

/// `lemma` with an ending that begins with a vowel: "hope, hoped; grab, grabbed; quarrel, quarrelled and quarreled".
fn participles<'e>(lemma: &str, doubled: bool, ending: &'e str) -> (Change<'e>, Option<Change<'e>>) {
    let bytes = lemma.as_bytes();
    let form = |cut: usize, between: &'e str| Change::new(cut, between, ending);
    let first = ending.as_bytes()[0];
    let one = match bytes {
        [.., b'i', b'e'] if first == b'i' => form(2, "y"),
        [.., b'e', b'e' | b'o' | b'y'] if first == b'i' => form(0, ""),
        [.., b'e'] => form(1, ""),
        [.., before, b'y'] if !vowel(*before) && first == b'e' => form(1, "i"),
        [.., b'i', b'c'] if bytes.len() > 3 && first != b's' => form(0, "k"),
        // "Fuelled" and "fueled".
        [.., b'u', b'e', b'l'] => return (form(0, "l"), Some(form(0, ""))),
        [.., a, b, last]
            if vowel(*b)
                && !vowel(*last)
                && !b"wxy".contains(last)
                && (!vowel(*a) || (*a == b'u' && bytes.ends_with(&[b'q', *a, *b, *last]))) =>
        {
            let (once, twice) = (form(0, ""), Change { doubled: true, ..form(0, "") });
            let one_syllable = bytes.windows(2).filter(|pair| vowel(pair[0]) && !vowel(pair[1])).count() == 1;
            if doubled || one_syllable {
                twice
            } else if *last == b'l' {
                return (twice, Some(once));
            } else {
                once
            }
        }
        _ => form(0, ""),
    };
    (one, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alternative_takes_the_form_of_the_word_it_replaces() {
        assert_eq!(like("criticise", Inflection::Past, &[]), "criticised");
        assert_eq!(like("say", Inflection::Past, &["said"]), "said");
        assert_eq!(like("government", Inflection::S, &[]), "governments");
        assert_eq!(like("take part in", Inflection::Ing, &[]), "taking part in");
    }

    #[test]
    fn forms_follow_english_spelling() {
        let cases = [
            ("attack", "nv", "attack attacks attacks attacking attacked"),
            ("clash", "v", "clash clashes clashing clashed"),
            ("tragedy", "n", "tragedy tragedies"),
            ("grab", "v", "grab grabs grabbing grabbed"),
            ("quarrel", "v", "quarrel quarrels quarrelling quarreling quarrelled quarreled"),
            ("fuel", "v", "fuel fuels fuelling fueling fuelled fueled"),
            ("vilify", "v", "vilify vilifies vilifying vilified"),
            ("die", "v", "die dies dying died"),
            ("agree", "v", "agree agrees agreeing agreed"),
            ("panic", "v", "panic panics panicking panicked"),
            ("visit", "v", "visit visits visiting visited"),
            ("terrible", "ar", "terrible terribly"),
            ("happy", "ar", "happy happily"),
            ("tragic", "ar", "tragic tragically"),
        ];
        for (lemma, letters, expected) in cases {
            let spec = lexicon_format::spec::polarity([letters].into_iter()).expect("a spec");
            let mut found = Vec::new();
            forms(lemma, &spec, &mut |form, _, _| found.push(form.to_owned()));
            assert_eq!(found.join(" "), expected, "{lemma}");
        }
    }
}
