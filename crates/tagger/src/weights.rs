//! The weight file: how it is laid out, how it is checked, and the table that it becomes. Written by xtask, packed by the
//! build. Owns what stands before the attributes; they are `weight_format::weights`'.
//!
//! All numbers are little-endian. In order:
//!
//! | bytes | what |
//! |---|---|
//! | 4 | [`MAGIC`] |
//! | 2 | [`FORMAT`] |
//! | 4 | the caller's feature set: changes whenever a template changes its meaning |
//! | 2 | scale: this many units of weight are 1.0 |
//! | 1 | scheme: 0 plain, 1 BIO, 2 BIOES |
//! | 1, then for each 1 + n | number of tags; the length and the bytes of each name |
//! | 2 each | transition weights, `from * tags + to`, signed; 0 where illegal |
//! | n | the attributes, sorted by the upper bits of their hashes |
//! | 8 | [`checksum`] of everything before |
//!
//! In the library's own files the attributes are packed, and no checksum stands behind them.

use crate::{
    Scheme, Tags,
    compact::{self, CompactTagger},
    hash,
    keys::Keys,
    scores::TAGS,
    simd::{NewRows, SimdTagger},
};
use std::fmt;
use weight_format::weights::{Attributes, Packed};

/// How a weight file begins.
pub const MAGIC: [u8; 4] = *b"aaTW";

/// Version of the layout.
pub const FORMAT: u16 = 1;

/// Why a weight file was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WeightsError {
    /// It does not begin with [`MAGIC`].
    NotWeights,
    /// Its layout is of another version.
    Format(u16),
    /// It was trained with another feature set than the code has: `found`, `expected`.
    FeatureSet(u32, u32),
    /// The checksum is not that of its bytes.
    Checksum,
    /// A section makes no sense; the name of the section.
    Broken(&'static str),
}

impl fmt::Display for WeightsError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NotWeights => write!(f, "not a weight file"),
            Self::Format(version) => write!(f, "weight file of format {version}, expected {FORMAT}"),
            Self::FeatureSet(found, expected) => {
                write!(f, "weights of feature set {found}, the code has {expected}: train again")
            }
            Self::Checksum => write!(f, "the weight file is damaged: its checksum is wrong"),
            Self::Broken(section) => write!(f, "the weight file is damaged: {section}"),
        }
    }
}

impl std::error::Error for WeightsError {}

/// A tag set with its weights.
#[derive(Clone, Debug)]
pub struct Tagger {
    head: Head,
    attributes: Attributes,
}

/// A tag set whose weights the build has packed.
pub struct PackedTagger<'b> {
    head: Head,
    attributes: Packed<'b>,
}

/// What stands before the attributes.
#[derive(Clone, Debug)]
struct Head {
    tags: Tags,
    scale: i32,
    transitions: Vec<i32>,
}

/// The checksum of a weight file's bytes.
pub fn checksum(bytes: &[u8]) -> u64 {
    hash::bytes(bytes)
}

impl Tagger {
    /// Reads and checks a weight file that was trained with `feature_set`.
    pub fn read(bytes: &[u8], feature_set: u32) -> Result<Self, WeightsError> {
        let mut input = Input { bytes };
        let head = Head::read(&mut input, feature_set);
        let content = bytes.len().saturating_sub(8);
        if !matches!(head, Err(WeightsError::NotWeights | WeightsError::Format(_)))
            && checksum(&bytes[..content]).to_le_bytes() != bytes[content..]
        {
            return Err(WeightsError::Checksum);
        }
        let head = head?;
        let attributes = Attributes::plain(&mut input.bytes, head.tags.len()).map_err(WeightsError::Broken)?;
        Ok(Self { head, attributes })
    }

    /// The tags.
    pub fn tags(&self) -> &Tags {
        &self.head.tags
    }

    /// How many units of weight are 1.0: a margin of so many is odds of e to 1 in training.
    pub fn scale(&self) -> i32 {
        self.head.scale
    }

    /// The score of each tag after each, `from * tags + to`.
    pub fn transitions(&self) -> &[i32] {
        &self.head.transitions
    }

    /// The same tagger laid out for speed; refused where it has more than [`compact::TAGS`] tags.
    pub fn compact(self) -> Result<CompactTagger, WeightsError> {
        let attributes = self.attributes.narrow();
        self.head.compact((attributes.keys.len(), attributes.bits), |give| {
            attributes.each(give);
            Some(())
        })
    }

    /// The same tagger laid out for speed; refused where it has more than [`scores::TAGS`] tags.
    pub fn simd(self) -> Result<SimdTagger, WeightsError> {
        let attributes = self.attributes.narrow();
        self.head.simd((attributes.keys.len(), attributes.bits), |give| {
            attributes.each(give);
            Some(())
        })
    }

    /// The keys of the attributes, rising, each with its weights by tag.
    pub fn learned(&self) -> Vec<(u32, &[(u8, i8)])> {
        let mut rest = self.attributes.weights.as_slice();
        let mut first = 0;
        let learned = self.attributes.keys.iter().map(|&(key, end)| {
            let (weights, behind) = rest.split_at((end - first) as usize);
            (first, rest) = (end, behind);
            (key, weights)
        });
        learned.collect()
    }
}

