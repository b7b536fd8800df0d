/** The rows and cells of the table of chosen models. */

import { element } from "./element.js";

/**
 * @param {HTMLAnchorElement} about
 * @param {string} [aside]
 */
export function wrapped(about, aside) {
  const made = element("span", { className: "mb-fact" });
  made.append(about);
  if (!aside) return [made];
  return [made, element("small", { className: "mb-why", textContent: aside })];
}

/** @param {string} words */
export function absence(words) {
  return [element("span", { className: "mb-absent", textContent: words })];
}

/**
 * @param {string} address
 * @param {string} text
 * @param {string} [className]
 */
export function link(address, text, className = "") {
  return element("a", { href: address, textContent: text, className });
}

/**
 * @param {string | Node} label
 * @param {HTMLElement[][]} cells
 * @param {number[]} best
 * @param {boolean} differs
 */
export function row(label, cells, best, differs) {
  const made = element("tr", { className: differs ? "mb-differs" : "" });
  made.append(cornered("row", label));
  cells.forEach((content, place) => {
    const cell = made.insertCell();
    cell.append(...content);
    if (!best.includes(place)) return;
    cell.className = "mb-best";
    cell.append(element("span", { className: "mb-sr", textContent: " (better)" }));
  });
  return made;
}

/**
 * @param {string} label
 * @param {number} width
 * @param {HTMLTableRowElement[]} rows
 */
export function group(label, width, rows) {
  const made = element("tbody", {});
  const head = element("tr", { className: "mb-group" });
  const cell = cornered("rowgroup", label);
  cell.colSpan = width + 1;
  head.append(cell);
  made.append(head, ...rows);
  return made;
}

/**
 * @param {string} scope
 * @param {string | Node} content
 */
export function cornered(scope, content) {
  const made = element("th", { scope });
  made.append(content);
  return made;
}
