// The element with patterns for names in its options.
export * from "../element/index.js";
