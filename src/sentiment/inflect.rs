//! The inflected forms of a lemma, by rule. Owns English spelling, not which words exist.

use super::spec::{Spec, pos};

/// Calls `give` with every form of `lemma` that the entry stands for, the lemma first, and the part of speech of each.
pub fn forms(lemma: &str, spec: &Spec, give: &mut dyn FnMut(&str, u8)) {
    give(lemma, spec.pos);
    if spec.pos & pos::NOUN != 0 {
        if spec.pos & pos::VERB == 0 && !spec.irregular.is_empty() {
            spec.irregular.iter().for_each(|form| give(form, pos::NOUN));
        } else {
            give(&with_s(lemma), pos::NOUN);
        }
    }
    if spec.pos & pos::VERB != 0 {
        give(&with_s(lemma), pos::VERB);
        for form in participles(lemma, spec.doubled, "ing") {
            give(&form, pos::VERB);
        }
        if spec.irregular.is_empty() {
            for form in participles(lemma, spec.doubled, "ed") {
                give(&form, pos::VERB);
            }
        } else {
            spec.irregular.iter().for_each(|form| give(form, pos::VERB));
        }
    }
    if spec.adverb {
        give(&with_ly(lemma), pos::ADVERB);
    }
    if spec.er {
        for ending in ["er", "est"] {
            for form in participles(lemma, spec.doubled, ending) {
                give(&form, pos::ADJECTIVE);
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
    match bytes {
        [.., before, b'y'] if !vowel(*before) => format!("{}ies", &lemma[..lemma.len() - 1]),
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => format!("{lemma}es"),
        [.., before, b'o'] if !vowel(*before) => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

/// "brutal, brutally; happy, happily; terrible, terribly; tragic, tragically; full, fully".
fn with_ly(lemma: &str) -> String {
    let bytes = lemma.as_bytes();
    let stem = |cut: usize| &lemma[..lemma.len() - cut];
    match bytes {
        [.., before, b'y'] if !vowel(*before) => format!("{}ily", stem(1)),
        [.., before, b'l', b'e'] if !vowel(*before) => format!("{}y", stem(1)),
        [.., b'i', b'c'] => format!("{lemma}ally"),
        [.., b'l', b'l'] => format!("{lemma}y"),
        [.., b'u', b'e'] => format!("{}ly", stem(1)),
        _ => format!("{lemma}ly"),
    }
}

/// `lemma` with an ending that begins with a vowel: "hope, hoped; grab, grabbed; quarrel, quarrelled and quarreled".
fn participles(lemma: &str, doubled: bool, ending: &str) -> Vec<String> {
    let bytes = lemma.as_bytes();
    let stem = |cut: usize| &lemma[..lemma.len() - cut];
    let first = ending.as_bytes()[0];
    match bytes {
        [.., b'i', b'e'] if first == b'i' => vec![format!("{}y{ending}", stem(2))],
        [.., b'e', b'e' | b'o' | b'y'] if first == b'i' => vec![format!("{lemma}{ending}")],
        [.., b'e'] if first == b'e' => vec![format!("{}{ending}", stem(1))],
        [.., b'e'] => vec![format!("{}{ending}", stem(1))],
        [.., before, b'y'] if !vowel(*before) && first == b'e' => vec![format!("{}i{ending}", stem(1))],
        [.., b'c'] if bytes.len() > 3 && first != b's' && lemma.ends_with("ic") => vec![format!("{lemma}k{ending}")],
        [.., a, b, last]
            if vowel(*b)
                && !vowel(*last)
                && !b"wxy".contains(last)
                && (!vowel(*a) || (*a == b'u' && lemma.contains("qu"))) =>
        {
            let twice = format!("{lemma}{}{ending}", *last as char);
            let once = format!("{lemma}{ending}");
            let one_syllable = bytes.windows(2).filter(|pair| vowel(pair[0]) && !vowel(pair[1])).count() == 1;
            if doubled || one_syllable {
                vec![twice]
            } else if *last == b'l' {
                vec![twice, once]
            } else {
                vec![once]
            }
        }
        _ => vec![format!("{lemma}{ending}")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_follow_english_spelling() {
        let cases = [
            ("attack", "nv", "attack attacks attacks attacking attacked"),
            ("clash", "v", "clash clashes clashing clashed"),
            ("tragedy", "n", "tragedy tragedies"),
            ("grab", "v", "grab grabs grabbing grabbed"),
            ("quarrel", "v", "quarrel quarrels quarrelling quarreling quarrelled quarreled"),
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
            let columns = [letters, "1"];
            let spec = super::super::spec::polarity(columns.into_iter()).expect("a spec");
            let mut found = Vec::new();
            forms(lemma, &spec, &mut |form, _| found.push(form.to_owned()));
            assert_eq!(found.join(" "), expected, "{lemma}");
        }
    }
}
