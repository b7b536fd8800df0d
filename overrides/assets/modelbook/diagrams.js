/** Diagrams: the code that a note holds, drawn by a copy of Mermaid that the site serves; without it the code stays. */

import { themeOf } from "./diagrams/colours.js";
import { harmless, LEFT_OUT } from "./diagrams/harmless.js";

/**
 * @typedef {object} Mermaid
 * @property {(settings: object) => void} initialize
 * @property {(id: string, code: string) => Promise<{svg: string}>} render
 */

const SCRIPT = new URL("../mermaid.js", import.meta.url).href;
const SMALLEST = 0.7; // of its own size; what is still too wide scrolls

/** What no diagram may set for itself. */
const FIXED = [
  ...["secure", "securityLevel", "startOnLoad", "maxTextSize", "maxEdges", "suppressErrorRendering"],
  ...["dompurifyConfig", "themeCSS", "fontFamily", "altFontFamily"],
];

/** @type {Promise<Mermaid> | undefined} */
let loading;
/** @type {Map<HTMLElement, ShadowRoot>} the boxes with code, and where each of them is drawn */
const drawings = new Map();
let drawn = 0;

/** @param {HTMLElement} box */
export function diagram(box) {
  if (drawings.has(box)) return;
  const place = document.createElement("div");
  place.className = "mb-drawing";
  // Within a shadow the rules of the page do not change the sizes that Mermaid has measured.
  drawings.set(box, place.attachShadow({ mode: "open" }));
  queue = queue.then(() => draw(box));
}

/** Mermaid has one set of colours at a time, so that diagrams are drawn one after the other. */
let queue = Promise.resolve();

/** @param {HTMLElement} box */
async function draw(box) {
  const shadow = drawings.get(box);
  if (!shadow) return;
  if (!box.isConnected) {
    drawings.delete(box);
    return;
  }
  try {
    const mermaid = await (loading ??= load());
    mermaid.initialize(settings(box));
    const { svg } = await mermaid.render(`mb-drawing-${(drawn += 1)}`, box.querySelector("code")?.textContent ?? "");
    const drawing = harmless(svg);
    drawing.style.minWidth = `${Math.round(drawing.viewBox.baseVal.width * SMALLEST)}px`;
    shadow.replaceChildren(drawing);
    box.after(shadow.host);
    box.hidden = true;
  } catch {
    // It stays the code that it is, as for readers without scripts.
    drawings.delete(box);
    shadow.host.remove();
    box.hidden = false;
  }
}

/** @returns {Promise<Mermaid>} */
function load() {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = SCRIPT;
    script.onload = () => resolve(Reflect.get(window, "mermaid"));
    script.onerror = reject;
    document.head.append(script);
  });
}

/**
 * Mermaid's settings, in the colours of the page as they are now.
 *
 * @param {HTMLElement} box
 */
function settings(box) {
  const font = getComputedStyle(box).fontFamily;
  return {
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    secure: FIXED,
    dompurifyConfig: LEFT_OUT,
    fontFamily: font,
    theme: "base",
    themeVariables: { ...themeOf(box), fontFamily: font, fontSize: "14px" },
  };
}

/** Whoever changes from light to dark sees the diagrams follow. */
function redraw() {
  for (const box of drawings.keys()) queue = queue.then(() => draw(box));
}

new MutationObserver(redraw).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
