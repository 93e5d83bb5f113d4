/** A half-open range of UTF-16 code units: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

export type ParagraphKind =
  | "headline" | "heading" | "dateline" | "body" | "byline" | "caption" | "teaser" | "boilerplate";

export type EntityType =
  | "person" | "location" | "organization" | "facility" | "norp" | "product" | "misc" | "date" | "money";

/** One person, place, … however many ways it is written. */
export interface Entity {
  /** Its index in `entities`. */
  id: number;
  /** Its fullest form in the article's own voice. */
  name: string;
  type: EntityType;
  /** What the text says it is ("Deputy Prime Minister"). */
  role: Span | null;
  /** How much the article is about it, 0 to 1. */
  salience: number;
  /** Mean polarity of what bears on its mentions, -1 to 1; null where nothing does. */
  sentiment: number | null;
  mentions: Mention[];
}

/**
 * Why a mention is there: "tagger" where it was recognised by itself; "repeated", "title", "legal-form", "storm" and
 * "dateline" where a rule decides what it is or where it begins and ends; "own" for a name
 * of the caller's; "surname", "given-name", "variant", "alias", "acronym" and "short" where that joins it to its entity; "nominal" for a
 * description and "pronoun".
 */
export type MentionBasis =
  | "tagger" | "repeated" | "title" | "legal-form" | "storm" | "dateline" | "beside" | "column" | "own" | "surname" | "given-name" | "variant" | "alias"
  | "acronym" | "short" | "nominal" | "pronoun" | "reader";

/** One place where an entity is spoken of. */
export interface Mention extends Span {
  form: "name" | "nominal" | "pronoun";
  basis: MentionBasis;
  /** 0 to 1. */
  confidence: number;
  /** Polarity of the words that bear on it here, -1 to 1; null where none does. */
  sentiment: number | null;
  /** Index of the innermost quote that it stands in. */
  quote: number | null;
}

/**
 * How a cue reports, from what leaves the statement alone to what takes a stand on it. "refuse" is what somebody will not
 * say or do; "think" and "intend" are believed and wanted, not said.
 */
export type CueClass =
  | "neutral" | "reveal" | "claim" | "deny" | "admit" | "agree" | "demand" | "ask" | "propose" | "promise" | "warn"
  | "predict" | "praise" | "criticize" | "accuse" | "refuse" | "think" | "intend";

/**
 * How a speaker was found: "explicit" where named, or called an unnamed source, beside the cue; "pronoun" and "nominal"
 * where one stands for the speaker; "carried" over from the words before; by "signature" or "turn"; "none" where none was; by a "reader" who corrected it.
 */
export type SpeakerBasis =
  | "explicit" | "pronoun" | "nominal" | "carried" | "signature" | "turn" | "none" | "reader";

/** What found a statement. */
export type Rule =
  | "learned" | "attribution-behind" | "attribution-inverted" | "attribution-by-action" | "attribution-before"
  | "name-before" | "signature" | "quotation-alone" | "according-to" | "colon-clause"
  | "that-clause" | "distant-that-clause" | "bare-clause" | "infinitive" | "reported-object" | "reporting-noun"
  | "passive-hearer" | "passive-clause" | "passive-object" | "relative-gap"
  | "parenthetical-behind" | "parenthetical-hanging" | "parenthetical-inside" | "parenthetical-place"
  | "parenthetical-inverted" | "headline-label" | "headline-quotation" | "turn" | "block-quote" | "reader";

