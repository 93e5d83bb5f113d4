// Making elements: the only way this page puts anything on the screen. Text goes in as text nodes, never as markup.

/**
 * An element of `tag`. In `props`, keys that start with `on` are listeners, `class` and `data-*`/`aria-*` are attributes,
 * `true` sets an empty attribute, `null`/`undefined`/`false` leave it out.
 */
export function h(tag, props, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** The same for SVG. */
export function svg(tag, props, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), props, children);
}

function fill(element, props, children) {
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value") element.value = value;
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A button that does `action`. */
export function button(label, action, props) {
  return h("button", { type: "button", onclick: action, ...props }, label);
}

/** Lets the browser paint and take input before the caller goes on with long work. */
export function breathe() {
  if (globalThis.scheduler?.yield) return scheduler.yield();
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (port1.close(), done());
    port2.postMessage(null);
  });
}

/** Runs `work(item)` over `items`, giving way whenever `budget` milliseconds are spent; stops when `signal` is aborted. */
export async function inSlices(items, work, signal, budget = 10) {
  let until = performance.now() + budget;
  for (const item of items) {
    if (signal?.aborted) return false;
    work(item);
    if (performance.now() > until) {
      await breathe();
      until = performance.now() + budget;
    }
  }
  return !signal?.aborted;
}
