// The built-in example articles: written for this project, about invented people and places. Fetched with the page, so
// that choosing one later asks nobody for anything.

import { fetchPinned } from "../pinned-fetch.js";

/** The names of the files in `examples/`, in the order of the choice; the first is shown when the page opens. */
const EXAMPLES = ["harbour-strike", "harbour-strike-other-paper", "lighthouse-interview", "cup-final"];

/** Every example as an article; one that cannot be had is left out. */
export async function loadExamples() {
  const loaded = await Promise.all(
    EXAMPLES.map(async (example) => {
      const response = await fetchPinned(`examples/${example}.txt`).catch(() => null);
      return response && { title: "", text: await response.text(), example };
    }),
  );
  return loaded.filter((article) => article !== null);
}
