//! The format of the marked-up cases: parsing, and comparing marks with what an analysis gave. Knows nothing of any
//! room's labels.
//!
//! A file holds cases. A case starts with `== NAME`, goes on with `key: value` lines up to `---`, then the text up to the
//! next case. In it `[words|label]` is a mark; marks nest; `\[`, `\]`, `\|` and `\\` stand for themselves, `\u{AD}` for a
//! character by its number, `\r` and `\t` for carriage return and tab.

use std::path::Path;

/// A piece of text with what is expected of it.
#[derive(Clone, Debug)]
pub struct Case {
    /// Folder, file and name: `quotes/04-inversion: a nickname is no quotation`.
    pub name: String,
    /// The lines before the text, in order.
    pub keys: Vec<(String, String)>,
    /// The text without its marks.
    pub text: String,
    /// The marks, sorted.
    pub marks: Vec<Mark>,
}

/// A labelled span of bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
    /// What it is.
    pub label: String,
}

#[allow(dead_code)] // Every user of this module takes the part it needs.
impl Case {
    /// The values of the lines named `key`.
    pub fn values<'c>(&'c self, key: &'c str) -> impl Iterator<Item = &'c str> {
        self.keys.iter().filter(move |(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// Whether marks with this label take part in the comparison: all do, unless the case has a `check:` line.
    fn checks(&self, label: &str) -> bool {
        let first = label.split(' ').next().unwrap_or(label);
        let mut lines = self.values("check").peekable();
        lines.peek().is_none() || lines.any(|line| line.split_whitespace().any(|word| word == first))
    }

    /// Compares the marks that an analysis gave with the expected ones, both ways; the error shows both texts.
    pub fn compare(&self, found: Vec<Mark>) -> Result<(), String> {
        let keep = |marks: &[Mark]| -> Vec<Mark> {
            let mut kept: Vec<Mark> = marks.iter().filter(|mark| self.checks(&mark.label)).cloned().collect();
            kept.sort_by(|a, b| (a.start, b.end, &a.label).cmp(&(b.start, a.end, &b.label)));
            kept
        };
        let (expected, found) = (keep(&self.marks), keep(&found));
        if expected == found {
            return Ok(());
        }
        let differences = |these: &[Mark], those: &[Mark], what: &str| -> String {
            let only = these.iter().filter(|mark| !those.contains(mark));
            only.map(|mark| format!("  {what} [{}|{}]\n", &self.text[mark.start..mark.end], mark.label)).collect()
        };
        Err(format!(
            "{}{}expected:\n{}\nfound:\n{}\n",
            differences(&expected, &found, "missing"),
            differences(&found, &expected, "too many"),
            render(&self.text, &expected),
            render(&self.text, &found)
        ))
    }
}

/// `text` with `marks`, sorted, written into it.
pub fn render(text: &str, marks: &[Mark]) -> String {
    // Closing brackets before opening ones; the innermost closes first.
    let mut events: Vec<(usize, u8, usize, String)> = Vec::new();
    for (index, mark) in marks.iter().enumerate() {
        events.push((mark.start, 1, index, "[".to_owned()));
        events.push((mark.end, 0, marks.len() - index, format!("|{}]", mark.label)));
    }
    events.sort();
    let (mut out, mut at) = (String::new(), 0);
    for (place, _, _, inserted) in events {
        out.push_str(&text[at..place]);
        out.push_str(&inserted);
        at = place;
    }
    out + &text[at..]
}

/// The cases of a file; an error names file and line.
pub fn parse(name: &str, source: &str) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    let mut lines = source.lines().enumerate().peekable();
    while let Some((number, line)) = lines.next() {
        let Some(title) = line.strip_prefix("== ") else {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            return Err(format!("{name}:{}: neither a comment nor the start of a case: {line}", number + 1));
        };
        let mut keys = Vec::new();
        loop {
            let Some((number, line)) = lines.next() else {
                return Err(format!("{name}:{}: a case without a line ---", number + 1));
            };
            if line == "---" {
                break;
            }
            let Some((key, value)) = line.split_once(':') else {
                return Err(format!("{name}:{}: neither `key: value` nor ---: {line}", number + 1));
            };
            keys.push((key.trim().to_owned(), value.trim().to_owned()));
        }
        let mut body = Vec::new();
        while let Some((_, line)) = lines.next_if(|(_, line)| !line.starts_with("== ")) {
            body.push(line);
        }
        let body = body.join("\n");
        let (text, marks) =
            unmark(body.trim_matches('\n')).map_err(|error| format!("{name}:{}: {error}", number + 1))?;
        cases.push(Case { name: format!("{name}: {title}"), keys, text, marks });
    }
    Ok(cases)
}

/// Splits marked text into the text and its marks.
fn unmark(source: &str) -> Result<(String, Vec<Mark>), String> {
    let mut text = String::new();
    let mut marks = Vec::new();
    // Where each open mark starts, and, once its bar was seen, where its words end and its label so far.
    let mut open: Vec<(usize, Option<(usize, String)>)> = Vec::new();
    let mut characters = source.chars();
    while let Some(character) = characters.next() {
        let literal = match character {
            '[' => {
                open.push((text.len(), None));
                continue;
            }
            '|' => match open.last_mut() {
                Some((_, label @ None)) => {
                    *label = Some((text.len(), String::new()));
                    continue;
                }
                _ => return Err(format!("a bar outside a mark, after {:?}", tail(&text))),
            },
            ']' => match open.pop() {
                Some((start, Some((end, label)))) => {
                    marks.push(Mark { start, end, label });
                    continue;
                }
                _ => return Err(format!("a mark without a label, after {:?}", tail(&text))),
            },
            '\\' => match characters.next() {
                Some('u') => {
                    let digits: String = characters.by_ref().skip(1).take_while(|&digit| digit != '}').collect();
                    let number = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
                    number.ok_or(format!("\\u{{{digits}}} is no character"))?
                }
                Some('r') => '\r',
                Some('t') => '\t',
                Some(other @ ('[' | ']' | '|' | '\\')) => other,
                other => return Err(format!("\\{} means nothing", other.map_or(String::new(), String::from))),
            },
            other => other,
        };
        match open.last_mut() {
            Some((_, Some((_, label)))) => label.push(literal),
            _ => text.push(literal),
        }
    }
    if !open.is_empty() {
        return Err(format!("a mark is not closed; it holds {:?}", tail(&text[open[0].0..])));
    }
    marks.sort_by(|a, b| (a.start, b.end, &a.label).cmp(&(b.start, a.end, &b.label)));
    Ok((text, marks))
}

fn tail(text: &str) -> &str {
    let from = text.char_indices().rev().nth(30).map_or(0, |(index, _)| index);
    &text[from..]
}

/// The cases of every `.txt` file below `folder`, in the order of their paths; an error names file and line.
pub fn load(folder: &Path) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    let mut entries: Vec<_> = match std::fs::read_dir(folder) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(error) => return Err(format!("{}: {error}", folder.display())),
    };
    entries.sort();
    for path in entries {
        if path.is_dir() {
            cases.extend(load(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            let source = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let room = folder.file_name().unwrap_or_default().to_string_lossy();
            let file = path.file_stem().unwrap_or_default().to_string_lossy();
            cases.extend(parse(&format!("{room}/{file}"), &source)?);
        }
    }
    Ok(cases)
}
