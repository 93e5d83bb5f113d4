// The few English words that the custom element shows in its card, which the page shares (strings/en.js takes them over).

export const wording = {
  types: {
    person: ["Person", "People"],
    location: ["Place", "Places"],
    organization: ["Organization", "Organizations"],
    facility: ["Facility", "Facilities"],
    norp: ["Nationality or group", "Nationalities and groups"],
    product: ["Product", "Products"],
    misc: ["Other name", "Other names"],
    date: ["Date", "Dates"],
    money: ["Money", "Money"],
  },
  quoteKinds: { direct: "Quoted", indirect: "Reported", mixed: "Partly quoted" },
  unknownSpeaker: "Speaker unknown",
  anonymousSpeaker: "Unnamed source",
  unsure: (/** @type {string} */ name) => `${name}?`,
  polarity: { positive: "positive", negative: "negative", neutral: "neutral" },
  alternative: (/** @type {string} */ word) => `a neutral word would be “${word}”`,
};

/** What the element alone says. */
export const ofElement = {
  loaded: "takes sides",
  about: (/** @type {string} */ name) => `about ${name}`,
  walk: "Go through the marks of this article",
};
