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

/// The form of `words`, a neutral alternative, that stands where another word stood in the form `inflection`: "slammed" and "criticise"
/// give "criticised". Its first word inflects.
pub fn like(words: &str, inflection: Inflection, irregular: &[&str]) -> String {
    let (first, rest) = words.split_once(' ').map_or((words, None), |(first, rest)| (first, Some(rest)));
    let form = match inflection {
        Inflection::Lemma | Inflection::Degree => first.to_owned(),
        Inflection::S => with_s(first),
        Inflection::Ing => participles(first, false, "ing").swap_remove(0),
        Inflection::Past => {
            irregular.first().map_or_else(|| participles(first, false, "ed").swap_remove(0), |form| (*form).to_owned())
        }
        Inflection::Ly => with_ly(first),
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
    if spec.pos & pos::NOUN != 0 {
        if spec.pos & pos::VERB == 0 && !spec.irregular.is_empty() {
            spec.irregular.iter().for_each(|form| give(form, pos::NOUN, Inflection::S));
        } else {
            give(&with_s(lemma), pos::NOUN, Inflection::S);
        }
    }
    if spec.pos & pos::VERB != 0 {
        give(&with_s(lemma), pos::VERB, Inflection::S);
        for form in participles(lemma, spec.doubled, "ing") {
            give(&form, pos::VERB, Inflection::Ing);
        }
        if spec.irregular.is_empty() {
            for form in participles(lemma, spec.doubled, "ed") {
                give(&form, pos::VERB, Inflection::Past);
            }
        } else {
            spec.irregular.iter().for_each(|form| give(form, pos::VERB, Inflection::Past));
        }
    }
    if spec.adverb {
        give(&with_ly(lemma), pos::ADVERB, Inflection::Ly);
    }
    if spec.er {
        for ending in ["er", "est"] {
            for form in participles(lemma, spec.doubled, ending) {
                give(&form, pos::ADJECTIVE, Inflection::Degree);
            }
        }
    }
}

fn vowel(byte: u8) -> bool {
    b"aeiou".contains(&byte)
}

/// "attack, attacks; crisis aside, clash, clashes; tragedy, tragedies".
pub fn with_s(lemma: &str) -> String {
    let bytes = lemma.as_bytes();
    let (cut, ending) = match bytes {
        [.., before, b'y'] if !vowel(*before) => (1, "ies"),
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => (0, "es"),
        [.., before, b'o'] if !vowel(*before) => (0, "es"),
        _ => (0, "s"),
    };
    joined(lemma, cut, "", ending)
}

/// "brutal, brutally; happy, happily; terrible, terribly; tragic, tragically; full, fully".
fn with_ly(lemma: &str) -> String {
    let bytes = lemma.as_bytes();
    let (cut, ending) = match bytes {
        [.., before, b'y'] if !vowel(*before) => (1, "ily"),
        [.., before, b'l', b'e'] if !vowel(*before) => (1, "y"),
        [.., b'i', b'c'] => (0, "ally"),
        [.., b'l', b'l'] => (0, "y"),
        [.., b'u', b'e'] => (1, "ly"),
        _ => (0, "ly"),
    };
    joined(lemma, cut, "", ending)
}

/// `lemma` without its last `cut` bytes, with what stands between and an ending.
fn joined(lemma: &str, cut: usize, between: &str, ending: &str) -> String {
    [&lemma[..lemma.len() - cut], between, ending].concat()
}

/// `lemma` with an ending that begins with a vowel: "hope, hoped; grab, grabbed; quarrel, quarrelled and quarreled".
fn participles(lemma: &str, doubled: bool, ending: &str) -> Vec<String> {
    let bytes = lemma.as_bytes();
    let form = |cut: usize, between: &str| joined(lemma, cut, between, ending);
    let first = ending.as_bytes()[0];
    match bytes {
        [.., b'i', b'e'] if first == b'i' => vec![form(2, "y")],
        [.., b'e', b'e' | b'o' | b'y'] if first == b'i' => vec![form(0, "")],
        [.., b'e'] => vec![form(1, "")],
        [.., before, b'y'] if !vowel(*before) && first == b'e' => vec![form(1, "i")],
        [.., b'c'] if bytes.len() > 3 && first != b's' && lemma.ends_with("ic") => vec![form(0, "k")],
        // "Fuelled" and "fueled".
        [.., b'u', b'e', b'l'] => vec![form(0, "l"), form(0, "")],
        [.., a, b, last]
            if vowel(*b)
                && !vowel(*last)
                && !b"wxy".contains(last)
                && (!vowel(*a) || (*a == b'u' && bytes.ends_with(&[b'q', *a, *b, *last]))) =>
        {
            let twice = form(0, &lemma[lemma.len() - 1..]);
            let once = form(0, "");
            let one_syllable = bytes.windows(2).filter(|pair| vowel(pair[0]) && !vowel(pair[1])).count() == 1;
            if doubled || one_syllable {
                vec![twice]
            } else if *last == b'l' {
                vec![twice, once]
            } else {
                vec![once]
            }
        }
        _ => vec![form(0, "")],
    }
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
