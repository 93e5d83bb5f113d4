//! Writes what `symbols` reads: joins contexts whose symbols are alike, counts, codes. Owns which contexts share a group;
//! the layout is `symbols`'.

use crate::symbols::{BITS, LEAST, LOWER, MORE, TOTAL};

/// How often each symbol is met.
type Counts = [u32; 256];

/// What a symbol of a table costs besides those of the stream, in bits: what is left of it after brotli.
const COST_OF_SYMBOL: f64 = 6.5;

/// What a symbol that is never met costs between others.
const COST_OF_GAP: f64 = 1.5;

/// What a group costs besides: its table takes time to build.
const COST_OF_GROUP: f64 = 64.0;

/// What is written: the number of a model, a context and a symbol; a number that stands with it, and of how many bits it is;
/// whether the state is filled up behind it.
struct Step {
    model: usize,
    context: usize,
    symbol: u8,
    number: u32,
    bits: u32,
    fill: bool,
}

/// Gathers a file's symbols, in the order in which they are read.
pub struct Writer {
    steps: Vec<Step>,
    /// The counts of each context of each model.
    counts: Vec<Vec<Counts>>,
}

impl Writer {
    /// With models of so many contexts.
    pub fn new(contexts: &[usize]) -> Self {
        Self { steps: Vec::new(), counts: contexts.iter().map(|&contexts| vec![[0; 256]; contexts]).collect() }
    }

    /// One more symbol.
    pub fn symbol(&mut self, model: usize, context: usize, symbol: u8) {
        self.with_bits(model, context, symbol, 0, 0);
    }

    /// One more symbol and a number of so many bits, [`LOWER`] at most.
    pub fn with_bits(&mut self, model: usize, context: usize, symbol: u8, number: u32, bits: u32) {
        self.counts[model][context][usize::from(symbol)] += 1;
        self.steps.push(Step { model, context, symbol, number, bits, fill: false });
    }

    /// Here the state is filled up; between two such places there are 48 bits at most ([`LEAST`]).
    pub fn fill(&mut self) {
        if let Some(step) = self.steps.last_mut() {
            step.fill = true;
        }
    }

    /// The models, then the stream.
    pub fn finish(mut self) -> Vec<u8> {
        self.fill();
        let mut out = Vec::new();
        let mut models = Vec::new();
        let logarithms = Logarithms::up_to(self.steps.len().max(TOTAL as usize));
        for counts in &self.counts {
            let (groups, sums) = join(counts, &logarithms);
            let tables: Vec<Counts> = sums.iter().map(|sums| frequencies(sums, &logarithms)).collect();
            out.push(tables.len() as u8);
            if tables.len() > 1 {
                out.extend(&groups);
            }
            for table in &tables {
                let last = table.iter().rposition(|&frequency| frequency > 0).unwrap_or(0);
                out.push(last as u8);
                for &frequency in &table[..=last] {
                    match frequency {
                        0..0x80 => out.push(frequency as u8),
                        _ => out.extend([frequency as u8 | 0x80, (frequency >> 7) as u8]),
                    }
                }
            }
            models.push((groups, tables));
        }
        // From the last symbol to the first, so that they are read from the first on. Behind a place where the state is
        // filled up come as many pairs of its bytes as leave room for what stands before it, up to the place before.
        let (mut state, mut rest) = (LEAST, Vec::new());
        for group in self.steps.chunk_by(|step, _| !step.fill).rev() {
            let before = |state: u64| {
                group.iter().rev().fold(u128::from(state), |state, step| {
                    let (groups, tables) = &models[step.model];
                    let (before, from) = tables[usize::from(groups[step.context])].split_at(step.symbol.into());
                    let (first, frequency) = (u128::from(before.iter().sum::<u32>()), u128::from(from[0]));
                    let state = state << step.bits | u128::from(step.number);
                    ((state / frequency) << BITS) + state % frequency + first
                })
            };
            let fits = (0..4).find_map(|pairs| Some((pairs, u64::try_from(before(state >> (16 * pairs))).ok()?)));
            let (pairs, fit) = fits.unwrap_or((0, LEAST));
            rest.extend((0..pairs).map(|pair| (state >> (16 * pair)) as u16));
            state = fit;
        }
        out.extend(state.to_le_bytes());
        rest.iter().rev().for_each(|pair| out.extend(pair.to_le_bytes()));
        out
    }
}

