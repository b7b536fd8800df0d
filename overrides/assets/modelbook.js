/**
 * What a page can do beyond being read. Everything here is extra: each page is whole without it.
 *
 * Every line of PARTS names the elements that a part works on; a part is called once for each of them on every page.
 */

import { comparison } from "./modelbook/comparison.js";
import { filterable } from "./modelbook/filter.js";
import { onEachPage } from "./modelbook/page.js";
import { previews } from "./modelbook/preview.js";
import { focusable } from "./modelbook/scroll.js";
import { sortable } from "./modelbook/sort.js";
import { openTarget } from "./modelbook/target.js";

/** @type {[string, (element: any, place: number) => void][]} */
const PARTS = [
  ["table[data-mb-sortable]", sortable],
  ["table[data-mb-filter]", filterable],
  ["[data-mb-compare]", comparison],
  [".mb-scroll", focusable],
  // Few pages have these, so their modules are fetched where they are needed.
  [".mb-diagram", async (box) => (await import("./modelbook/diagrams.js")).diagram(box)],
  ["[data-mb-any]", async (box) => (await import("./modelbook/any.js")).any(box)],
  ["[data-mb-graph]", async (box) => (await import("./modelbook/graph.js")).graph(box)],
];

onEachPage((page) => {
  for (const [selector, part] of PARTS) page.querySelectorAll(selector).forEach(part);
  openTarget();
  previews(page);
});
addEventListener("hashchange", openTarget);