impl<'b> PackedTagger<'b> {
    /// Reads a file of the library.
    pub fn read(bytes: &'b [u8], feature_set: u32) -> Result<Self, WeightsError> {
        let mut input = Input { bytes };
        let head = Head::read(&mut input, feature_set)?;
        let attributes = Packed::read(input.bytes, head.tags.len()).ok_or(ATTRIBUTES)?;
        Ok(Self { head, attributes })
    }

    /// As [`Tagger::compact`].
    pub fn compact(self) -> Result<CompactTagger, WeightsError> {
        self.head.compact((self.attributes.number(), self.attributes.bits()), |give| self.attributes.each(give))
    }

    /// As [`Tagger::simd`].
    pub fn simd(self) -> Result<SimdTagger, WeightsError> {
        self.head.simd((self.attributes.number(), self.attributes.bits()), |give| self.attributes.each(give))
    }
}

/// What is wrong with packed attributes.
const ATTRIBUTES: WeightsError = WeightsError::Broken("attributes");

/// Calls what it is given with the key and the weights of each attribute.
type Each<'a> = &'a mut dyn FnMut(u32, &[(u8, i8)]);

impl Head {
    /// Of so many attributes, with keys of so many bits.
    fn compact(
        self,
        (attributes, bits): (usize, u32),
        each: impl FnOnce(Each) -> Option<()>,
    ) -> Result<CompactTagger, WeightsError> {
        if self.tags.len() > compact::TAGS {
            return Err(WeightsError::Broken("tags"));
        }
        let mut keys = Keys::of_so_many(attributes, bits);
        each(&mut |key, weights| keys.add(compact::Weights::new(key, weights))).ok_or(ATTRIBUTES)?;
        Ok(CompactTagger::new(self.tags, &self.transitions, keys.done()))
    }

    /// Of so many attributes, with keys of so many bits.
    fn simd(
        self,
        (attributes, bits): (usize, u32),
        each: impl FnOnce(Each) -> Option<()>,
    ) -> Result<SimdTagger, WeightsError> {
        if self.tags.len() > TAGS {
            return Err(WeightsError::Broken("tags"));
        }
        let mut learned = NewRows::of_so_many(attributes, bits);
        each(&mut |key, weights| learned.add(key, weights)).ok_or(ATTRIBUTES)?;
        Ok(SimdTagger::new(self.tags, self.scale, &self.transitions, learned))
    }

    fn read(input: &mut Input, feature_set: u32) -> Result<Self, WeightsError> {
        if input.take(4, "magic").ok() != Some(&MAGIC[..]) {
            return Err(WeightsError::NotWeights);
        }
        let format = input.u16("format")?;
        if format != FORMAT {
            return Err(WeightsError::Format(format));
        }
        let found = input.u32("feature set")?;
        if found != feature_set {
            return Err(WeightsError::FeatureSet(found, feature_set));
        }
        let scale = i32::from(input.u16("scale")?);
        let scheme = match input.u8("scheme")? {
            0 => Scheme::Plain,
            1 => Scheme::Bio,
            2 => Scheme::Bioes,
            _ => return Err(WeightsError::Broken("scheme")),
        };
        let mut names = Vec::new();
        for _ in 0..input.u8("tags")? {
            let length = usize::from(input.u8("tags")?);
            let name = std::str::from_utf8(input.take(length, "tags")?);
            names.push(name.map_err(|_| WeightsError::Broken("tags"))?.to_owned());
        }
        let tags = Tags::named(scheme, names).ok_or(WeightsError::Broken("tags"))?;
        let mut transitions = Vec::with_capacity(tags.len() * tags.len());
        for _ in 0..tags.len() * tags.len() {
            transitions.push(i32::from(input.u16("transitions")? as i16));
        }
        Ok(Self { tags, scale, transitions })
    }
}

/// What of the file is still to be read.
struct Input<'b> {
    bytes: &'b [u8],
}

impl<'b> Input<'b> {
    fn take(&mut self, length: usize, section: &'static str) -> Result<&'b [u8], WeightsError> {
        let (taken, rest) = self.bytes.split_at_checked(length).ok_or(WeightsError::Broken(section))?;
        self.bytes = rest;
        Ok(taken)
    }

    fn number<const N: usize>(&mut self, section: &'static str) -> Result<[u8; N], WeightsError> {
        let taken = self.take(N, section)?;
        taken.try_into().map_err(|_| WeightsError::Broken(section))
    }

    fn u8(&mut self, section: &'static str) -> Result<u8, WeightsError> {
        Ok(u8::from_le_bytes(self.number(section)?))
    }

    fn u16(&mut self, section: &'static str) -> Result<u16, WeightsError> {
        Ok(u16::from_le_bytes(self.number(section)?))
    }

    fn u32(&mut self, section: &'static str) -> Result<u32, WeightsError> {
        Ok(u32::from_le_bytes(self.number(section)?))
    }
}
