// The page's side of the service worker: registering it, telling of a new build, asking for what was shared.

import { button } from "./dom.js";
import { s } from "./strings/index.js";
import { ownScript } from "./trust.js";

/** `place` is where a new version is announced. Answers whether the page will work without a connection. */
export async function workOffline(place) {
  if (!("serviceWorker" in navigator) || !isSecureContext) return false;
  try {
    const registration = await navigator.serviceWorker.register(ownScript("sw.js"));
    const announce = (worker) => worker && navigator.serviceWorker.controller && offer(place, worker);
    announce(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker?.addEventListener("statechange", () => worker.state === "installed" && announce(worker));
    });
    await navigator.serviceWorker.ready;
    return true;
  } catch {
    // Not every place allows service workers; the page works without one.
    return false;
  }
}

function offer(place, worker) {
  place.replaceChildren(s.update.ready, button(s.update.reload, async () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    if ((await ask(worker, "use-now")) > 1) place.replaceChildren(s.update.others);
  }));
}

/** What the share sheet has handed over, or null. */
export async function takeShared() {
  const registration = await navigator.serviceWorker?.ready;
  return registration?.active ? ask(registration.active, "take-shared") : null;
}

function ask(worker, question) {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (port1.close(), answer(data));
    worker.postMessage(question, [port2]);
  });
}
