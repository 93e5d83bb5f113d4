//! Enums that are written as a key: `CueClass::Neutral` is `"neutral"`. Owns how such an enum is declared, so that each
//! has its list, its key and its way in and out of JSON, not which there are.

/// Declares an enum whose variants are written as the given keys, in the order of `ALL`.
macro_rules! keyed {
    ($(#[$on_enum:meta])* $name:ident { $($(#[$on_variant:meta])* $variant:ident = $key:literal,)+ }) => {
        $(#[$on_enum])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$on_variant])* #[doc = concat!("\n\nWritten `", $key, "`.")] $variant,)+
        }

        impl $name {
            /// All of them, in the order of their declaration.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The key that it is written as.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let key = std::borrow::Cow::<str>::deserialize(deserializer)?;
                let known = Self::ALL.iter().find(|known| known.as_str() == key);
                known.copied().ok_or_else(|| serde::de::Error::unknown_variant(&key, &[$($key,)+]))
            }
        }
    };
}

pub(crate) use keyed;