/// How many of the lowest bits of a difference stand as they are, for so many evenly spread keys: the mean difference
/// has two or three bits more.
pub(crate) fn lower_bits(number: usize, bits: u32) -> u32 {
    ((1u64 << bits) / (number as u64 + 1)).max(1).ilog2().saturating_sub(2).min(LOWER)
}

/// Writes the key `key` behind one that was less than `next`, by model 0.
pub(crate) fn key(writer: &mut Writer, key: u32, next: u32, lower: u32) {
    let difference = key - next;
    let mut upper = difference >> lower;
    while upper >= u32::from(MORE) {
        writer.with_bits(0, 0, MORE, 0, lower);
        writer.fill();
        upper -= u32::from(MORE);
    }
    writer.with_bits(0, 0, upper as u8, difference & ((1 << lower) - 1), lower);
}

/// The binary logarithms of whole numbers, to 24 bits behind the point, by multiplication alone: the same everywhere.
struct Logarithms(Vec<f64>);

impl Logarithms {
    fn up_to(most: usize) -> Self {
        let logarithm = |number: usize| {
            let whole = number.max(1).ilog2();
            let mut rest = number.max(1) as f64 / (1u64 << whole) as f64;
            let (mut logarithm, mut bit) = (f64::from(whole), 1.0);
            for _ in 0..24 {
                rest *= rest;
                bit /= 2.0;
                if rest >= 2.0 {
                    rest /= 2.0;
                    logarithm += bit;
                }
            }
            logarithm
        };
        Self((0..=most).map(logarithm).collect())
    }

    fn of(&self, number: u32) -> f64 {
        self.0[number as usize]
    }
}

/// Bits that the symbols take by themselves, their table included.
fn cost(counts: &Counts, logarithms: &Logarithms) -> f64 {
    let last = counts.iter().rposition(|&count| count > 0).map_or(0, |last| last + 1);
    let total = logarithms.of(counts[..last].iter().sum());
    let of = |&count: &u32| match count {
        0 => COST_OF_GAP,
        _ => f64::from(count) * (total - logarithms.of(count)) + COST_OF_SYMBOL,
    };
    counts[..last].iter().map(of).sum::<f64>() + COST_OF_GROUP
}

/// Joins the two groups that save most by it, again and again; the group of each context, and the counts of each group.
fn join(counts: &[Counts], logarithms: &Logarithms) -> (Vec<u8>, Vec<Counts>) {
    let cost = |counts: &Counts| cost(counts, logarithms);
    let met: Vec<usize> = (0..counts.len()).filter(|&at| counts[at].iter().any(|&count| count > 0)).collect();
    let mut members: Vec<Vec<usize>> = met.iter().map(|&at| vec![at]).collect();
    let mut sums: Vec<Counts> = met.iter().map(|&at| counts[at]).collect();
    let mut costs: Vec<f64> = sums.iter().map(cost).collect();
    let both = |one: &Counts, two: &Counts| -> Counts { std::array::from_fn(|at| one[at] + two[at]) };
    let saved = |sums: &[Counts], costs: &[f64], one: usize, two: usize| {
        costs[one] + costs[two] - cost(&both(&sums[one], &sums[two]))
    };
    // For each group the best of those behind it.
    let best_behind = |sums: &[Counts], costs: &[f64], one: usize| {
        let behind = (one + 1..sums.len()).map(|two| (saved(sums, costs, one, two), two));
        behind.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).unwrap_or((f64::MIN, 0))
    };
    let mut best: Vec<(f64, usize)> = (0..sums.len()).map(|one| best_behind(&sums, &costs, one)).collect();
    while sums.len() > 1 {
        let Some(one) = (0..best.len()).max_by(|&a, &b| best[a].0.total_cmp(&best[b].0).then(b.cmp(&a))) else { break };
        let (gain, two) = best[one];
        if gain <= 0.0 && sums.len() < 256 {
            break;
        }
        sums[one] = both(&sums[one], &sums[two]);
        costs[one] = cost(&sums[one]);
        let moved = members.remove(two);
        members[one].extend(moved);
        sums.remove(two);
        costs.remove(two);
        best.remove(two);
        for (other, best) in best.iter_mut().enumerate() {
            if other == one || best.1 == one || best.1 == two {
                *best = best_behind(&sums, &costs, other);
                continue;
            }
            if best.1 > two {
                best.1 -= 1;
            }
            if other < one {
                let gain = saved(&sums, &costs, other, one);
                if gain > best.0 {
                    *best = (gain, one);
                }
            }
        }
    }
    let mut groups = vec![0; counts.len()];
    for (group, members) in members.iter().enumerate() {
        members.iter().for_each(|&context| groups[context] = group as u8);
    }
    if sums.is_empty() {
        sums.push([0; 256]);
    }
    (groups, sums)
}

