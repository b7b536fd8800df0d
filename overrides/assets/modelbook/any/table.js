/** The table of chosen models: facts by group, then prices; every value leads to its claims. */

import { differ, disputed, hasValue, leading } from "./agree.js";
import { element } from "./element.js";

/** @typedef {import("./book.js").Book} Book */
/** @typedef {import("./book.js").Model} Model */
/** @typedef {import("./book.js").Sheet} Sheet */
/** @typedef {import("./agree.js").Fact} Fact */

const ABSENT = /** @type {Record<string, string>} */ ({
  undisclosed: "not disclosed",
  "not-applicable": "not applicable",
  unknown: "not recorded yet",
});
const PRICES = ["Input price", "Output price"];

/**
 * @param {Book} book
 * @param {Model[]} models
 * @param {Sheet[]} sheets of the models
 * @returns {HTMLTableElement}
 */
export function table(book, models, sheets) {
  const made = element("table", { className: "mb-table mb-versus mb-any" });
  made.setAttribute("aria-label", "Facts side by side");
  const head = made.createTHead().insertRow();
  head.append(cornered("col", "Fact"), ...models.map(({ id, name }) => cornered("col", link(book.page(id), name))));
  for (const { label, fields } of book.groups) {
    const told = fields.filter(({ id }) => sheets.some(({ facts }) => Object.hasOwn(facts, id)));
    const rows = told.map((field) => {
      const facts = sheets.map((sheet) => (Object.hasOwn(sheet.facts, field.id) ? sheet.facts[field.id] : undefined));
      const cells = facts.map((fact, place) => shown(fact, book.page(models[place].id, `fact-${field.id}`)));
      return row(field.label, cells, leading(field, facts), differ(field, facts));
    });
    if (rows.length) made.append(group(label, models.length, rows));
  }
  const prices = priceRows(book, models, sheets);
  if (prices.length) made.append(group("Price, USD per million tokens", models.length, prices));
  return made;
}

/**
 * @param {Book} book
 * @param {Model[]} models
 * @param {Sheet[]} sheets
 */
function priceRows(book, models, sheets) {
  return PRICES.map((label, at) => {
    const amounts = sheets.map(({ price }) => price?.[at] ?? null);
    const known = amounts.flatMap((amount) => (amount ? [amount[1]] : []));
    if (!known.length) return null;
    const least = Math.min(...known);
    const differs = new Set(amounts.map((amount) => amount?.[1])).size > 1;
    const all = differs && known.length === amounts.length;
    const best = [...amounts.keys()].filter((place) => all && amounts[place]?.[1] === least);
    const cells = amounts.map((amount, place) => {
      if (!amount) return absence("no price recorded");
      const said = link(book.page(models[place].id, "prices"), amount[0]);
      return wrapped(said, ` ${sheets[place].price?.[2]}`);
    });
    return row(label, cells, best, differs);
  }).filter((made) => made !== null);
}

/**
 * @param {Fact | undefined} fact
 * @param {string} address of the fact on the model's page
 */
function shown(fact, address) {
  if (fact === undefined) return absence("not recorded yet");
  if (!hasValue(fact)) return wrapped(link(address, ABSENT[fact] ?? "not recorded yet", "mb-absent"));
  if (!disputed(fact)) return wrapped(link(address, fact[0]));
  return wrapped(link(address, sides(fact[2] ?? []), "mb-disputed"), " disputed");
}

/** @param {string[]} said by sources who disagree */
function sides(said) {
  return said.map((one) => (said.join().includes(", ") ? `“${one}”` : one)).join(" or ");
}

/**
 * @param {HTMLAnchorElement} about
 * @param {string} [aside]
 */
function wrapped(about, aside) {
  const made = element("span", { className: "mb-fact" });
  made.append(about);
  if (!aside) return [made];
  return [made, element("small", { className: "mb-why", textContent: aside })];
}

/** @param {string} words */
function absence(words) {
  return [element("span", { className: "mb-absent", textContent: words })];
}

/**
 * @param {string} address
 * @param {string} text
 * @param {string} [className]
 */
function link(address, text, className = "") {
  return element("a", { href: address, textContent: text, className });
}

/**
 * @param {string} label
 * @param {HTMLElement[][]} cells
 * @param {number[]} best
 * @param {boolean} differs
 */
function row(label, cells, best, differs) {
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
function group(label, width, rows) {
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
function cornered(scope, content) {
  const made = element("th", { scope });
  made.append(content);
  return made;
}
