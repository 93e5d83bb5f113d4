// What both benchmarks measure with: the texts, and headless Chromium without whatever it does in the background.

import { readFile } from "node:fs/promises";
import { chromium } from "@playwright/test";

/** The texts of a file of {"text"} lines. */
export const textsOf = async (path) =>
  (await readFile(path, "utf8"))
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line).text);

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: [
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--no-first-run",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });

/** 9 Mbit/s with round trips of 165 ms, on a processor four times slower, from now on. */
export async function throttle(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const through = { downloadThroughput: 9e6 / 8, uploadThroughput: 9e6 / 8 };
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 165, ...through });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}
