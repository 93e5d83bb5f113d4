// Making elements: the only way this page puts anything on the screen. Text goes in as text nodes, never as markup.

/**
 * What goes into an element; `null`, `undefined` and `false` are left out, lists are flattened.
 * @typedef {string | Node | null | undefined | false} OneChild
 * @typedef {OneChild | readonly (OneChild | readonly OneChild[])[]} Child
 */

/**
 * Attributes and listeners of an element. Keys that start with `on` are listeners, `true` sets an empty attribute,
 * `null`, `undefined` and `false` leave it out.
 * @typedef {object} Listeners
 * @property {(event: MouseEvent & { currentTarget: Element }) => void} [onclick]
 * @property {(event: Event & { target: { value: string, checked: boolean } }) => void} [onchange]
 * @property {(event: Event & { target: { value: string } }) => void} [oninput]
 * @property {(event: KeyboardEvent) => void} [onkeydown]
 * @property {(event: Event) => void} [onsubmit]
 * @property {(event: Event) => void} [ontoggle]
 * @typedef {Listeners & { [name: string]: unknown }} Props
 */

/**
 * An element of `tag`.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Props} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, props, ...children) {
  return fill(document.createElement(tag), props, children);
}

/**
 * The same for SVG.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Props} [props]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, props, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), props, children);
}

/**
 * @template {Element} Made
 * @param {Made} element
 * @param {Props | undefined} props
 * @param {Child[]} children
 */
function fill(element, props, children) {
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    else if (key === "value") Object.assign(element, { value });
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  const given = /** @type {OneChild[]} */ (children.flat(3));
  element.append(...given.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * A button that does `action`.
 * @param {Child} label
 * @param {() => void} action
 * @param {Props} [props]
 */
export function button(label, action, props) {
  return h("button", { type: "button", onclick: () => action(), ...props }, label);
}

/**
 * Yields to the browser, so that it can paint and take input before the caller goes on with long work.
 * @returns {Promise<void>}
 */
export function yieldToBrowser() {
  const { scheduler } = /** @type {{ scheduler?: { yield?: () => Promise<void> } }} */ (globalThis);
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

/**
 * Runs `work(item)` over `items`, giving way whenever `budget` milliseconds are spent; stops when `signal` is aborted.
 * Answers whether it came to the end.
 * @template Item
 * @param {Iterable<Item>} items
 * @param {(item: Item) => void} work
 * @param {AbortSignal} signal
 */
export async function inSlices(items, work, signal, budget = 10) {
  let until = performance.now() + budget;
  for (const item of items) {
    if (signal.aborted) return false;
    work(item);
    if (performance.now() > until) {
      await yieldToBrowser();
      until = performance.now() + budget;
    }
  }
  return !signal.aborted;
}
