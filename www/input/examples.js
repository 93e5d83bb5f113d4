// The built-in example articles: written for this project, about invented people and places. Fetched with the page, so
// that choosing one later asks nobody for anything.

export const EXAMPLES = [
  { id: "harbour", title: "Harbour wall (local news)", file: "harbour.txt" },
];

/** `[{id, title, text}]`; one that cannot be had is left out. */
export async function loadExamples() {
  const loaded = await Promise.all(EXAMPLES.map(async ({ id, title, file }) => {
    const response = await fetch(new URL(`../examples/${file}`, import.meta.url)).catch(() => null);
    return response?.ok ? { id, title, text: await response.text() } : null;
  }));
  return loaded.filter(Boolean);
}
