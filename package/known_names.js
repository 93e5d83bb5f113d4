// A caller's own names from one call to the next: ten thousand are compared, which takes a tenth of a millisecond, and read again
// only where one has changed. Owns the comparison; the module keeps what it has read.

/** How deep names nest: names, add, an entry, its forms, a form. What is deeper is read at each call. */
const DEPTH = 5;

const ARRAY = Symbol("array");
const END = Symbol("end");

/** @type {unknown[]} all fields and values of the names of the last call that had any, in order */
let known = [];

/** How many lists of names there have been. */
let number = 0;

/** How far `known` is read. */
let at = 0;

/**
 * A number for the names in some options, the same until something in them changes; undefined where there are none, or where
 * that cannot be told.
 * @param {unknown} options
 */
export function numberOfNames(options) {
  const names = /** @type {{ names?: unknown } | null | undefined} */ (options)?.names;
  if (typeof names !== "object" || !names || !isPlain(names)) return undefined;
  at = 0;
  if (!isKnown(names, DEPTH) || at < known.length) {
    known = [];
    keep(names, DEPTH);
    number++;
  }
  return number;
}

/**
 * Whether `known` goes on with a value.
 * @param {any} value
 * @param {number} depth
 */
function isKnown(value, depth) {
  if (typeof value !== "object" || !value) return known[at++] === value;
  if (!depth) return false;
  if (Array.isArray(value)) {
    if (known[at++] !== ARRAY) return false;
    for (let part = 0; part < value.length; part++) if (!isKnown(value[part], depth - 1)) return false;
    return known[at++] === END;
  }
  const first = at;
  for (const field in value) {
    const part = value[field];
    if (known[at++] !== field) return false;
    // No call for a string: there may be ten thousand.
    if (typeof part === "string" ? known[at++] !== part : !isKnown(part, depth - 1)) return false;
  }
  return known[at++] === END && (at > first + 1 || isPlain(value));
}

/**
 * @param {any} value
 * @param {number} depth
 */
function keep(value, depth) {
  if (typeof value !== "object" || !value) known.push(value);
  // Equals nothing, so that what cannot be compared is never known.
  else if (!depth || !isPlain(value)) known.push(Number.NaN);
  else {
    if (Array.isArray(value)) known.push(ARRAY);
    for (const field in value) {
      if (!Array.isArray(value)) known.push(field);
      keep(value[field], depth - 1);
    }
    known.push(END);
  }
}

/**
 * Whether a value is an array or an object that a literal makes; any other may change without its fields doing so.
 * @param {object} value
 */
function isPlain(value) {
  const made = Object.getPrototypeOf(value);
  return made === Object.prototype || made === Array.prototype || made === null;
}
