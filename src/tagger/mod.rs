//! The sequence tagger that entities and quotes share: features, weights, decoding, the weight file.
