/** A box above a long table that leaves the rows which hold all the words that are typed into it. */

import { tools } from "./elements.js";
import { exports } from "./exports.js";
import { read, write } from "./query.js";

const QUERY = "filter";
const WAIT = 120; // milliseconds without a key before the table follows

/**
 * @param {string} text of a row
 * @param {string} asked words in any order, of which each has to occur
 * @returns {boolean}
 */
export function holds(text, asked) {
  const folded = text.toLocaleLowerCase();
  return asked.toLocaleLowerCase().split(/\s+/).every((word) => folded.includes(word));
}

/** @param {HTMLTableElement} table */
export function filterable(table) {
  const rows = [...table.tBodies[0].rows].map((row) => ({ row, text: row.textContent ?? "" }));
  const input = document.createElement("input");
  input.type = "search";
  input.placeholder = "Filter: meta dense 128k";
  input.setAttribute("aria-label", "Filter the rows");
  const count = document.createElement("output");

  const filter = () => {
    const asked = input.value.trim();
    let left = 0;
    for (const { row, text } of rows) {
      const shown = holds(text, asked);
      left += Number(shown);
      if (row.hidden === shown) row.hidden = !shown;
    }
    count.value = left === rows.length ? `${left} rows` : `${left} of ${rows.length} rows`;
    if (asked !== read(QUERY)) write(QUERY, asked);
  };

  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, WAIT);
  });
  input.value = read(QUERY);
  filter();
  const box = table.closest(".mb-scroll") ?? table;
  box.before(tools(input, count, ...exports(table)));
}
