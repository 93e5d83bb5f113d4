// The way to see that a text stays here: the policy in force, requests counted by the browser itself, attempts the policy
// stopped, what is stored.

import { h } from "./dom.js";
import { s } from "./strings/index.js";

/**
 * Starts counting. `ready()` marks the moment from which nothing should be asked for, `open()` shows the proof.
 * @param {() => number} stored how many corrections and words are kept in this browser
 * @param {() => number} texts how many texts are kept until the tab is closed
 */
export function createProof(stored, texts) {
  let readyAt = Infinity;
  let blocked = 0;
  let offline = false;
  /** @type {PerformanceEntry[]} */
  const requests = [];
  const lines = { count: h("p", {}), blocked: h("p", {}), stored: h("p", {}), offline: h("p", {}) };
  const list = h("ul", { class: "requests" });
  const policy =
    /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[http-equiv='Content-Security-Policy']"))
      ?.content ?? "";
  const dialog = h(
    "dialog",
    { class: "proof", "aria-labelledby": "proof-heading" },
    h("form", { method: "dialog" }, h("button", { class: "close", "aria-label": s.card.close }, "×")),
    h("h2", { id: "proof-heading" }, s.proof.heading),
    h("p", {}, s.proof.text),
    lines.count,
    list,
    lines.blocked,
    lines.stored,
    lines.offline,
    h("p", {}, s.proof.self),
    h(
      "details",
      {},
      h("summary", {}, s.proof.policy),
      h(
        "ul",
        { class: "policy" },
        policy.split(";").map((rule) => h("li", {}, h("code", {}, rule.trim()))),
      ),
    ),
  );
  document.body.append(dialog);

  function write() {
    const late = requests.filter((entry) => entry.startTime > readyAt);
    lines.count.textContent = s.proof.count(late.length);
    list.replaceChildren(...late.slice(0, 50).map((entry) => h("li", {}, entry.name)));
    lines.blocked.textContent = s.proof.blocked(blocked);
    lines.stored.textContent = s.proof.stored(stored(), texts());
    lines.offline.textContent = offline ? s.proof.offline : "";
  }
  new PerformanceObserver((entries) => {
    requests.push(...entries.getEntries());
    if (dialog.open) write();
  }).observe({ type: "resource", buffered: true });
  document.addEventListener("securitypolicyviolation", () => {
    blocked++;
    if (dialog.open) write();
  });
  return {
    ready() {
      readyAt = performance.now();
    },
    /** @param {boolean} yes whether the page works without a connection */
    offline(yes) {
      offline = yes;
    },
    open() {
      write();
      dialog.showModal();
    },
  };
}
