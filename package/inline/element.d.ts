// The element with the module in it, for pages and bundlers that can fetch nothing beside a script.
export * from "../element/index.js";
