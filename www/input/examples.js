// The built-in example articles: written for this project, about invented people and places. Fetched with the page, so
// that choosing one later asks nobody for anything.

/** The names of the files in `examples/`, in the order of the choice; the first is shown when the page opens. */
const EXAMPLES = ["harbour-strike", "harbour-strike-other-paper", "lighthouse-interview", "cup-final"];

/** `[{id, text}]`; one that cannot be had is left out. */
export async function loadExamples() {
  const loaded = await Promise.all(
    EXAMPLES.map(async (id) => {
      const response = await fetch(new URL(`examples/${id}.txt`, document.baseURI)).catch(() => null);
      return response?.ok ? { id, text: await response.text() } : null;
    }),
  );
  return loaded.filter(Boolean);
}
