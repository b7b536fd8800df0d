/** Drawings that ask for no file, run nothing and lead nowhere but to pages. */

const ACTIVE = "script, iframe, object, embed, link, meta, base, form, input, animate, set";
const FETCHED = "img, image, picture, source, video, audio";
const FETCHING = ["src", "srcset", "background", "poster", "ping"];
const ADDRESSES = ["href", "xlink:href"];
const SCHEMES = ["http:", "https:", "mailto:"];
const ELSEWHERE = /url\(\s*["']?(?!["']?#)|image-set\(|@(?:import)|\\[0-9a-f]/i;

/** What Mermaid is to leave out of the texts in a diagram, before it measures them. */
export const LEFT_OUT = {
  FORBID_TAGS: `${ACTIVE}, ${FETCHED}`.split(", "),
  FORBID_ATTR: ["style", ...FETCHING],
};

/**
 * The drawing without anything that asks for a file or leads where no link may lead.
 *
 * @param {string} svg
 * @returns {SVGSVGElement}
 */
export function harmless(svg) {
  // A document of its own fetches nothing while it is looked through.
  const parsed = new DOMParser().parseFromString(svg, "text/html").querySelector("svg");
  if (!parsed) throw new Error("no drawing");
  for (const element of [parsed, ...parsed.querySelectorAll("*")]) {
    if (element.matches(`${ACTIVE}, ${FETCHED}`) || (element.matches("style") && ELSEWHERE.test(element.textContent ?? ""))) {
      element.remove();
      continue;
    }
    for (const { name, value } of [...element.attributes]) {
      if (!allowed(element, name, value)) element.removeAttribute(name);
    }
  }
  return document.adoptNode(parsed);
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string} value
 */
function allowed(element, name, value) {
  if (name.startsWith("on") || FETCHING.includes(name)) return false;
  if (!ADDRESSES.includes(name)) return !ELSEWHERE.test(value);
  if (!element.matches("a")) return value.startsWith("#");
  return SCHEMES.includes(new URL(value, location.href).protocol);
}
