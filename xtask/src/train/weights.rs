//! Writes weight files: rounds, drops what rounds to nothing, and lays out what `article_analyzer::internals::tagger` reads.
//! The layout is documented there.

use article_analyzer::internals::{
    hash::ATTRIBUTE_BITS,
    tagger::{FORMAT, MAGIC, Scheme, Tags, checksum},
};

/// Weights in floating point, as training leaves them.
pub struct Weights {
    /// The tags.
    pub tags: Tags,
    /// `from * tags + to`.
    pub transitions: Vec<f32>,
    /// For each learned attribute its key (the upper [`ATTRIBUTE_BITS`] bits) and its weights that are not 0.
    pub attributes: Vec<(u32, Vec<(u8, f32)>)>,
}

/// What rounding left.
pub struct Packed {
    /// The file.
    pub bytes: Vec<u8>,
    /// Attributes in it.
    pub attributes: usize,
    /// Weights in it.
    pub weights: usize,
}

impl Weights {
    /// The weight file: weights in units of `1 / scale`, of which those nearer to 0 than `least` (and those that round
    /// to 0) are left out.
    pub fn pack(&self, feature_set: u32, scale: u16, least: f32) -> Packed {
        let unit = |weight: f32| (weight * f32::from(scale)).round();
        let mut rows: Vec<(u32, Vec<(u8, i8)>)> = Vec::new();
        for (key, row) in &self.attributes {
            let kept: Vec<(u8, i8)> = row
                .iter()
                .filter(|(_, weight)| weight.abs() >= least)
                .map(|&(tag, weight)| (tag, unit(weight).clamp(-127.0, 127.0) as i8))
                .filter(|(_, weight)| *weight != 0)
                .collect();
            if !kept.is_empty() {
                rows.push((*key, kept));
            }
        }
        rows.sort_by_key(|(key, _)| *key);

        let mut out = Vec::new();
        out.extend(MAGIC);
        out.extend(FORMAT.to_le_bytes());
        out.extend(feature_set.to_le_bytes());
        out.extend(scale.to_le_bytes());
        out.push(match self.tags.scheme() {
            Scheme::Plain => 0,
            Scheme::Bio => 1,
            Scheme::Bioes => 2,
        });
        out.push(self.tags.len() as u8);
        for tag in 0..self.tags.len() {
            out.push(self.tags.name(tag).len() as u8);
            out.extend(self.tags.name(tag).bytes());
        }
        for (at, &weight) in self.transitions.iter().enumerate() {
            let legal = self.tags.legal(at / self.tags.len(), at % self.tags.len());
            out.extend((if legal { unit(weight) as i16 } else { 0 }).to_le_bytes());
        }
        out.extend((rows.len() as u32).to_le_bytes());
        let parameter = rice_parameter(rows.len(), ATTRIBUTE_BITS);
        out.push(parameter as u8);
        let section = |out: &mut Vec<u8>, bytes: Vec<u8>| {
            out.extend((bytes.len() as u32).to_le_bytes());
            out.extend(bytes);
        };
        section(&mut out, rice(rows.iter().map(|(key, _)| *key), parameter));
        section(&mut out, rows.iter().map(|(_, row)| (row.len() - 1) as u8).collect());
        section(&mut out, rows.iter().flat_map(|(_, row)| row.iter().map(|(tag, _)| *tag)).collect());
        section(&mut out, rows.iter().flat_map(|(_, row)| row.iter().map(|(_, weight)| *weight as u8)).collect());
        let sum = checksum(&out);
        out.extend(sum.to_le_bytes());
        Packed { bytes: out, attributes: rows.len(), weights: rows.iter().map(|(_, row)| row.len()).sum() }
    }

    /// The threshold at which at most `count` weights stay.
    pub fn threshold(&self, count: usize) -> f32 {
        let mut sizes: Vec<f32> =
            self.attributes.iter().flat_map(|(_, row)| row.iter().map(|(_, w)| w.abs())).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        sizes.get(count).copied().unwrap_or(0.0)
    }
}

/// The Rice parameter that fits the mean difference of so many evenly spread keys.
pub fn rice_parameter(number: usize, bits: u32) -> u32 {
    let mean = (1u64 << bits) / (number as u64 + 1);
    // ln 2 of the mean, rounded down to a power of two (Kiely 2004).
    (mean * 693 / 1000).max(1).ilog2()
}

/// Sorted keys, each less the one before it and 1, Rice-coded.
pub fn rice(keys: impl Iterator<Item = u32>, parameter: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut at = 0usize;
    let mut push = |bit: u32| {
        if at.is_multiple_of(8) {
            bytes.push(0);
        }
        if let Some(last) = bytes.last_mut() {
            *last |= (bit as u8) << (at % 8);
        }
        at += 1;
    };
    let mut next = 0u32;
    for key in keys {
        let gap = key - next;
        for _ in 0..gap >> parameter {
            push(1);
        }
        push(0);
        for place in 0..parameter {
            push(gap >> place & 1);
        }
        next = key + 1;
    }
    bytes
}

