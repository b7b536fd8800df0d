/** Comparison tables: only what differs, or all rows; and what is on screen to take away. */

import { button, tools } from "./elements.js";
import { exports } from "./exports.js";
import { read, write } from "./query.js";
import { REVEAL } from "./target.js";

const QUERY = "rows";
const ALL = "all";
const DIFFERENCES = "differences";

/**
 * `data-mb-compare` on the box says what it shows at first, `all` or `differences`; the address may say otherwise.
 *
 * @param {HTMLElement} box
 * @param {number} place of the box among those of the page
 */
export function comparison(box, place) {
  const table = box.querySelector("table");
  if (!table) return;
  const query = place ? QUERY + (place + 1) : QUERY;
  const usual = box.dataset.mbCompare === DIFFERENCES ? DIFFERENCES : ALL;
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.matches(".mb-group"));
  const differing = rows.filter((row) => row.matches(".mb-differs"));

  /** @param {string} chosen */
  const show = (chosen) => {
    for (const row of rows) row.hidden = chosen === DIFFERENCES && !row.matches(".mb-differs");
    for (const body of table.tBodies) body.hidden = !body.querySelector("tr:not(.mb-group, [hidden])");
    differences.setAttribute("aria-pressed", String(chosen === DIFFERENCES));
    all.setAttribute("aria-pressed", String(chosen === ALL));
  };
  /** @param {string} chosen */
  const choose = (chosen) => {
    show(chosen);
    write(query, chosen === usual ? "" : chosen);
  };

  const differences = button(`Only differences (${differing.length})`, () => choose(DIFFERENCES));
  const all = button(`All ${rows.length} rows`, () => choose(ALL));
  const divided = differing.length > 0 && differing.length < rows.length;
  if (divided) {
    const asked = read(query);
    show(asked === ALL || asked === DIFFERENCES ? asked : usual);
    // What an address or a piece of evidence leads to is shown, whatever has been chosen.
    box.addEventListener(REVEAL, (event) => {
      if (event.target instanceof Element && event.target.closest("tr")?.hidden) show(ALL);
    });
  }
  box.prepend(tools(...(divided ? [differences, all] : []), ...exports(table)));
}
