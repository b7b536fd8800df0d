/** Boxes that scroll can be reached by key, and only these: one that shows everything is no stop on the way. */

const FOCUSABLE = { tabindex: "0", role: "region" };

const observer = new ResizeObserver((entries) => {
  const boxes = new Set(entries.map(({ target }) => target.closest(".mb-scroll")));
  // All is measured before anything is changed, so that the browser lays the page out once.
  const measured = [...boxes].map((box) => ({ box, scrolls: box !== null && overflows(box) }));
  for (const { box, scrolls } of measured) if (box) mark(box, scrolls);
});

/** @param {Element} box */
function overflows(box) {
  return box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
}

/**
 * @param {Element} box
 * @param {boolean} scrolls
 */
function mark(box, scrolls) {
  for (const [name, value] of Object.entries(FOCUSABLE)) {
    if (scrolls) box.setAttribute(name, value);
    else box.removeAttribute(name);
  }
  const name = box.querySelector("table")?.getAttribute("aria-label");
  if (scrolls && name) box.setAttribute("aria-label", name);
  else box.removeAttribute("aria-label");
}

/** @param {Element} box */
export function focusable(box) {
  observer.observe(box);
  for (const table of box.children) observer.observe(table);
}
