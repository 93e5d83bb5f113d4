// A worker of one's own, with whatever else it does.

import init, { analyze } from "article-analyzer";
import { expose } from "comlink";

expose({
  async speakers(text, onStep) {
    await init();
    const { stats, entities } = analyze(text, null, onStep);
    return stats.speakers.filter(({ entity }) => entity !== null).map(({ entity }) => entities[entity].name);
  },
});
