// The page's side of the service worker: registering it, telling of a new build, asking for what was shared.

import { button } from "./dom.js";
import { s } from "./strings/index.js";
import { ownScript } from "./trusted-types.js";

/**
 * `place` is where a new version is announced. Answers, once all that has to be fetched for it is here, whether the page
 * will work without a connection.
 * @param {HTMLElement} place
 */
export async function workOffline(place) {
  // From disk some browsers never answer.
  if (!("serviceWorker" in navigator) || !isSecureContext || location.protocol === "file:") return false;
  try {
    const registration = await navigator.serviceWorker.register(ownScript("sw.js"));
    /** @param {ServiceWorker} worker */
    const announce = (worker) => {
      if (worker.state === "installed" && registration.active) announceUpdate(place, worker);
    };
    /** @param {ServiceWorker | null} worker */
    const watch = (worker) => {
      if (!worker) return;
      announce(worker);
      worker.addEventListener("statechange", () => announce(worker));
    };
    registration.addEventListener("updatefound", () => watch(registration.installing));
    watch(registration.waiting);
    watch(registration.installing);
    return registration.active !== null || (await becomesActive(registration.installing ?? registration.waiting));
  } catch {
    // Not every place allows service workers; the page works without one.
    return false;
  }
}

/**
 * Whether a worker becomes active, once that is known; one that could not fetch everything becomes redundant.
 * @param {ServiceWorker | null} worker
 * @returns {Promise<boolean>}
 */
function becomesActive(worker) {
  return new Promise((done) => {
    const look = () => {
      if (!worker) done(false);
      else if (worker.state === "activated") done(true);
      else if (worker.state === "redundant") done(false);
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}

/**
 * @param {HTMLElement} place
 * @param {ServiceWorker} worker
 */
function announceUpdate(place, worker) {
  place.replaceChildren(
    s.update.ready,
    button(s.update.reload, async () => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      if ((await ask(worker, "use-now")) > 1) place.replaceChildren(s.update.others);
    }),
  );
}

/** What the share sheet has handed over, or null. */
export async function takeShared() {
  const registration = await navigator.serviceWorker?.ready;
  return registration?.active ? ask(registration.active, "take-shared") : null;
}

/**
 * @param {ServiceWorker} worker
 * @param {string} question
 * @returns {Promise<any>}
 */
function ask(worker, question) {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      answer(data);
    };
    worker.postMessage(question, [port2]);
  });
}
