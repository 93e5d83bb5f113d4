//! The format of the marked-up cases: parsing, comparing marks with what an analysis gave, and writing them anew. Knows
//! nothing of any room's labels.
//!
//! A file holds cases. A case starts with `== NAME`, goes on with `key: value` lines up to `---`, then the text up to the
//! next case. In it `[words|label]` is a mark; marks nest; `\[`, `\]`, `\|` and `\\` stand for themselves, `\u{AD}` for a
//! character by its number, `\r` and `\t` for carriage return and tab.

use std::{
    ops::Range,
    path::{Path, PathBuf},
};

/// A piece of text with what is expected of it.
#[allow(dead_code)] // Every user of this module takes the part it needs.
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
    /// Its file; empty where it is from none.
    pub path: PathBuf,
    /// Where the file has the lines before the text, in bytes.
    pub head: Range<usize>,
    /// Where it has the marked-up text.
    pub body: Range<usize>,
    /// The characters that the file spells out, such as `\u{AD}`: where in the text, and how.
    escapes: Vec<(usize, String)>,
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
            sort(&mut kept);
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

    /// The marked-up text as its file would have it if `found` were right. Marks that take no part in the comparison stay,
    /// and so do characters that the file spells out. Fails where marks cross, which the format cannot say.
    pub fn rewritten(&self, found: &[Mark]) -> Result<String, String> {
        let left = self.marks.iter().filter(|mark| !self.checks(&mark.label));
        let mut marks: Vec<Mark> = left.chain(found.iter().filter(|mark| self.checks(&mark.label))).cloned().collect();
        sort(&mut marks);
        let written = write(&self.text, &marks, &self.escapes);
        match unmark(&written) {
            Ok((text, read, _)) if text == self.text && read == marks => Ok(written),
            _ => Err(format!("marks cross, so that they cannot be written: {written}")),
        }
    }
}

/// Marks in the order in which a case has them: by their beginning, those that hold others first.
fn sort(marks: &mut [Mark]) {
    marks.sort_by(|a, b| (a.start, b.end, &a.label).cmp(&(b.start, a.end, &b.label)));
}

/// `text` with `marks`, sorted, written into it, for people to read.
pub fn render(text: &str, marks: &[Mark]) -> String {
    insert(text, marks, &|piece, _| piece.to_owned(), &|label| label.to_owned())
}

/// The same as a file has it: what means something in the format, and what the file spelled out before, by a backslash.
fn write(text: &str, marks: &[Mark], escapes: &[(usize, String)]) -> String {
    let special = |character: char| match character {
        '[' | ']' | '|' | '\\' => format!("\\{character}"),
        other => other.to_string(),
    };
    let spell = |piece: &str, from: usize| {
        let spelled = |(at, character): (usize, char)| {
            let known = escapes.binary_search_by_key(&(from + at), |(place, _)| *place);
            known.map_or_else(|_| special(character), |index| escapes[index].1.clone())
        };
        piece.char_indices().map(spelled).collect()
    };
    insert(text, marks, &spell, &|label| label.chars().map(special).collect())
}

/// `text` with `marks`, sorted, written into it: each piece of text, with its place, by `spell`, each label by `label`.
fn insert(text: &str, marks: &[Mark], spell: &dyn Fn(&str, usize) -> String, label: &dyn Fn(&str) -> String) -> String {
    // Closing brackets before opening ones; the innermost closes first.
    let mut events: Vec<(usize, u8, usize, String)> = Vec::new();
    for (index, mark) in marks.iter().enumerate() {
        events.push((mark.start, 1, index, "[".to_owned()));
        events.push((mark.end, 0, marks.len() - index, format!("|{}]", label(&mark.label))));
    }
    events.sort();
    let (mut out, mut at) = (String::new(), 0);
    for (place, _, _, inserted) in events {
        out += &spell(&text[at..place], at);
        out.push_str(&inserted);
        at = place;
    }
    out + &spell(&text[at..], at)
}

/// The cases of a file; an error names file and line.
pub fn parse(name: &str, source: &str) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    let place = |line: &str| line.as_ptr() as usize - source.as_ptr() as usize;
    let mut lines = source.lines().enumerate().peekable();
    while let Some((number, line)) = lines.next() {
        let Some(title) = line.strip_prefix("== ") else {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            return Err(format!("{name}:{}: neither a comment nor the start of a case: {line}", number + 1));
        };
        let (mut keys, mut head) = (Vec::new(), place(line) + line.len()..0);
        loop {
            let Some((number, line)) = lines.next() else {
                return Err(format!("{name}:{}: a case without a line ---", number + 1));
            };
            if line == "---" {
                head.end = place(line);
                break;
            }
            let Some((key, value)) = line.split_once(':') else {
                return Err(format!("{name}:{}: neither `key: value` nor ---: {line}", number + 1));
            };
            keys.push((key.trim().to_owned(), value.trim().to_owned()));
        }
        let mut body = 0..0;
        while let Some((_, line)) = lines.next_if(|(_, line)| !line.starts_with("== ")) {
            let start = place(line);
            body = if body.is_empty() { start } else { body.start }..start + line.len();
        }
        body.end = body.start + source[body.clone()].trim_end_matches('\n').len();
        let (text, marks, escapes) =
            unmark(&source[body.clone()]).map_err(|error| format!("{name}:{}: {error}", number + 1))?;
        let (name, path) = (format!("{name}: {title}"), PathBuf::new());
        cases.push(Case { name, keys, text, marks, path, head, body, escapes });
    }
    Ok(cases)
}

/// A text, its marks, and the characters that the source spells out.
type Unmarked = (String, Vec<Mark>, Vec<(usize, String)>);

/// Splits marked text into the text and its marks.
fn unmark(source: &str) -> Result<Unmarked, String> {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut escapes = Vec::new();
    // Where each open mark starts, and, once its bar was seen, where its words end and its label so far.
    let mut open: Vec<(usize, Option<(usize, String)>)> = Vec::new();
    let mut characters = source.chars();
    while let Some(character) = characters.next() {
        let from = source.len() - characters.as_str().len() - character.len_utf8();
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
            _ => {
                if character == '\\' {
                    escapes.push((text.len(), source[from..source.len() - characters.as_str().len()].to_owned()));
                }
                text.push(literal);
            }
        }
    }
    if !open.is_empty() {
        return Err(format!("a mark is not closed; it holds {:?}", tail(&text[open[0].0..])));
    }
    sort(&mut marks);
    Ok((text, marks, escapes))
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
            let parsed = parse(&format!("{room}/{file}"), &source)?;
            cases.extend(parsed.into_iter().map(|case| Case { path: path.clone(), ..case }));
        }
    }
    Ok(cases)
}
