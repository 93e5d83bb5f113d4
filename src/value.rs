//! A plain value, as JSON and JavaScript have them, and the reading of it by name. Owns what is said of a value that is
//! not what was asked for; knows no option. Derived readers would be four times as large in the module.

use crate::error::Error;
use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeSeed},
};

/// A plain value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, and what JavaScript leaves undefined.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number.
    Number(f64),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object's own fields, in order.
    Object(Vec<(String, Value)>),
    /// What is none of these, such as a function, or lies deeper than any option.
    #[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
    Other,
}

/// A value and where it stands among the options: `lexicon.add[0].word`.
pub(crate) struct ValueAt {
    path: String,
    value: Value,
}

impl ValueAt {
    /// The whole of the options.
    pub fn root(value: Value) -> Self {
        Self { path: String::new(), value }
    }

    /// The refusal of this value.
    pub fn refuse(&self, what: &str) -> Error {
        Error::option(self.path.as_str(), what)
    }

    /// The value as fields, all of them among `known`.
    pub fn fields(self, known: &[&str]) -> Result<Fields, Error> {
        let fields = match self.value {
            Value::Object(fields) => fields,
            _ => return Err(self.refuse("not an object")),
        };
        let at = Self { path: self.path, value: Value::Null };
        if let Some((name, _)) = fields.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            return Err(at.refuse(&format!("unknown field `{name}`, expected one of {}", known.join(", "))));
        }
        Ok(Fields { at, fields })
    }

    /// The value as a list.
    pub fn list(self) -> Result<Vec<ValueAt>, Error> {
        let Value::Array(items) = self.value else { return Err(self.refuse("not an array")) };
        let place = |(index, value)| Self { path: format!("{}[{index}]", self.path), value };
        Ok(items.into_iter().enumerate().map(place).collect())
    }

    /// The value as a string.
    pub fn text(self) -> Result<String, Error> {
        match self.value {
            Value::String(text) => Ok(text),
            _ => Err(self.refuse("not a string")),
        }
    }

    /// The value as a number.
    pub fn number(&self) -> Result<f64, Error> {
        match self.value {
            Value::Number(number) => Ok(number),
            _ => Err(self.refuse("not a number")),
        }
    }

    /// The value as a whole number from 0 on.
    pub fn count(&self) -> Result<u32, Error> {
        let number = self.number()?;
        let count = number as u32;
        if f64::from(count) == number { Ok(count) } else { Err(self.refuse("not a whole number from 0 on")) }
    }

    /// The value as true or false.
    pub fn flag(&self) -> Result<bool, Error> {
        match self.value {
            Value::Bool(flag) => Ok(flag),
            _ => Err(self.refuse("not true or false")),
        }
    }

    /// Which of the names the value is.
    pub fn one_of<T: Copy>(self, names: &[(&str, T)]) -> Result<T, Error> {
        let known = match &self.value {
            Value::String(text) => names.iter().find(|(name, _)| name == text),
            _ => None,
        };
        known.map(|&(_, item)| item).ok_or_else(|| {
            let names: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
            self.refuse(&format!("none of {}", names.join(", ")))
        })
    }
}

/// The fields of an object that have not been taken yet.
pub(crate) struct Fields {
    at: ValueAt,
    fields: Vec<(String, Value)>,
}

impl Fields {
    /// A field, unless it is absent or null.
    pub fn take(&mut self, name: &str) -> Option<ValueAt> {
        let index = self.fields.iter().position(|(known, value)| known == name && *value != Value::Null)?;
        let (_, value) = self.fields.swap_remove(index);
        let dot = if self.at.path.is_empty() { "" } else { "." };
        Some(ValueAt { path: format!("{}{dot}{name}", self.at.path), value })
    }

    /// A field that must be there.
    pub fn need(&mut self, name: &str) -> Result<ValueAt, Error> {
        self.take(name).ok_or_else(|| self.at.refuse(&format!("no field `{name}`")))
    }
}

/// How deep options are nested, and some more.
const DEPTH: u32 = 8;

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Depth(DEPTH).deserialize(deserializer)
    }
}

/// Reads a value that may be nested so deep: an object of JavaScript can hold itself.
#[derive(Clone, Copy)]
struct Depth(u32);

impl Depth {
    fn below(self) -> Self {
        Self(self.0 - 1)
    }
}

/// What came of reading an item. JavaScript has values that are none of ours, such as functions, or deeper than any option:
/// whoever reads the options says where. In JSON it is a mistake.
fn item<E>(read: Result<Value, E>) -> Result<Value, E> {
    if cfg!(target_arch = "wasm32") { Ok(read.unwrap_or(Value::Other)) } else { read }
}

impl<'de> DeserializeSeed<'de> for Depth {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if self.0 == 0 {
            Err(de::Error::custom("nested deeper than any option"))
        } else {
            deserializer.deserialize_any(self)
        }
    }
}

impl<'de> de::Visitor<'de> for Depth {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a plain value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = items.next_element_seed(self.below()).transpose() {
            list.push(item(value)?);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(name) = entries.next_key()? {
            fields.push((name, item(entries.next_value_seed(self.below()))?));
        }
        Ok(Value::Object(fields))
    }
}
