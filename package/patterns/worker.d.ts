// The same worker with patterns for names (`Options["names"]["patterns"]`) in its module.
export * from "../worker/index.js";
