/** The table of chosen models: facts by group, then benchmarks, memory and prices; all leads to its claims. */

import { differ, disputed, hasValue, leading } from "./agree.js";
import { absence, cornered, group, link, row, wrapped } from "./cells.js";
import { element } from "./element.js";
import { memoryRows, priceRows, scoreRows } from "./numbers.js";

/** @typedef {import("./book.js").Book} Book */
/** @typedef {import("./book.js").Model} Model */
/** @typedef {import("./book.js").Sheet} Sheet */
/** @typedef {import("./agree.js").Fact} Fact */

const ABSENT = /** @type {Record<string, string>} */ ({
  undisclosed: "not disclosed",
  "not-applicable": "not applicable",
  unknown: "not recorded yet",
});

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
  const numbers = [
    { label: "Benchmarks, each way of taking them apart", rows: scoreRows(book, models, sheets) },
    { label: "Memory to run it, weights and 16-bit cache", rows: memoryRows(book, models, sheets) },
    { label: "Price, USD per million tokens", rows: priceRows(book, models, sheets) },
  ];
  made.append(...numbers.filter(({ rows }) => rows.length).map(({ label, rows }) => group(label, models.length, rows)));
  return made;
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
