// A quote as one line to paste elsewhere: the words, then who says them.

import { speakerName, textOf } from "../labels.js";

export function quoteLine(text, analysis, quote) {
  const said = textOf(text, quote.content).replace(/\s+/g, " ").trim();
  return `${said} – ${speakerName(text, analysis, quote)}`;
}
