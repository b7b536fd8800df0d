/** Tables that sort by a column: numbers as numbers, what is absent always last, ties in the order of the page. */

import { read, write } from "./query.js";

const QUERY = "sort";
const letters = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** @typedef {number | string | null} Key what a cell sorts by; null for an absence */

/**
 * A cell says by `data-sort` what it sorts by, where that is not its text.
 *
 * @param {HTMLTableCellElement} cell
 * @returns {Key}
 */
export function keyOf(cell) {
  const text = cell.dataset.sort ?? cell.textContent?.trim() ?? "";
  if (!text || (!cell.dataset.sort && cell.querySelector(".mb-absent"))) return null;
  return Number.isFinite(Number(text)) ? Number(text) : text;
}

/**
 * The rows in their new order; the given array stays as it is.
 *
 * @template Row
 * @param {Row[]} rows
 * @param {Key[]} keys of the rows, in their order
 * @param {boolean} descending
 * @returns {Row[]}
 */
export function ordered(rows, keys, descending) {
  const places = rows.map((_, place) => place);
  places.sort((one, other) => compare(keys[one], keys[other], descending));
  return places.map((place) => rows[place]);
}

/**
 * @param {Key} one
 * @param {Key} other
 * @param {boolean} descending
 */
function compare(one, other, descending) {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const both = typeof one === "number" && typeof other === "number";
  const order = both ? one - other : letters.compare(String(one), String(other));
  return descending ? -order : order;
}

/**
 * Gives every head of the table a button that sorts by its column, and sorts as the address says.
 *
 * @param {HTMLTableElement} table
 */
export function sortable(table) {
  const heads = [...(table.tHead?.rows[0].cells ?? [])];
  const body = table.tBodies[0];
  const rows = [...body.rows];
  /** @type {Map<number, Key[]>} */
  const known = new Map();

  /** @param {number} column */
  const keysOf = (column) => {
    const keys = known.get(column) ?? rows.map((row) => keyOf(row.cells[column]));
    known.set(column, keys);
    return keys;
  };
  /**
   * @param {number} column
   * @param {boolean} descending
   */
  const sort = (column, descending) => {
    body.append(...ordered(rows, keysOf(column), descending));
    heads.forEach((head) => head.removeAttribute("aria-sort"));
    heads[column].setAttribute("aria-sort", descending ? "descending" : "ascending");
  };

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      // Of numbers and dates one looks for the largest first, of names for the first.
      const descending = now ? now === "ascending" : rows.some((row) => row.cells[column].dataset.sort);
      sort(column, descending);
      write(QUERY, (descending ? "-" : "") + head.dataset.mbKey);
    });
    head.append(button);
  });

  const asked = read(QUERY);
  const column = heads.findIndex((head) => head.dataset.mbKey === asked.replace(/^-/, ""));
  if (asked && column >= 0) sort(column, asked.startsWith("-"));
}
