//! How a polar word can stand to somebody it might bear on, and how much it then does. Owns the kinds of relation and the
//! file `lexicons/towards.txt` that weighs them; knows neither texts nor words. Read by the build, which checks the file,
//! and by the module.

/// What the word is, as far as it matters here.
pub const CLASSES: [&str; 5] = ["noun", "verb", "directed", "adjective", "other"];
/// On which side of the word the target stands.
pub const SIDES: [&str; 2] = ["before", "after"];
/// How many tokens lie between the two.
pub const DISTANCES: [&str; 4] = ["0-1", "2-4", "5-9", "10+"];
/// Whether the two stand in one clause.
pub const CLAUSES: [&str; 2] = ["same-clause", "other-clause"];
/// Whether the two stand in one quotation, or both in none.
pub const VOICES: [&str; 2] = ["same-voice", "other-voice"];

/// How many relations there are.
pub const COUNT: usize = CLASSES.len() * SIDES.len() * DISTANCES.len() * CLAUSES.len() * VOICES.len();

/// A relation by the place of its parts in the tables above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Index into [`CLASSES`].
    pub class: usize,
    /// Index into [`SIDES`].
    pub side: usize,
    /// Index into [`DISTANCES`].
    pub distance: usize,
    /// Index into [`CLAUSES`].
    pub clause: usize,
    /// Index into [`VOICES`].
    pub voice: usize,
}

impl Relation {
    /// Its number, below [`COUNT`].
    pub fn index(self) -> usize {
        (((self.class * SIDES.len() + self.side) * DISTANCES.len() + self.distance) * CLAUSES.len() + self.clause)
            * VOICES.len()
            + self.voice
    }

    /// The relation with a number.
    pub fn nth(index: usize) -> Self {
        let (rest, voice) = (index / VOICES.len(), index % VOICES.len());
        let (rest, clause) = (rest / CLAUSES.len(), rest % CLAUSES.len());
        let (rest, distance) = (rest / DISTANCES.len(), rest % DISTANCES.len());
        Self { class: rest / SIDES.len(), side: rest % SIDES.len(), distance, clause, voice }
    }

    /// The words that name it in the file.
    pub fn name(self) -> String {
        [CLASSES[self.class], SIDES[self.side], DISTANCES[self.distance], CLAUSES[self.clause], VOICES[self.voice]]
            .join(" ")
    }
}

/// The weights of a file, one for each relation: lines of its five words and a number; `#` begins a comment. The error
/// names the line.
pub fn parse(source: &str) -> Result<[f64; COUNT], String> {
    let mut weights = [None; COUNT];
    for (number, line) in source.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let fail = |what: &str| format!("{}: {what}: {line}", number + 1);
        let words: Vec<&str> = line.split_whitespace().collect();
        let [class, side, distance, clause, voice, weight] = words[..] else {
            return Err(fail("not five words and a number"));
        };
        let find = |table: &[&str], word: &str| {
            table.iter().position(|entry| *entry == word).ok_or_else(|| fail(&format!("{word} is not known here")))
        };
        let relation = Relation {
            class: find(&CLASSES, class)?,
            side: find(&SIDES, side)?,
            distance: find(&DISTANCES, distance)?,
            clause: find(&CLAUSES, clause)?,
            voice: find(&VOICES, voice)?,
        };
        let weight: f64 = weight.parse().map_err(|_| fail("not a number"))?;
        if weights[relation.index()].replace(weight).is_some() {
            return Err(fail("stands twice"));
        }
    }
    let mut all = [0.0; COUNT];
    for (index, weight) in weights.iter().enumerate() {
        all[index] = weight.ok_or_else(|| format!("no weight for {}", Relation::nth(index).name()))?;
    }
    Ok(all)
}
