// The worker of index.js beside it: the module, answering questions.

import init, { analyze, memory, version } from "../../pkg/article_analyzer.js";
import { answerQuestions } from "../../www/analyzer/worker-thread.js";

answerQuestions({ init, analyze, version, memory });
