// The overview: who and what it is about, who speaks and how much, in what tone and in whose voice. Evidence, no verdict.

import { h } from "../dom.js";
import { s } from "../strings/index.js";

export function overviewPanel({ analysis }) {
  return [h("h3", {}, s.overview.about), h("p", {}, s.overview.evidence), h("p", {}, String(analysis.stats.words))];
}
