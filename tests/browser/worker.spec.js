// The analysis in a worker, as somebody else's page asks for it: the same as the function gives, and every promise settles.

import { expect, test } from "./support/fixtures.js";
import { serve } from "./support/server.js";

const TEXT = "“It is a disgrace,” said Tomislav Kovač in Lagos.";

/** Runs `work` in an empty page, with the worker's package and what it is given. */
async function withWorker(page, site, work, given) {
  await page.goto(`${site.url}blank.html`);
  return page.evaluate(
    async ([pkg, source, given]) => {
      const worker = await import(`${pkg}worker/index.js`);
      const outcome = (promise) =>
        promise.then(
          ({ entities }) => entities.map(({ name }) => name).join(),
          (error) => (error instanceof DOMException ? error.name : (error.code ?? error.name)),
        );
      return new Function("worker", "pkg", "outcome", "given", `return (${source})(worker, pkg, outcome, given)`)(
        worker,
        pkg,
        outcome,
        given,
      );
    },
    [`${site.url}pkg/`, work.toString(), given],
  );
}

test("many questions at once are answered as the function answers them", async ({ page, site }) => {
  const { there, here, version } = await withWorker(
    page,
    site,
    async ({ analyze, version }, pkg, _outcome, text) => {
      const texts = ["Lagos was quiet.", text, ""];
      const there = await Promise.all(texts.map((text) => analyze(text, { only: ["entities", "quotes"] })));
      const front = await import(`${pkg}article_analyzer.js`);
      await front.default();
      const here = texts.map((text) => front.analyze(text, { only: ["entities", "quotes"] }));
      return {
        there: JSON.stringify(there),
        here: JSON.stringify(here),
        version: (await version()) === front.version(),
      };
    },
    TEXT,
  );
  expect(there).toBe(here);
  expect(version).toBe(true);
});

test("what makes no sense is refused by its code, whatever comes behind it", async ({ page, site }) => {
  const outcomes = await withWorker(page, site, ({ analyze }, _pkg, outcome) =>
    Promise.all(
      [
        analyze(3),
        analyze("Lagos", { colour: 1 }),
        analyze("Lagos", { maxLength: 2 }),
        analyze("Lagos", { only: [() => {}] }),
        analyze("Lagos was quiet."),
      ].map(outcome),
    ),
  );
  expect(outcomes).toEqual(["text", "option", "too-long", "option", "Lagos"]);
});

test("a signal ends an analysis at once, and the next is answered", async ({ page, site }) => {
  const { outcomes, waited } = await withWorker(page, site, async ({ analyze }, _pkg, outcome) => {
    const long = "Amina Wanjiru praised the brave crew on Monday. ".repeat(40_000);
    const stop = new AbortController();
    let from = 0;
    let waited = 0;
    const onStep = (name) => {
      if (name !== "tags") return;
      from = performance.now();
      stop.abort();
    };
    const first = outcome(analyze(long, null, { signal: stop.signal, onStep })).then((said) => {
      waited = performance.now() - from;
      return said;
    });
    const queued = new AbortController();
    const second = outcome(analyze("Oslo was quiet.", null, { signal: queued.signal }));
    queued.abort();
    const outcomes = await Promise.all([
      first,
      second,
      outcome(analyze("Quito was quiet.")),
      outcome(analyze("Lima was quiet.", null, { signal: AbortSignal.abort() })),
    ]);
    return { outcomes, waited };
  });
  expect(outcomes).toEqual(["AbortError", "AbortError", "Quito", "AbortError"]);
  expect(waited).toBeLessThan(50);
});

test("the latest wins where that is asked for; what a step's listener throws ends the analysis", async ({
  page,
  site,
}) => {
  const outcomes = await withWorker(page, site, ({ analyze }, _pkg, outcome) =>
    Promise.all([
      outcome(analyze("Oslo was quiet.")),
      outcome(analyze("Quito was quiet.")),
      outcome(analyze("Lagos was quiet.", null, { latest: true })),
      outcome(
        analyze("Lima was quiet.", null, {
          onStep() {
            throw new RangeError("enough");
          },
        }),
      ),
      outcome(analyze("Accra was quiet.")),
    ]),
  );
  expect(outcomes).toEqual(["AbortError", "AbortError", "Lagos", "RangeError", "Accra"]);
});

test("a worker that dies takes one question with it, and ending ends all", async ({ page, site }) => {
  const { outcomes, spawned } = await withWorker(page, site, async ({ createAnalyzer }, pkg, outcome) => {
    const dying = `onmessage = ({ data }) => { if (data.start) postMessage({ ready: true, version: "0" }); else throw new Error("out of memory"); }; postMessage({ listens: true });`;
    const scripts = [URL.createObjectURL(new Blob([dying], { type: "text/javascript" })), `${pkg}worker/thread.js`];
    let spawned = 0;
    const { analyze, close } = createAnalyzer({ spawn: () => new Worker(scripts[spawned++], { type: "module" }) });
    const outcomes = await Promise.all(["Oslo", "Quito"].map((place) => outcome(analyze(`${place} was quiet.`))));
    const ended = ["Lagos", "Lima"].map((place) => outcome(analyze(`${place} was quiet.`)));
    close();
    return { outcomes: [...outcomes, ...(await Promise.all(ended))], spawned };
  });
  expect(outcomes).toEqual(["crashed", "Quito", "AbortError", "AbortError"]);
  expect(spawned).toBe(2);
});

for (const policy of ["worker-src 'none'", "require-trusted-types-for 'script'"]) {
  test(`${policy}: the page does the work itself`, async ({ page, traffic }) => {
    traffic.tolerate(/Content.Security.Policy|Refused|violates|TrustedScriptURL/i);
    const own = await serve({
      extra: {
        "host.html": {
          type: "text/html",
          body: `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="data:,">
          <meta http-equiv="Content-Security-Policy" content="${policy}">
          <script type="module">
            import { analyze, version } from "./pkg/worker/index.js";
            await version();
            const all = ["Lagos", "Oslo"].map((place) => analyze(place + " was quiet."));
            window.names = (await Promise.all(all)).map(({ entities }) => entities[0].name);
          </script>`,
        },
      },
    });
    traffic.own(own.url);
    await page.goto(`${own.url}host.html`);
    await expect.poll(() => page.evaluate(() => window.names)).toEqual(["Lagos", "Oslo"]);
    await own.close();
  });
}