/** A statement, belief or intention that the article ascribes to somebody. */
export interface Quote {
  kind: "direct" | "indirect" | "mixed";
  content: Span[];
  cue: Span[];
  /** How it is reported; null without a cue. */
  cueClass: CueClass | null;
  /** The speaker as written there. */
  source: Span[];
  /** Id of the entity meant. */
  speaker: number | null;
  /** Whether the article withholds who it is. */
  anonymous: boolean;
  /** Whether somebody says it, rather than thinks, intends or refuses to say it; `stats` counts speech only, from a confidence of 0.5 on. */
  speech: boolean;
  /** How many words its content has, counted as in `stats`. */
  words: number;
  /** What found it: a rule, or "learned". */
  rule: Rule;
  basis: SpeakerBasis;
  /** 0 to 1. */
  confidence: number;
  /** Up to three entities that could be meant, likeliest first; empty where the text leaves no choice. */
  candidates: QuoteCandidate[];
}

/** An entity that may be meant by the source of a quote. */
export interface QuoteCandidate {
  /** Its id. */
  entity: number;
  /** 0 to 1; what is missing to 1 are others, and nobody whom the article names. */
  confidence: number;
}

/** A word or phrase that praises, blames or takes sides. */
export interface PolarWord extends Span {
  /** -1 to 1, as a reader would mark it here: "not guilty" is good; in "stop further executions" the word stays bad. */
  polarity: number;
  /** -1 to 1, what it adds to its sentence after all that governs it; `polarity` unless something turns or weakens it. */
  effect: number;
  /** Whether it takes sides where a neutral word exists. */
  loaded: boolean;
  alternative: string | null;
  negation: Span | null;
  intensifier: Span | null;
  /** Id of the entity that it bears on. */
  target: number | null;
  /** Index of the innermost quote that it stands in; null for the article's own voice. */
  quote: number | null;
}

export interface Speaker {
  /** Id of the entity; null for all whose name is not known together. */
  entity: number | null;
  quotes: number;
  words: number;
  /** How many of the quotes have a confidence of `sureFrom` or more. */
  sureQuotes: number;
  /** Words in the contents of these. */
  sureWords: number;
  /** Share of all quoted words, 0 to 1. */
  share: number;
  /** -1 to 1; null where nothing colours them. */
  tone: number | null;
  /** How the article reports them, most often first: `class` as `cueClass` of a quote. */
  cues: { class: CueClass; quotes: number }[];
}

export interface Stats {
  /** UTF-16 code units. */
  characters: number;
  words: number;
  sentences: number;
  readingMinutes: number;
  /** Share of the words that stand in a statement, 0 to 1. */
  quotedShare: number;
  /** Share of the quoted words whose source is anonymous, 0 to 1. */
  anonymousShare: number;
  /** Tone of the article's own voice, -1 to 1. */
  ownTone: number | null;
  /** Tone of all quoted speech, -1 to 1. */
  quotedTone: number | null;
  /** How many entities speak. */
  namedSpeakers: number;
  /** How many unnamed sources speak, told apart by what the article calls them. */
  anonymousSpeakers: number;
  /** The least confidence of a quote that is sure; whoever shows one below it says that it is not. */
  sureFrom: number;
  /** How many quotes that are counted are below it. */
  unsureQuotes: number;
  /** Words in their contents. */
  unsureWords: number;
  /** Most words first. */
  speakers: Speaker[];
}

/** What a warning is about. */
export type WarningCode = "language" | "unclosed-quotation" | "stray-quotation" | "correction-unused";

export interface Warning extends Span {
  code: WarningCode;
  message: string;
}

/** ISO 639-1 codes; in scripts that only some languages have, that of the one that uses it most. */
export type LanguageCode =
  | "en" | "de" | "fr" | "es" | "pt" | "it" | "nl" | "sv" | "da" | "pl" | "tr" | "id" | "sw" | "ro" | "vi" | "tl" | "el"
  | "ru" | "he" | "ar" | "hi" | "bn" | "ta" | "th" | "am" | "ja" | "zh" | "ko";

export interface Language {
  /** null where there is too little text to tell. */
  code: LanguageCode | null;
  /** Whether the text leaves no reasonable doubt. */
  confident: boolean;
}

