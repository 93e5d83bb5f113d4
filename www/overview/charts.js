// The charts of the overview as inline SVG. Each is decoration beside a text equivalent that overview.js gives, so all are
// hidden from screen readers; a click on one leads to the nearest place.

/** @import { TonePoint } from "./figures.js" */
import { svg } from "../dom.js";

const WIDTH = 1000;

/**
 * A bar of a share in [0, 1].
 * @param {number} share
 * @param {string} kind its class
 */
export function bar(share, kind) {
  return svg(
    "svg",
    { class: `bar ${kind}`, viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "all", width: 100, height: 10 }),
    svg("rect", { class: "part", width: Math.max(0.8, Math.min(100, share * 100)), height: 10 }),
  );
}

/**
 * Where in the text something stands: one line for each place, places closer than a hair drawn as one.
 * @param {readonly number[]} positions
 * @param {number} length of the text
 * @param {string} kind its class
 * @param {(index: number) => void} go
 */
export function strip(positions, length, kind, go) {
  const columns = [...new Set(positions.map((at) => Math.round((at / Math.max(1, length)) * WIDTH)))];
  const path = columns.map((x) => `M${x} 2V18`).join("");
  return svg(
    "svg",
    {
      class: `strip ${kind}`,
      viewBox: `0 0 ${WIDTH} 20`,
      preserveAspectRatio: "none",
      "aria-hidden": "true",
      onclick: (event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const at = ((event.clientX - box.left) / box.width) * length;
        let best = 0;
        positions.forEach((position, i) => {
          if (Math.abs(position - at) < Math.abs(positions[best] - at)) best = i;
        });
        go(best);
      },
    },
    svg("path", { class: "base", d: `M0 10H${WIDTH}` }),
    svg("path", { class: "ticks", d: path }),
  );
}

/**
 * Tone along the article: dots for the article's own voice, diamonds for quotes; `go(i)` for the nearest point.
 * @param {readonly TonePoint[]} points
 * @param {number} length of the text
 * @param {number} chosen index of the point that is marked, or -1
 * @param {(index: number) => void} go
 */
export function toneChart(points, length, chosen, go) {
  const [width, height, middle, reach] = [320, 110, 55, 44];
  /** @param {TonePoint} point */
  const x = (point) => 8 + (point.start / Math.max(1, length)) * (width - 16);
  /** @param {number} tone */
  const y = (tone) => middle - tone * reach;
  const few = points.length > 400 ? points.filter((_, i) => i % Math.ceil(points.length / 400) === 0) : points;
  const shapes = few
    .flatMap((point) => [
      point.own === null ? null : svg("circle", { class: "own", cx: x(point), cy: y(point.own), r: 3.6 }),
      point.quoted === null
        ? null
        : svg("path", { class: "quoted", d: `M${x(point)} ${y(point.quoted) - 4.6}l4.6 4.6-4.6 4.6-4.6-4.6z` }),
    ])
    .filter(Boolean);
  const stems = few
    .flatMap((point) =>
      [point.own, point.quoted].filter((tone) => tone !== null).map((tone) => `M${x(point)} ${middle}V${y(tone)}`),
    )
    .join("");
  const here = points[chosen];
  return svg(
    "svg",
    {
      class: "tone",
      viewBox: `0 0 ${width} ${height}`,
      "aria-hidden": "true",
      onclick: (event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const at = ((event.clientX - box.left) / box.width) * width;
        let best = 0;
        points.forEach((point, i) => {
          if (Math.abs(x(point) - at) < Math.abs(x(points[best]) - at)) best = i;
        });
        go(best);
      },
    },
    svg("path", { class: "base", d: `M0 ${middle}H${width}` }),
    svg("path", { class: "grid", d: `M0 ${y(1)}H${width}M0 ${y(-1)}H${width}` }),
    svg("path", { class: "stems", d: stems }),
    here ? svg("path", { class: "here", d: `M${x(here)} 4V${height - 4}` }) : null,
    shapes,
    svg("text", { x: 2, y: 10 }, "+"),
    svg("text", { x: 2, y: height - 3 }, "\u2212"),
  );
}