/// Frequencies that add up to [`TOTAL`], none 0 of a symbol that is met.
fn frequencies(counts: &Counts, logarithms: &Logarithms) -> Counts {
    let total: u64 = counts.iter().map(|&count| u64::from(count)).sum();
    let mut frequencies = [0u32; 256];
    if total == 0 {
        frequencies[0] = TOTAL;
        return frequencies;
    }
    for (frequency, &count) in frequencies.iter_mut().zip(counts) {
        if count > 0 {
            *frequency = ((u64::from(count) * u64::from(TOTAL) + total / 2) / total).max(1) as u32;
        }
    }
    // What rounding left goes where it changes least.
    loop {
        let (by, from) = match frequencies.iter().sum::<u32>().cmp(&TOTAL) {
            std::cmp::Ordering::Equal => return frequencies,
            std::cmp::Ordering::Less => (1, 1),
            std::cmp::Ordering::Greater => (-1, 2),
        };
        let changed = |at: usize| frequencies[at].saturating_add_signed(by);
        let gained = |at: usize| logarithms.of(changed(at)) - logarithms.of(frequencies[at]);
        let bits = |at: usize| f64::from(counts[at]) * gained(at);
        let can = (0..256).filter(|&at| frequencies[at] >= from);
        let Some(at) = can.max_by(|&a, &b| bits(a).total_cmp(&bits(b)).then(b.cmp(&a))) else { return frequencies };
        frequencies[at] = changed(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::symbols::{Model, Stream};

    #[test]
    fn what_is_written_is_read() {
        let mut state = 1u32;
        let mut random = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 8
        };
        for number in [0, 1, 2, 5000] {
            let mut writer = Writer::new(&[9, 1]);
            let mut written = Vec::new();
            for _ in 0..number {
                let context = random() as usize % 9;
                // In a third of the contexts always the same.
                let symbol = (random() % (random() % 17 + 1)) as u8 * (context as u8 / 3);
                let (lonely, bits) = ((random() % 256) as u8, random() % 13);
                let raw = random() & ((1 << bits) - 1);
                writer.symbol(0, context, symbol);
                writer.with_bits(1, 0, lonely, raw, bits);
                writer.fill();
                written.push((context, symbol, lonely, bits, raw));
            }
            let bytes = writer.finish();
            let mut input = &bytes[..];
            let both = [9, 1].map(|contexts| Model::read(&mut input, contexts).expect("a model"));
            let mut stream = Stream::read(input).expect("a stream");
            for (context, symbol, lonely, bits, raw) in written {
                assert_eq!(stream.symbol(&both[0], context), symbol, "{number}");
                assert_eq!((stream.symbol(&both[1], 0), stream.bits(bits)), (lonely, raw), "{number}");
                stream.fill();
            }
            assert!(stream.ended());
        }
    }
}