export interface Sentence extends Span {
  /** Index into `paragraphs`. */
  paragraph: number;
  /** Tone, -1 to 1. */
  score: number;
  /** What the article's own words add to it, on the same curve; null where no polar word is the article's. */
  ownTone: number | null;
  /** The same for what is said in it (quotes with `speech`); null where that holds no polar word. */
  quotedTone: number | null;
}

export interface Analysis {
  schema: 1;
  offsetUnit: "utf-16";
  language: Language;
  paragraphs: (Span & { kind: ParagraphKind })[];
  sentences: Sentence[];
  /** Most salient first. */
  entities: Entity[];
  quotes: Quote[];
  /** `score` -1 to 1. */
  sentiment: { score: number; words: PolarWord[] };
  stats: Stats;
  warnings: Warning[];
}

/** What a reader has put right; places are UTF-16 offsets of a mark that an analysis gave, or should have given. */
export type Correction =
  | { action: "remove"; layer: "entity" | "quote" | "word"; start: number; end: number }
  | { action: "type"; start: number; end: number; type: EntityType }
  | { action: "join"; entities: [Span, Span] }
  /** The quote with this among its content is said by the entity with a mention there, or by nobody who is named. */
  | { action: "speaker"; start: number; end: number; entity: Span | null }
  /** The mention at this place is of somebody else than the others of its entity. */
  | { action: "part"; start: number; end: number }
  /** A name that was missed: a mention of what is written so elsewhere, or a new entity; with `everywhere`, wherever the same words stand. */
  | { action: "add"; layer: "entity"; start: number; end: number; type: EntityType; everywhere?: boolean }
  /** A quote that was missed; the quotation marks around it are taken in. */
  | { action: "add"; layer: "quote"; start: number; end: number; entity: Span | null }
  /** A name, or a part of a quote's content, with other edges. */
  | { action: "move"; layer: "entity" | "quote"; start: number; end: number; to: Span };

export interface Options {
  /** The parts to work out, with what they refer to; all when absent. */
  only?: ("entities" | "quotes" | "sentiment")[];
  lexicon?: {
    /** Words of your own; `polarity` -1 to 1; matched as written, in any case. */
    add?: { word: string; polarity: number; loaded?: boolean; alternative?: string | null }[];
    /** Words to switch off. */
    remove?: string[];
  };
  names?: {
    /** Names of your own, which win over what is found: as written in `text` or one of `forms`, each form one entity's. */
    add?: { text: string; type: EntityType; forms?: string[] }[];
    /** Names that are none, in any letters. */
    remove?: string[];
    /**
     * Patterns whose matches within a sentence are names: regular expressions of Rust's crate regex, which take time in proportion
     * to the text. Different words are different entities, but where `name` says whose they are. Names that are added go first, then
     * earlier patterns. Only article-analyzer/patterns has them, and the command line.
     */
    patterns?: { pattern: string; type: EntityType; name?: string }[];
  };
  /** Applied in order. */
  corrections?: Correction[];
  /** The longest text to accept, in UTF-16 code units; 20,000,000 when absent. */
  maxLength?: number;
  /**
   * Whether each step is written into the timeline of the window, worker or program, as a User Timing entry
   * "article-analyzer:STEP" that profilers show and `performance.getEntriesByType("measure")` gives.
   */
  timing?: boolean;
}

/**
 * The analysis of a text. Throws an `Error` that names the option where one makes no sense. `onStep` is told each step as it
 * begins; what it throws ends the analysis, and is thrown.
 */
export function analyze(
  text: string,
  options?: Options | null,
  onStep?: ((step: string, index: number, count: number) => void) | null,
): Analysis;

/** The same as JSON, byte for byte what the command line writes, for whoever only stores it or passes it on. */
export function analyzeToJson(
  text: string,
  options?: Options | null,
  onStep?: ((step: string, index: number, count: number) => void) | null,
): string;

/** The version of the package. */
export function version(): string;
