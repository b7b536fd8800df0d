/** A few lines of a page, as harmless text that can stand on another one. */

import { decoded } from "./target.js";

const LONGEST = 700; // characters of the text
const MOST = 6; // paragraphs, lists and the like
const BLOCKS = "p, ul, ol, dl, blockquote, pre, table, figure, .admonition, .highlight, .mb-scroll";
const PASSED_OVER = ".mb-crumb, .mb-when, .mb-pills, .mb-tags, .mb-counts, .mb-notice, .md-tags, nav, hr, form";
const WHOLE = "li, p, td, tr, blockquote, pre, dd, .admonition, details, figure, table";
const REMOVED = [
  "script, style, link, meta, base, template, noscript, iframe, frame, object, embed, portal, form, input, button",
  "select, textarea, video, audio, source, track, canvas, svg, map, area, dialog, slot",
  ".headerlink, .footnote-backref, .mb-tools, .mb-graph, .mb-local, .mb-diagram, .mb-sr, .md-clipboard",
].join();
const KEPT = new Set(["href", "src", "alt", "class", "colspan", "rowspan", "start", "width", "height", "display"]);

/**
 * The title and the first lines of a page.
 *
 * @param {Document} page
 * @param {string} address of the page
 * @returns {DocumentFragment | null}
 */
export function excerptOf(page, address) {
  const text = textOf(page);
  const title = text?.querySelector("h1");
  if (!text || !title) return null;
  return made(title, lines(title), address);
}

/**
 * What an address's fragment names: the section under a heading, or the paragraph, row or item that holds the name.
 *
 * @param {Document} page
 * @param {string} hash with its `#`
 * @param {string} address of the page
 * @returns {DocumentFragment | null}
 */
export function piece(page, hash, address) {
  const named = page.getElementById(decoded(hash.slice(1)));
  const text = textOf(page);
  if (!named || !text?.contains(named) || named === text) return null;
  if (named.matches("h1, h2, h3, h4, h5, h6")) return made(named, lines(named), address);
  const whole = named.closest(WHOLE) ?? named;
  const row = whole.closest("tr");
  if (!row) return made(null, [whole], address);
  const cells = whole === row ? [...row.querySelectorAll("td")] : [whole];
  return made(row.querySelector("th"), cells, address, { unfolded: true });
}

/** @param {Document} page */
function textOf(page) {
  return page.querySelector("article") ?? page.querySelector("main, [role='main']");
}

/**
 * What stands under a heading, up to the next one of its level, as far as it is read at a glance.
 *
 * @param {Element} heading
 * @returns {Element[]}
 */
function lines(heading) {
  const found = [];
  let length = 0;
  for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
    if (/^H[1-6]$/.test(next.tagName) && (found.length || next.tagName <= heading.tagName)) break;
    if (!next.matches(BLOCKS) || next.matches(PASSED_OVER)) continue;
    found.push(next);
    length += next.textContent?.length ?? 0;
    if (length > LONGEST || found.length === MOST) break;
  }
  return found;
}

/**
 * @param {Element | null} title
 * @param {Element[]} blocks
 * @param {string} address
 * @param {{unfolded?: boolean}} [options] whether what is folded is shown too, such as the claims behind a fact
 * @returns {DocumentFragment | null}
 */
function made(title, blocks, address, { unfolded = false } = {}) {
  const fragment = document.createDocumentFragment();
  if (title) {
    const head = document.createElement("p");
    head.className = "mb-preview-title";
    head.append(...harmless(title, address).childNodes);
    fragment.append(head);
  }
  let left = LONGEST;
  for (const block of blocks) {
    const copy = harmless(block, address, { unfolded });
    left = shortened(copy, left);
    if (!copy.textContent?.trim() && !copy.querySelector("img")) continue;
    fragment.append(copy.matches("td, li, dd") ? wrapped(copy) : copy);
  }
  return fragment.textContent?.trim() ? fragment : null;
}

/** @param {Element} copy of something that cannot stand alone */
function wrapped(copy) {
  const whole = document.createElement("div");
  whole.append(...copy.childNodes);
  return whole;
}

/**
 * A copy that runs nothing, loads nothing from elsewhere, and does not get in the way of the page's own names.
 *
 * @param {Element} element
 * @param {string} address against which its links are to be read
 * @param {{unfolded?: boolean}} [options]
 * @returns {Element}
 */
function harmless(element, address, { unfolded = false } = {}) {
  // A document that is not shown loads and runs nothing.
  const copy = document.implementation.createHTMLDocument("").importNode(element, true);
  copy.querySelectorAll(REMOVED).forEach((removed) => removed.remove());
  copy.querySelectorAll("details").forEach((fold) => {
    const summary = fold.querySelector("summary");
    const rest = [...fold.childNodes].filter((node) => node !== summary);
    const whole = copy.ownerDocument.createElement("span");
    whole.append(...(summary?.childNodes ?? []), ...(unfolded ? rest : []));
    fold.replaceWith(whole);
  });
  for (const one of [copy, ...copy.querySelectorAll("*")]) strip(one, address);
  copy.querySelectorAll("img:not([src])").forEach((image) => image.replaceWith(image.getAttribute("alt") ?? ""));
  copy.querySelectorAll("a").forEach((link) => (link.tabIndex = -1));
  return copy;
}

/**
 * @param {Element} element
 * @param {string} address
 */
function strip(element, address) {
  for (const { name, value } of [...element.attributes]) {
    const kept = KEPT.has(name) && (!["href", "src"].includes(name) || resolved(element, name, value, address));
    if (!kept) element.removeAttribute(name);
  }
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string} value
 * @param {string} address
 * @returns {boolean} whether the address may stay; it is whole then
 */
function resolved(element, name, value, address) {
  if (!URL.canParse(value, address)) return false;
  const { href, origin, protocol } = new URL(value, address);
  element.setAttribute(name, href);
  return name === "src" ? origin === location.origin : /^(?:https?|mailto):$/.test(protocol);
}

/**
 * Cuts the text of a copy after so many characters.
 *
 * @param {Element} copy
 * @param {number} most
 * @returns {number} what is left of them
 */
function shortened(copy, most) {
  const walker = copy.ownerDocument.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  const beyond = [];
  let left = most;
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    if (left <= 0) beyond.push(text);
    else if (text.data.length > left) text.data = `${text.data.slice(0, left).replace(/\s+\S*$/, "")} …`;
    left -= text.data.length;
  }
  for (const text of beyond) {
    let empty = text.parentElement;
    text.remove();
    while (empty && empty !== copy && !empty.textContent && !empty.querySelector("img")) {
      const outer = empty.parentElement;
      empty.remove();
      empty = outer;
    }
  }
  return left;
}
