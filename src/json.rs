//! Writes an analysis as JSON: what the module gives JavaScript, and the same bytes as the command line's. Owns the writing
//! of the kinds of values that an analysis has; its shape is `analysis.rs`'s.
//!
//! This stands in place of serde_json in the module, whose floating point and reader every reader would download; the tests
//! below compare the two.

use serde::{Serialize, Serializer, ser};
use std::fmt;

/// `value` as JSON; empty where it holds what JSON has no place for, such as a map whose keys are no strings.
pub fn write(value: &impl Serialize) -> String {
    let mut out = JsonWriter { json: String::with_capacity(1 << 12) };
    match value.serialize(&mut out) {
        Ok(()) => out.json,
        Err(NotWritten) => String::new(),
    }
}

/// The JSON so far.
struct JsonWriter {
    json: String,
}

impl JsonWriter {
    /// A whole number.
    fn number(&mut self, number: i64) {
        let mut digits = [0; 20];
        let (mut rest, mut at) = (number.unsigned_abs(), digits.len());
        while at == digits.len() || rest > 0 {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        if number < 0 {
            self.json.push('-');
        }
        digits[at..].iter().for_each(|&digit| self.json.push(digit.into()));
    }

    /// A number of four decimals at most, as all are ([`crate::Score`]).
    fn decimals(&mut self, number: f64) {
        let parts = (number.abs() * 10_000.0).round() as i64;
        if number < 0.0 {
            self.json.push('-');
        }
        self.number(parts / 10_000);
        let (mut behind, mut place) = (parts % 10_000, 1_000);
        if behind > 0 {
            self.json.push('.');
        }
        while behind > 0 {
            self.json.push(char::from(b'0' + (behind / place) as u8));
            behind %= place;
            place /= 10;
        }
    }

    fn text(&mut self, text: &str) {
        self.json.push('"');
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
            self.json.push_str(&rest[..at]);
            match rest.as_bytes()[at] {
                b'\n' => self.json.push_str("\\n"),
                b'\r' => self.json.push_str("\\r"),
                b'\t' => self.json.push_str("\\t"),
                8 => self.json.push_str("\\b"),
                12 => self.json.push_str("\\f"),
                byte @ (b'"' | b'\\') => {
                    self.json.push('\\');
                    self.json.push(byte.into());
                }
                byte => {
                    const DIGITS: &[u8; 16] = b"0123456789abcdef";
                    self.json.push_str("\\u00");
                    self.json.push(DIGITS[usize::from(byte >> 4)].into());
                    self.json.push(DIGITS[usize::from(byte & 15)].into());
                }
            }
            rest = &rest[at + 1..];
        }
        self.json.push_str(rest);
        self.json.push('"');
    }
}

/// A list or an object, of which more is to come.
struct JsonParts<'w> {
    writer: &'w mut JsonWriter,
    /// What stands before the next part.
    before: &'static str,
    end: char,
}

impl<'w> JsonParts<'w> {
    fn begin(writer: &'w mut JsonWriter, begin: char, end: char) -> Self {
        writer.json.push(begin);
        Self { writer, before: "", end }
    }

    fn next(&mut self) -> &mut JsonWriter {
        self.writer.json.push_str(self.before);
        self.before = ",";
        self.writer
    }

    fn field(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> Result<(), NotWritten> {
        let writer = self.next();
        writer.text(name);
        writer.json.push(':');
        value.serialize(writer)
    }

    fn end(self) {
        self.writer.json.push(self.end);
    }
}

/// An analysis holds nothing of the kind.
#[derive(Debug)]
struct NotWritten;

impl fmt::Display for NotWritten {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("no JSON")
    }
}

impl std::error::Error for NotWritten {}

impl ser::Error for NotWritten {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Methods for kinds of values that no analysis has.
macro_rules! none_of {
    ($($name:ident($($of:ty),*) -> $gives:ty;)+) => {
        $(fn $name(self, $(_: $of),*) -> Result<$gives, NotWritten> {
            Err(NotWritten)
        })+
    };
}

/// Methods for whole numbers.
macro_rules! whole {
    ($($name:ident($of:ty);)+) => {
        $(fn $name(self, number: $of) -> Result<(), NotWritten> {
            self.number(number as i64);
            Ok(())
        })+
    };
}

impl<'w> Serializer for &'w mut JsonWriter {
    type Ok = ();
    type Error = NotWritten;
    type SerializeSeq = JsonParts<'w>;
    type SerializeMap = JsonMap<'w>;
    type SerializeStruct = JsonParts<'w>;
    type SerializeTuple = ser::Impossible<(), NotWritten>;
    type SerializeTupleStruct = ser::Impossible<(), NotWritten>;
    type SerializeTupleVariant = ser::Impossible<(), NotWritten>;
    type SerializeStructVariant = ser::Impossible<(), NotWritten>;

