/** Diagrams: the code that a note holds, drawn by a copy of Mermaid that the site serves; without it the code stays. */

/**
 * @typedef {object} Mermaid
 * @property {(settings: object) => void} initialize
 * @property {(id: string, code: string) => Promise<{svg: string}>} render
 */

const SMALLEST = 0.7; // of its own size; what is still too wide scrolls

const COLOURED = 12; // slices and sections that Mermaid has colours for
const SIDES = [0, 1, 2, 3];

const SCRIPT = new URL("../mermaid.js", import.meta.url).href;
const FETCHING = "script, img, image, picture, source, video, audio, iframe, object, embed, link, meta, base, form, input";
const ADDRESSES = ["href", "xlink:href"];
const SCHEMES = ["http:", "https:", "mailto:"];
const ELSEWHERE = /url\(\s*["']?(?!["']?#)|image-set\(|@import/i;

/** What no diagram may set for itself. */
const SECURE = ["secure", "securityLevel", "startOnLoad", "maxTextSize", "maxEdges", "suppressErrorRendering"];
const STYLED = ["themeCSS", "dompurifyConfig", "fontFamily", "altFontFamily"];

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
    shadow.replaceChildren(harmless(svg));
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
  const colour = colours(box);
  const font = getComputedStyle(box).fontFamily;
  return {
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    secure: [...SECURE, ...STYLED],
    dompurifyConfig: { FORBID_TAGS: FETCHING.split(", "), FORBID_ATTR: ["style", "src", "srcset", "background", "poster"] },
    fontFamily: font,
    theme: "base",
    themeVariables: {
      darkMode: matches("dark", box),
      background: colour("paper"),
      mainBkg: colour("accent-soft"),
      primaryColor: colour("accent-soft"),
      primaryTextColor: colour("ink"),
      primaryBorderColor: colour("accent"),
      secondaryColor: colour("warn-soft"),
      secondaryBorderColor: colour("warn"),
      tertiaryColor: colour("soft"),
      tertiaryBorderColor: colour("edge"),
      lineColor: colour("muted"),
      edgeLabelBackground: colour("paper"),
      textColor: colour("ink"),
      titleColor: colour("ink"),
      noteBkgColor: colour("warn-soft"),
      noteTextColor: colour("ink"),
      noteBorderColor: colour("warn"),
      pieSectionTextColor: colour("paper"),
      pieOpacity: "1",
      xyChart: chart(colour),
      ...sides(colour),
      fontFamily: font,
      fontSize: "14px",
    },
  };
}

/**
 * The colours of what stands side by side: slices, branches, sections.
 *
 * @param {(name: string) => string} colour
 */
function sides(colour) {
  /** @type {Record<string, string>} */
  const made = {};
  for (let place = 0; place < COLOURED; place += 1) {
    const side = colour(`side-${place % SIDES.length}`);
    made[`pie${place + 1}`] = made[`cScale${place}`] = made[`git${place}`] = side;
    made[`cScaleLabel${place}`] = made[`gitBranchLabel${place}`] = colour("paper");
  }
  return made;
}

/**
 * The colours of bars and lines, which Mermaid takes all together or not at all.
 *
 * @param {(name: string) => string} colour
 */
function chart(colour) {
  /** @type {Record<string, string>} */
  const made = { backgroundColor: colour("paper"), titleColor: colour("ink"), dataLabelColor: colour("ink") };
  for (const axis of ["xAxis", "yAxis"]) {
    for (const part of ["Title", "Label"]) made[`${axis}${part}Color`] = colour("ink");
    for (const part of ["Tick", "Line"]) made[`${axis}${part}Color`] = colour("muted");
  }
  made.plotColorPalette = SIDES.map((side) => colour(`side-${side}`)).join(",");
  return made;
}

/**
 * @param {HTMLElement} box
 * @returns {(name: string) => string} gives one of the page's colours as Mermaid can read it
 */
function colours(box) {
  const style = getComputedStyle(box);
  return (name) => {
    const before = box.style.color;
    box.style.color = `var(--mb-${name})`;
    const found = style.color;
    box.style.color = before;
    return "#" + (found.match(/\d+/g) ?? []).slice(0, 3).map((part) => Number(part).toString(16).padStart(2, "0")).join("");
  };
}

/**
 * @param {string} scheme
 * @param {HTMLElement} box
 */
function matches(scheme, box) {
  const chosen = getComputedStyle(box).colorScheme;
  return chosen === "normal" ? matchMedia(`(prefers-color-scheme: ${scheme})`).matches : chosen.includes(scheme);
}

/**
 * The drawing without anything that asks for a file or leads where no link may lead.
 *
 * @param {string} svg
 * @returns {Node}
 */
function harmless(svg) {
  // A document of its own fetches nothing while it is looked through.
  const parsed = new DOMParser().parseFromString(svg, "text/html").querySelector("svg");
  if (!parsed) throw new Error("no drawing");
  for (const element of [parsed, ...parsed.querySelectorAll("*")]) {
    if (element.matches(FETCHING) || (element.matches("style") && ELSEWHERE.test(element.textContent ?? ""))) {
      element.remove();
      continue;
    }
    for (const { name, value } of [...element.attributes]) {
      if (!allowed(element, name, value)) element.removeAttribute(name);
    }
  }
  const width = parsed.viewBox.baseVal?.width;
  if (width) parsed.style.minWidth = `${Math.round(width * SMALLEST)}px`;
  return document.adoptNode(parsed);
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string} value
 */
function allowed(element, name, value) {
  if (name.startsWith("on") || ["src", "srcset", "background", "poster", "ping"].includes(name)) return false;
  if (!ADDRESSES.includes(name)) return !ELSEWHERE.test(value);
  if (!element.matches("a")) return value.startsWith("#");
  return SCHEMES.includes(new URL(value, location.href).protocol);
}

/** Whoever changes from light to dark sees the diagrams follow. */
function redraw() {
  for (const box of drawings.keys()) queue = queue.then(() => draw(box));
}

new MutationObserver(redraw).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
