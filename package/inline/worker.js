// What stands in for the worker where everything is in one file: the page's own thread.

import init, { analyze as front, version as versionOf } from "../../pkg/article_analyzer.js";
import { inTurn } from "../worker/in-turn.js";

export const analyze = inTurn(init, front);
export const version = () => init().then(versionOf);