    whole! {
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
    }

    none_of! {
        serialize_bytes(&[u8]) -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_bool(self, value: bool) -> Result<(), NotWritten> {
        self.json.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_f32(self, number: f32) -> Result<(), NotWritten> {
        self.serialize_f64(number.into())
    }

    fn serialize_f64(self, number: f64) -> Result<(), NotWritten> {
        self.decimals(number);
        Ok(())
    }

    fn serialize_char(self, character: char) -> Result<(), NotWritten> {
        self.text(character.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), NotWritten> {
        self.text(text);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), NotWritten> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), NotWritten> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), NotWritten> {
        self.json.push_str("null");
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), NotWritten> {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), NotWritten> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<(), NotWritten> {
        let mut object = JsonParts::begin(self, '{', '}');
        object.field(name, value)?;
        object.end();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<JsonParts<'w>, NotWritten> {
        Ok(JsonParts::begin(self, '[', ']'))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<JsonMap<'w>, NotWritten> {
        Ok(JsonMap(JsonParts::begin(self, '{', '}')))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<JsonParts<'w>, NotWritten> {
        Ok(JsonParts::begin(self, '{', '}'))
    }
}

impl ser::SerializeSeq for JsonParts<'_> {
    type Ok = ();
    type Error = NotWritten;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotWritten> {
        value.serialize(self.next())
    }

    fn end(self) -> Result<(), NotWritten> {
        JsonParts::end(self);
        Ok(())
    }
}

impl ser::SerializeStruct for JsonParts<'_> {
    type Ok = ();
    type Error = NotWritten;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), NotWritten> {
        self.field(name, value)
    }

    fn end(self) -> Result<(), NotWritten> {
        JsonParts::end(self);
        Ok(())
    }
}

/// An object whose fields come as keys and values: a struct with another one's fields among its own.
struct JsonMap<'w>(JsonParts<'w>);

impl ser::SerializeMap for JsonMap<'_> {
    type Ok = ();
    type Error = NotWritten;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), NotWritten> {
        key.serialize(self.0.next())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotWritten> {
        self.0.writer.json.push(':');
        value.serialize(&mut *self.0.writer)
    }

    fn end(self) -> Result<(), NotWritten> {
        JsonParts::end(self.0);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Score, Settings, analyze_utf16};

    #[test]
    fn numbers_and_strings_are_written_as_serde_json_writes_them() {
        let scores = [0.0, 1.0, -1.0, 0.5, -0.3333, 0.0001, 0.01, 0.1, 12.0, 12.05, -1.9999, 0.99996];
        let scores: Vec<Score> = scores.into_iter().map(Score::new).collect();
        assert_eq!(write(&scores), serde_json::to_string(&scores).expect("numbers"));
        let numbers = [0, 9, 10, 4_294_967_295, -1, i64::MAX, i64::MIN];
        assert_eq!(write(&numbers.to_vec()), serde_json::to_string(&numbers.to_vec()).expect("numbers"));
        let all: String = ('\0'..'\u{3000}').chain(['\u{2028}', '🇫', '\u{10FFFF}']).collect();
        for text in [all.as_str(), "", "plain", "\"\\\n"] {
            assert_eq!(write(&text), serde_json::to_string(text).expect("a string"));
        }
    }

    #[test]
    fn every_score_is_written_as_it_is() {
        for parts in -25_000..25_000 {
            let score = Score::new(f64::from(parts) / 10_000.0);
            assert_eq!(write(&score), serde_json::to_string(&score).expect("a number"));
        }
    }

    #[test]
    fn analyses_are_written_as_serde_json_writes_them() {
        let articles = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/examples");
        let texts = std::fs::read_dir(articles)
            .expect("examples")
            .map(|entry| std::fs::read_to_string(entry.expect("an entry").path()).expect("an example"));
        for text in texts.chain(["".to_owned(), "“One \"two\" \\ three,” said Ann\tLee.\n\n“Never closed".to_owned()])
        {
            let analysis = analyze_utf16(&text, &Settings::default()).expect("short enough");
            assert_eq!(write(&analysis), serde_json::to_string(&analysis).expect("an analysis"));
        }
    }
}
