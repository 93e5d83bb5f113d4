// Every English string of the page. To translate it, copy this file, keep the keys, and import the copy in index.js.

import { wording } from "../element/wording.js";

/**
 * @param {number} n
 * @param {string} one
 * @param {string} many
 */
const plural = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
/**
 * A name of somebody else's choice in a bidi isolate, so that one from right to left doesn't turn the sentence around it.
 * @param {string} name
 */
const isolate = (name) => `\u2068${name}\u2069`;
/** @param {readonly string[]} items */
const list = (items) => new Intl.ListFormat("en-GB").format(items);
/** @param {number} share */
const percent = (share) => `${Math.round(share * 100)} %`;

export const en = {
  ...wording,
  title: "Article Analyzer",
  tagline: "Who and what it is about, who says what, and which words take sides. Evidence, no verdict.",
  stays: "Your text stays in this browser.",
  example: "Example",
  staysHow: "See for yourself",
  skipText: "Skip to the article",
  skipPanel: "Skip to what was found",
  loading: "Starting the analyzer…",
  brokenModule: (/** @type {string} */ why) =>
    `The analyzer could not be started: ${why}. Reload the page to try again.`,
  failed: (/** @type {string} */ why) => `This could not be analysed: ${why}`,
  stopped: "Stopped. The article below is not analysed yet.",
  again: "Analyse it",
  foreign: (/** @type {string} */ language) =>
    `This seems to be ${language}. Only English is read here, so nothing is marked.`,
  foreignAnyway: "Analyse it all the same",
  result: (
    /** @type {number} */ words,
    /** @type {string} */ minutes,
    /** @type {number} */ names,
    /** @type {number} */ quotations,
    /** @type {number} */ reported,
    /** @type {number} */ marked,
  ) => {
    const found = [
      names && plural(names, "name", "names"),
      quotations && plural(quotations, "quotation", "quotations"),
      reported && plural(reported, "reported statement", "reported statements"),
      marked && plural(marked, "word that carries a tone", "words that carry a tone"),
    ].filter((part) => part !== 0);
    return `${plural(words, "word", "words")}, ${minutes} to read. ${found.length ? `Found ${list(found)}.` : "Nothing in it is marked."}`;
  },
  minutes: (/** @type {number} */ minutes) =>
    minutes < 1
      ? "under a minute"
      : minutes < 120
        ? plural(Math.round(minutes), "minute", "minutes")
        : plural(Math.round(minutes / 60), "hour", "hours"),
  emptyArticle: "Paste an article, or drop a file anywhere on this page.",
  percent,

  input: {
    heading: "Your article",
    label: "Article text",
    placeholder: "Paste or type an article here",
    tray: "Open articles",
    close: (/** @type {string} */ title) => `Close ${isolate(title)}`,
    closed: "Closed.",
    open: "Open files…",
    fresh: "New",
    paste: "Paste an article",
    pasteByHand: "Now press Ctrl+V, or ⌘V, or hold here and choose Paste.",
    pasted: "Opened as a new article.",
    takenOut: (/** @type {number} */ n) =>
      `Took the article out of the page; ${plural(n, "other line was", "other lines were")} left out.`,
    showAll: "Show all of the page",
    keepTexts: "Keep my texts until I close this tab",
    keptTexts: "Your texts stay in this tab when you reload it.",
    notKeptTexts: "Your texts are gone when this page is left.",
    back: (/** @type {number} */ n) => `${plural(n, "article is", "articles are")} back, as you asked.`,
    address:
      "This page fetches no addresses. Open it, select all of it, copy it and paste it here, or use “Read a page here” under “More”.",
    pastedInto: "Put it into the text instead",
    hide: "Close the text",
    show: "Edit the text",
    drop: "Drop the files to open them",
    untitled: "Untitled",
    held: (/** @type {string} */ n) =>
      `A long text of ${n} characters: it is shown in full as the article; here is only its beginning.`,
    editAll: "Edit all of it here",
    badFile: (/** @type {string} */ name) =>
      `“${isolate(name)}” is not a text this page can read (it takes .txt, .html and .md in UTF-8). Of a PDF or a document, copy the text and paste it here.`,
    tooBig: (/** @type {string} */ name, /** @type {string} */ limit) => `“${isolate(name)}” is larger than ${limit}.`,
    noArticle: (/** @type {string} */ name) => `No article was found in “${isolate(name)}”; its whole text is shown.`,
    opened: (/** @type {number} */ n) => `${plural(n, "article", "articles")} opened.`,
    bookmarklet: "Read a page here",
    bookmarkletHow:
      "Drag this link to your bookmarks bar. Pressed on any page, it opens this one and hands the article over within your browser.",
    shared: "Shared text",
    sharedLost: "What was shared has not arrived. Please share it again.",
    fromPage: "From a page",
  },

  progress: {
    cancel: "Cancel",
    steps: {
      text: "Reading paragraphs and sentences",
      tags: "Telling parts of speech",
      entities: "Finding names",
      quotes: "Finding quotes",
      sentiment: "Weighing words",
      stats: "Adding up",
      done: "Handing over the result",
      show: "Handing over the result",
    },
    step: (/** @type {string} */ name, /** @type {number} */ index, /** @type {number} */ count) =>
      `${name} (${Math.min(index + 1, count)} of ${count})`,
  },

  layers: {
    heading: "Show",
    names: "Names",
    quotes: "Quotes",
    words: "Words",
    theme: "Colours",
    auto: "As the system",
    light: "Light",
    dark: "Dark",
  },
  legend: {
    person: "Person",
    place: "Place",
    group: "Group",
    quoted: "“quoted”",
    reported: "reported",
    unsure: "not sure",
    negative: "bad",
    positive: "good",
    loaded: "takes sides",
    names:
      "People have one line below, groups two, places dashes, other names dots; thin lines are pronouns and descriptions.",
    quotes:
      "A tint is quoted, corner marks are reported, a dashed line is not sure. The speaker stands beside or above.",
    words: "+ and − are the tone of a word, crossed where its place turns it. Weak words rest until you ask for them.",
  },

  forms: { name: "name", nominal: "description", pronoun: "pronoun" },
  kinds: {
    headline: "Headline",
    heading: "Heading",
    dateline: "Dateline",
    body: "Text",
    byline: "Byline",
    caption: "Caption",
    teaser: "Teaser of another article",
    boilerplate: "Page furniture",
  },
  cueClasses: {
    neutral: "says it, no more",
    reveal: "takes it to be true",
    claim: "leaves it open or doubts it",
    deny: "says it is not so",
    admit: "says it against the speaker’s interest",
    agree: "says it as somebody else does",
    demand: "says what should be done",
    ask: "asks",
    propose: "says what could be done",
    promise: "says what the speaker will do",
    warn: "says that something bad may come",
    predict: "says what will come",
    praise: "says that something is good",
    criticize: "says that something is bad",
    accuse: "says that somebody has done wrong",
    refuse: "says what the speaker will not do or say",
    think: "ascribes a belief, not words",
    intend: "ascribes a wish or plan, not words",
  },
  rules: {
    learned: "recognised by its words and their surroundings",
    "attribution-behind": "stands between quotation marks, before a name and the word that reports",
    "attribution-inverted": "stands between quotation marks, before the word that reports and a name",
    "attribution-by-action": "a whole sentence between quotation marks, before somebody who does something",
    "attribution-before": "stands between quotation marks, behind the words that say who spoke",
    "name-before": "stands between quotation marks, behind a name and a colon",
    signature: "stands between quotation marks, before a dash and a name",
    "quotation-alone": "stands between quotation marks, after somebody has spoken",
    "according-to": "stands beside “according to” and a name",
    "colon-clause": "follows a word that reports and a colon",
    "that-clause": "a clause behind a word that reports",
    "distant-that-clause": "a clause behind a word that reports, and whoever was told, or when",
    "bare-clause": "a clause without “that” behind a word that reports",
    infinitive: "stands behind a word that reports and “to”",
    "reported-object": "is what a word that reports is about",
    "reporting-noun": "stands behind a noun that reports",
    "passive-hearer": "is what somebody was told",
    "passive-clause": "is reported, with nobody or “by” and a name",
    "passive-object": "is what a word that reports is about, before its speaker",
    "relative-gap": "a clause with “she said” inside",
    "parenthetical-behind": "stands before a comma, a name and the word that reports",
    "parenthetical-hanging": "stands before a comma, a name and the word that reports, which goes on",
    "parenthetical-inside": "a clause with “she said” between commas",
    "parenthetical-place": "stands before a comma, a name and the word that reports, and where or when",
    "parenthetical-inverted": "stands before a comma, the word that reports and a name",
    "headline-label": "a colon in the headline parts it from a name",
    "headline-quotation": "stands between marks in the headline",
    turn: "a turn of an interview, behind a name and a colon",
    "block-quote": "a paragraph of its own, behind a word that reports and a colon",
    reader: "you have said so",
  },
  basis: {
    explicit: "named beside the cue",
    pronoun: "a pronoun that stands for the speaker",
    nominal: "a description that stands for the speaker",
    carried: "the speaker of the words before goes on",
    signature: "signed below the quotation",
    turn: "whose turn it is in the interview",
    none: "no speaker is named near it",
    reader: "you have said so",
  },
  mentionBasis: {
    tagger: "recognised by its words and their surroundings",
    surname: "the surname of a person named in full",
    "given-name": "the given name of a person named in full",
    acronym: "the initials of a name written out elsewhere",
    alias: "another name of the same country",
    variant: "the same name written in another way",
    short: "a part of a longer name in the text",
    repeated: "a name that is recognised elsewhere in the text",
    title: "after a title",
    "legal-form": "a company by its legal form",
    storm: "a storm by the word before its name",
    dateline: "the agency in a dateline",
    beside: "by the words and numbers beside it",
    column: "by the head of its column",
    own: "a name of your own",
    pronoun: "stands for a name before it",
    nominal: "a description of a name",
    reader: "you have said so",
  },

  ownVoice: "The article’s own voice",
  ownVoiceShort: "own voice",
  quotedVoice: "in a quote",

  mark: {
    name: (/** @type {string} */ text, /** @type {string} */ type) => `${text}, ${type.toLowerCase()}`,
    word: (/** @type {string} */ text, /** @type {string} */ polarity) => `${text}, ${polarity} word`,
    turned: "turned by its place",
    cue: (/** @type {string} */ text, /** @type {string} */ speaker) => `${text}, introduces words of ${speaker}`,
    speaker: (/** @type {string} */ kind, /** @type {string} */ speaker, /** @type {boolean} */ unsure) =>
      `${speaker}${unsure ? ", not sure" : ""}, ${kind.toLowerCase()}: about this quote`,
  },
  tone: (/** @type {number} */ score) =>
    score > 0.35
      ? "positive"
      : score > 0.08
        ? "rather positive"
        : score < -0.35
          ? "negative"
          : score < -0.08
            ? "rather negative"
            : "even",
  signed: (/** @type {number} */ n) => {
    const shown = Math.abs(n).toFixed(2);
    return Number(shown) === 0 ? "0" : `${n > 0 ? "+" : "−"}${shown}`;
  },

  card: {
    close: "Close",
    places: (/** @type {number} */ n) => plural(n, "place", "places"),
    previous: "Previous place",
    next: "Next place",
    placeOf: (/** @type {number} */ i, /** @type {number} */ n) => `Place ${i} of ${n}`,
    also: "Also written",
    role: "Said to be",
    toneHere: "Tone of the words that bear on it",
    why: "Why it is marked",
    whyMention: (/** @type {string} */ basis, /** @type {number} */ confidence) =>
      `${basis} (confidence ${percent(confidence)})`,
    cue: "Cue",
    cueIs: (/** @type {string} */ cue, /** @type {string} */ meaning) => `“${cue}”, which ${meaning}`,
    noCue: "none",
    source: "Written as",
    speakerHow: "How the speaker was found",
    confidence: "Confidence",
    words: (/** @type {number} */ n) => plural(n, "word", "words"),
    length: "Length",
    strength: "Strength",
    adds: "Counts here as",
    turns: (
      /** @type {string} */ word,
      /** @type {string} */ own,
      /** @type {string | null} */ by,
      /** @type {string} */ adds,
      /** @type {boolean} */ none,
    ) =>
      `“${word}” is ${own}; ${by ?? "its place"} ${none ? "takes that away: it does not count here" : `turns it: it counts as ${adds} here`}.`,
    voice: "Whose voice",
    negation: "Weakened by",
    intensifier: "Changed in strength by",
    loaded: "Takes sides",
    alternative: wording.alternative,
    noAlternative: "there are more neutral ways to say it",
    target: "Bears on",
    speaks: (/** @type {number} */ n) => `Speaks in ${plural(n, "quote", "quotes")}`,
    copy: "Copy with speaker",
    copied: "Copied.",
    unsure: (/** @type {string} */ share) => `Not sure (${share}). Who says it?`,
    itIs: (/** @type {string} */ name) => `${name} says it`,
    noQuote: "Nobody: this is no quote",
    saidBy: "Said by",
    nobodyNamed: "nobody who is named",
    removeMark: "This is no name",
    removeAll: (/** @type {number} */ n) => `Not in any of its ${n} places`,
    part: "Somebody else here",
    edges: "Its edges",
    more: "More",
    startBefore: "Begin a word earlier",
    startAfter: "Begin a word later",
    endBefore: "End a word earlier",
    endAfter: "End a word later",
    removeQuote: "This is no quote",
    removeWord: "Not here",
    removeWordAll: "Never mark this word",
    setType: "It is a",
    join: "Same as",
    joinChoose: "choose a name…",
    polarityIs: "Its tone is",
  },

  annotate: {
    label: "What the selected words are",
    name: "A name…",
    quote: "Quote of…",
    tone: (/** @type {string} */ tone) => `Its tone is ${tone}, wherever it stands`,
    nameEdges: (/** @type {string} */ name) => `Instead of “${name}”`,
    quoteEdges: "All that is quoted here",
  },
  panels: {
    overview: "Overview",
    names: "Names",
    quotes: "Who speaks",
    words: "Words",
    compare: "Compare",
    corrections: "Corrections",
    export: "Export",
    read: "Article",
  },
  view: "Read",
  more: "More",
  menu: {
    compare: "Compare two articles",
    corrections: "Your corrections",
    export: "Export and print",
    large: "Large type",
  },
  panelHeading: "What was found",

  lists: {
    filter: "Search in this list",
    sort: "Order",
    type: "Type",
    all: "all",
    bySalience: "by weight",
    byName: "by name",
    byPlace: "by first place",
    byCount: "by places",
    byStrength: "strongest first",
    byTarget: "by whom they bear on",
    bySpeaker: "by speaker",
    speaker: "Speaker",
    voice: "Voice",
    kind: "Kind",
    none: "Nothing found.",
    noMatch: "Nothing matches.",
    more: (/** @type {number} */ n) => `Show ${n} more`,
    noTarget: "No one in particular",
    said: "What is said",
    thought: "Believed, intended or declined",
    sureness: "How sure",
    sureOnly: "sure",
    unsure: (/** @type {string} */ share) => `not sure (${share})`,
    anonymous: "Unnamed sources",
    weak: "Weak words, too",
    loadedOnly: "Only words that take sides",
    positive: "Positive",
    negative: "Negative",
    times: (/** @type {number} */ n) => `${n.toLocaleString("en")} ×`,
    add: "Add a word",
    addName: "Add a name",
    name: "Name",
    word: "Word",
    addIt: "Add",
  },

  overview: {
    about: "What it is about",
    aboutText: (/** @type {string} */ names) => `It is mostly about ${names}.`,
    aboutNames: (/** @type {string} */ names) => `It names ${names}, most of them once.`,
    aboutNone: "No names were found in it.",
    and: list,
    voices: "Who speaks",
    voicesText: (/** @type {number} */ named, /** @type {string} */ share) =>
      named
        ? `${plural(named, "named speaker has", "named speakers have")} ${share} of the article’s words.`
        : "Nobody who is named speaks for sure.",
    noVoices: "Nobody is quoted.",
    unnamed: "Not named, or not known",
    unsure: "Not sure",
    countUnsure: (/** @type {number} */ n) =>
      n === 1
        ? "Count the statement that is not sure"
        : `Count the ${n.toLocaleString("en")} statements that are not sure`,
    quotes: (/** @type {number} */ n) => plural(n, "statement", "statements"),
    tone: "Tone along the article",
    toneText: (/** @type {string} */ own, /** @type {string} */ quoted) =>
      own === quoted
        ? `The article is ${own}, in its own voice and in its quotes alike.`
        : `In its own voice the article is ${own}, in its quotes ${quoted}.`,
    toneTextOwn: (/** @type {string} */ own) => `In its own voice the article is ${own}.`,
    toneNone: "No words that carry a tone were found.",
    toneOwn: "Own voice",
    toneQuoted: "Quotes",
    together: "Who occurs together",
    togetherNone: "No two of the main names share a sentence.",
    togetherIn: (/** @type {string} */ a, /** @type {string} */ b, /** @type {number} */ n) =>
      `${a} and ${b}, in ${plural(n, "sentence", "sentences")}`,
    where: "Where they occur",
    whereChart: (/** @type {string} */ name, /** @type {number} */ n) =>
      `${name}: ${plural(n, "place", "places")} along the article`,
    sentences: (/** @type {number} */ n) => `${plural(n, "sentence has", "sentences have")} a tone`,
    point: (/** @type {number} */ i, /** @type {number} */ n, /** @type {string} */ tones) => `${i} of ${n}: ${tones}`,
    onlyFirst: (/** @type {number} */ shown, /** @type {number} */ all) =>
      `The first ${shown} of ${all.toLocaleString("en")}; an export holds them all.`,
    table: "As a table",
    sentence: "Sentence",
    previous: "Previous",
    next: "Next",
    evidence: "These are counts of what stands in the text. Every number leads to its places; judging them is yours.",
    warnings: "Worth knowing",
  },

  proof: {
    heading: "Where your text goes",
    text: "Nowhere. The analysis runs in this browser. The page’s own policy forbids it to load or send anything elsewhere, and its worker has given up the means to.",
    policy: "The policy in force",
    count: (/** @type {number} */ n) =>
      n === 0 ? "Requests since the page was ready: none." : `Requests since the page was ready: ${n}.`,
    blocked: (/** @type {number} */ n) => `Attempts the policy has stopped: ${n}.`,
    stored: (/** @type {number} */ n, /** @type {number} */ texts) => {
      const kept = [
        n && plural(n, "correction or word", "corrections and words"),
        texts && `${plural(texts, "text", "texts")} until you close this tab`,
      ].filter((part) => part !== 0);
      return kept.length
        ? `Stored in this browser: ${list(kept)}, because you asked for it.`
        : "Stored in this browser: nothing.";
    },
    self: "You can check it without us: open your browser’s network tools, or go offline and carry on.",
    offline: "Works without a connection from now on.",
  },
  update: {
    ready: "A new version is ready.",
    reload: "Use it now (reloads the page)",
    others: "The new version will be used once all other tabs of this page are closed.",
  },

  corrections: {
    heading: "Your corrections",
    none: "You have corrected nothing. Open any mark in the text to correct it, or select words to mark them.",
    keep: "Keep them in this browser",
    kept: "Kept in this browser until you untick this; the text of the article is not.",
    notKept: "They are gone when you close this page.",
    undo: "Undo",
    words: "Your words and names",
    name: (/** @type {string} */ text, /** @type {string} */ type) =>
      `“${text}” is always a name: ${type.toLowerCase()}`,
    marks: "In this article",
    remove: (/** @type {string} */ layer, /** @type {string} */ text) =>
      `${{ entity: "No name", quote: "No quote", word: "No tone" }[layer]}: “${text}”`,
    type: (/** @type {string} */ text, /** @type {string} */ type) =>
      `“${text}” is ${/^[aeiou]/i.test(type) ? "an" : "a"} ${type.toLowerCase()}`,
    join: (/** @type {string} */ a, /** @type {string} */ b) => `“${a}” and “${b}” are the same`,
    addName: (/** @type {string} */ text, /** @type {string} */ type) =>
      `A name that was missed: “${text}”, ${type.toLowerCase()}`,
    addQuote: (/** @type {string} */ said, /** @type {string | null} */ name) =>
      `A quote that was missed, of ${name ?? "nobody named"}: ${said}`,
    move: (/** @type {string} */ before, /** @type {string} */ after) => `“${before}” should be “${after}”`,
    part: (/** @type {string} */ text) => `“${text}” is somebody else here`,
    speaker: (/** @type {string} */ said, /** @type {string | null} */ name) =>
      name === null ? `Nobody named says ${said}` : `“${name}” says ${said}`,
    add: (/** @type {string} */ word, /** @type {string} */ tone) => `“${word}” is ${tone}`,
    never: (/** @type {string} */ word) => `“${word}” is never marked`,
    done: "Corrected. All totals follow.",
    undone: "Taken back.",
  },

  export: {
    heading: "Take it with you",
    json: "Analysis (JSON)",
    csvNames: "Names (CSV)",
    csvQuotes: "Quotes (CSV)",
    csvWords: "Words (CSV)",
    csvSentences: "Sentences (CSV)",
    markdown: "Markdown",
    html: "Annotated page (HTML)",
    annotations: "Web Annotations (JSON-LD)",
    print: "Print",
    made: (/** @type {string} */ version) => `Article Analyzer ${version}`,
    corrected: (/** @type {number} */ n) => `Contains ${plural(n, "correction", "corrections")} by a reader.`,
    note: "Made on your own device; your corrections are included.",
  },

  compare: {
    heading: "Two articles side by side",
    with: "Compare with",
    choose: "choose an article…",
    hint: "Open or choose a second article: what both name, who speaks in each, and the words each chooses.",
    a: "A",
    b: "B",
    both: "Named in both",
    unmarked: "named there too",
    onlyA: "Only in A",
    onlyB: "Only in B",
    speakers: "Who speaks",
    quotations: "Quotations",
    same: "the same",
    cut: "not the same length: one of them is cut",
    words: "Their words for the same people",
    tone: "Tone",
    own: "Own voice",
    quoted: "Quotes",
    nothing: "nothing",
    facts: "Numbers, dates and amounts",
    inBoth: "In both",
    readA: "Article A",
    readB: "Article B",
    linked: "Scroll both together",
    full: "Full screen (F)",
    save: "Save as one page",
    saved: "Two articles side by side",
    alone: "Read alone",
    aloneOf: (/** @type {string} */ title) => `Read alone: ${title}`,
    swap: "Swap A and B",
    leave: "Back to one article",
    working: "The second article is being read…",
    quotedShare: "Share of words quoted",
    anonymousShare: "From unnamed sources",
    length: "Words",
  },
};
