/** Pages as they come, with Material's instant navigation and without. */

/**
 * Calls `enhance` for every page that is shown: the first, and each that instant navigation puts in its place.
 *
 * @param {(page: ParentNode) => void} enhance
 */
export function onEachPage(enhance) {
  const shown = () => enhance(document.querySelector("article") ?? document);
  /** @type {{subscribe(next: () => void): unknown} | undefined} Material's stream of documents, which repeats the last */
  const pages = Reflect.get(window, "document$");
  if (pages) pages.subscribe(shown);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", shown, { once: true });
  else shown();
}
