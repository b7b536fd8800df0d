/** Rows of numbers that are compared as they are: scores, memory, prices. */

import { absence, link, row, wrapped } from "./cells.js";
import { element } from "./element.js";

/** @typedef {import("./book.js").Book} Book */
/** @typedef {import("./book.js").Model} Model */
/** @typedef {import("./book.js").Sheet} Sheet */
/** @typedef {{content: HTMLElement[], number: number | null}} Cell */

const PRICES = ["Input price", "Output price"];
const ALIKE = 1 / 20; // of memory: what comes on top of it differs by more

/**
 * A row for each way in which a benchmark was taken, since only scores that were taken alike are compared; those of two
 * models or more go first.
 *
 * @param {Book} book
 * @param {Model[]} models
 * @param {Sheet[]} sheets
 */
export function scoreRows(book, models, sheets) {
  const rows = book.benchmarks.flatMap(({ id, name, better }) => {
    const scores = sheets.map((sheet) => (sheet.scores ?? []).filter(([benchmark]) => benchmark === id));
    const ways = [...new Set(scores.flat().map(([, way]) => way))].sort();
    return ways.map((way) => {
      const cells = scores.map((of, place) => {
        const score = of.find(([, how]) => how === way);
        if (!score) return { content: absence("no score recorded"), number: null };
        const [, , text, number] = score;
        return said(book.page(models[place].id, "benchmarks"), text, number);
      });
      const made = compared(titled(name, way || "setting not stated"), cells, first(cells, better));
      return { made, shared: scores.filter((of) => of.some(([, how]) => how === way)).length > 1 };
    });
  });
  return [...rows.filter(({ shared }) => shared), ...rows.filter(({ shared }) => !shared)].map(({ made }) => made);
}

/**
 * @param {Book} book
 * @param {Model[]} models
 * @param {Sheet[]} sheets
 */
export function memoryRows(book, models, sheets) {
  const ways = book.ways.map((way, at) => ({ way, memory: sheets.map((sheet) => sheet.memory?.[at]) }));
  return ways
    .filter(({ memory }) => memory.some((one) => one))
    .map(({ way, memory }) => {
      const cells = memory.map((one, place) => {
        if (one === undefined) return { content: absence("not run by oneself"), number: null };
        const address = book.page(models[place].id, "memory");
        if (!one) return { content: wrapped(link(address, "not worked out", "mb-absent")), number: null };
        return said(address, one[0], one[1]);
      });
      const all = memory.filter((one) => one !== undefined && one !== null);
      return compared(way, cells, all.length === memory.length ? leanest(all) : []);
    });
}

/**
 * The places of the least and of those about as small; none where that is all of them, or depends on who is believed.
 *
 * @param {import("./book.js").Bytes[]} memory
 * @returns {number[]}
 */
export function leanest(memory) {
  const least = Math.min(...memory.map(([, bytes]) => bytes));
  const [first, others] = [memory.filter((one) => !less(least, one[1])), memory.filter((one) => less(least, one[1]))];
  const fewest = Math.min(...first.map(([, bytes, start = bytes]) => start ?? 0));
  const most = Math.max(...first.map(([, bytes, , end = bytes]) => end ?? Infinity));
  if (first.length > 1 && less(fewest, most)) return []; // one of them may be so alone
  const next = Math.min(...others.map(([, bytes, start = bytes]) => start ?? 0));
  return others.length && less(most, next) ? first.map((one) => memory.indexOf(one)) : [];
}

/**
 * @param {number} one
 * @param {number} other
 */
function less(one, other) {
  return one < other && other - one >= other * ALIKE;
}

/**
 * @param {Book} book
 * @param {Model[]} models
 * @param {Sheet[]} sheets
 */
export function priceRows(book, models, sheets) {
  const amounts = PRICES.map((label, at) => ({ label, of: sheets.map(({ price }) => price?.[at] ?? null) }));
  return amounts
    .filter(({ of }) => of.some((amount) => amount))
    .map(({ label, of }) => {
      const cells = of.map((amount, place) => {
        if (!amount) return { content: absence("no price recorded"), number: null };
        const [text, number] = amount;
        return said(book.page(models[place].id, "prices"), text, number, ` ${sheets[place].price?.[2]}`);
      });
      return compared(label, cells, first(cells, -1));
    });
}

/**
 * @param {string} address of what proves it
 * @param {string} text
 * @param {number | null} number that counts; null where sources disagree
 * @param {string} [aside]
 * @returns {Cell}
 */
function said(address, text, number, aside = "") {
  if (number !== null) return { content: wrapped(link(address, text), aside), number };
  return { content: wrapped(link(address, text, "mb-disputed"), " disputed"), number };
}

/**
 * The places of the better number. Nobody's where one is not known, or where all are the same.
 *
 * @param {Cell[]} cells
 * @param {number} better 1 if higher is, -1 if lower, 0 if neither
 */
function first(cells, better) {
  const known = cells.flatMap(({ number }) => (number === null ? [] : [number * better]));
  if (known.length < cells.length || new Set(known).size < 2) return [];
  return [...known.keys()].filter((at) => known[at] === Math.max(...known));
}

/**
 * @param {string | Node} label
 * @param {Cell[]} cells
 * @param {number[]} best
 */
function compared(label, cells, best) {
  const differs = cells.some(({ number }) => number === null || number !== cells[0].number);
  const contents = cells.map(({ content }) => content);
  return row(label, contents, best, differs);
}

/**
 * @param {string} text
 * @param {string} aside
 */
function titled(text, aside) {
  const made = element("span", { textContent: text });
  made.append(element("small", { className: "mb-why", textContent: aside }));
  return made;
}