/// The size of `bytes` as a browser downloads them: brotli, quality 11.
pub fn compressed(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    // Writing into memory does not fail.
    let _ = brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters);
    out.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use article_analyzer::internals::hash::key_bits;
    use article_analyzer::internals::tagger::{Attributes, Path, Row, TagScores, Tagger, WeightsError, Workspace};
    use std::collections::{BTreeMap, BTreeSet};

    fn example() -> Packed {
        let tags = Tags::spans_of(Scheme::Bioes, &["x"]);
        let attributes = (0..5000u32).map(|n| (n.wrapping_mul(0x9E37_79B9) >> 6, vec![(3, 0.5), (4, -0.26)])).collect();
        let mut transitions = vec![0.0; 25];
        transitions[4] = 1.5;
        Weights { tags, transitions, attributes }.pack(7, 20, 0.0)
    }

    #[test]
    fn what_is_written_is_read() {
        let tagger = Tagger::read(&example().bytes, 7).expect("a weight file");
        assert_eq!((tagger.tags().len(), tagger.scale()), (5, 20));
        let expected: BTreeSet<u32> = (0..5000u32).map(|n| n.wrapping_mul(0x9E37_79B9) >> 6).collect();
        let learned = tagger.learned();
        assert!(learned.iter().map(|&(key, _)| key).eq(expected));
        assert!(learned.iter().all(|&(_, weights)| weights == [(3, 10), (4, -5)]));
        // 30 for a name of one token after a token outside, less 5; a name of both tokens has 10. Before it there is no margin.
        let tagger = tagger.simd().expect("few tags");
        let mut rows = [TagScores::default(); 2];
        let mut attributes = Attributes::default();
        attributes.push(0x9E37_79B9);
        tagger.add(&mut attributes, &mut rows[1]);
        let (mut space, mut path) = (Workspace::default(), Path::default());
        tagger.decode(&rows, &mut space, &mut path);
        tagger.margins(&rows, &space, &mut path);
        assert_eq!((path.tags, path.margins), (vec![0, 4], vec![0, 15]));
    }

    #[test]
    fn laid_out_for_speed_it_finds_the_same() {
        let tags = Tags::spans_of(Scheme::Bio, &["x", "y", "z"]);
        let mut state = 1u64;
        let mut random = |below: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as u32 % below
        };
        // Keys that differ where they are looked at.
        const KEYS: usize = 3000;
        let bits = key_bits(KEYS, 25);
        let dropped = ATTRIBUTE_BITS - bits;
        let keys: Vec<u32> =
            (0..KEYS).map(|_| random(1 << bits) << dropped).collect::<BTreeSet<_>>().into_iter().collect();
        let mut weight = || random(2000) as f32 / 400.0 - 2.5;
        // Of one weight to four.
        let attributes =
            keys.iter().map(|&key| (key, (0..=key as u8 % 4).map(|n| (2 * n, weight())).collect())).collect();
        let transitions = (0..49).map(|_| weight()).collect();
        let packed = Weights { tags, transitions, attributes }.pack(7, 20, 0.0);
        let tagger = Tagger::read(&packed.bytes, 7).expect("a weight file");
        let learned: BTreeMap<u32, &[(u8, i8)]> = tagger.learned().into_iter().collect();
        let narrow = tagger.clone().compact().expect("few tags");
        let wide = tagger.clone().simd().expect("few tags");
        let (mut rows, mut sums) = (Vec::new(), Vec::new());
        for _ in 0..200 {
            // Half of them learned, half of them not.
            let attributes: Vec<u32> = (0..70)
                .map(|at| match at % 2 {
                    0 => keys[random(keys.len() as u32) as usize] << (32 - ATTRIBUTE_BITS),
                    _ => random(u32::MAX),
                })
                .collect();
            let narrow = narrow.clone().with_places(|give| attributes[..4].iter().copied().for_each(give));
            let (mut row, mut sum, mut expected) = (Row::default(), TagScores::default(), [0; 7]);
            // The first ones are looked for at their places.
            narrow.add(&[0, 1, 2, 3, 9], &mut attributes[4..].to_vec(), &mut row);
            let mut pushed = Attributes::default();
            attributes.iter().for_each(|&attribute| pushed.push(attribute));
            wide.add(&mut pushed, &mut sum);
            let weights = attributes.iter().filter_map(|attribute| learned.get(&(attribute >> (32 - bits) << dropped)));
            weights.copied().flatten().for_each(|&(tag, weight)| expected[usize::from(tag)] += i32::from(weight));
            assert_eq!(row[..7], expected);
            assert_eq!(sum.scores()[..7], expected.map(|score| score as i16));
            rows.push(row);
            sums.push(sum);
        }
        let (mut path, mut expected) = (Path::default(), Path::default());
        narrow.decode(&rows, &mut Vec::new(), &mut path);
        wide.decode(&sums, &mut Workspace::default(), &mut expected);
        assert_eq!(path.tags, expected.tags);
    }

    #[test]
    fn what_is_damaged_is_refused() {
        let good = example().bytes;
        assert_eq!(Tagger::read(&good, 8).err(), Some(WeightsError::FeatureSet(7, 8)));
        assert_eq!(Tagger::read(b"PNG", 7).err(), Some(WeightsError::NotWeights));
        for at in [10, 40, good.len() / 2, good.len() - 1] {
            let mut bad = good.clone();
            bad[at] ^= 4;
            assert_eq!(Tagger::read(&bad, 7).err(), Some(WeightsError::Checksum), "byte {at}");
            assert!(Tagger::read(&good[..at], 7).is_err(), "cut at {at}");
        }
    }
}
