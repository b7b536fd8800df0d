/** What an address or a piece of evidence leads to is shown open. */

/** The event that asks whatever hides the target to show it; it starts at the target and bubbles. */
export const REVEAL = "mb:reveal";

/** Shows what the address's fragment names: every fold around it is opened, and the claims of the fact in it. */
export function openTarget() {
  const target = document.getElementById(decoded(location.hash.slice(1)));
  if (!target?.closest("article")) return;
  target.dispatchEvent(new CustomEvent(REVEAL, { bubbles: true }));
  const folds = foldsAround(target);
  const moved = folds.some((fold) => !fold.open);
  for (const fold of folds) fold.open = true;
  const fact = target.matches("td, tr") ? target.querySelector("details") : null;
  if (fact) fact.open = true;
  if (moved || target.matches("td, tr")) target.scrollIntoView();
}

/**
 * A fragment as the page writes it; as it stands where it is not encoded as it should be.
 *
 * @param {string} name
 */
export function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * @param {Element} target
 * @returns {HTMLDetailsElement[]}
 */
function foldsAround(target) {
  const fold = target.closest("details");
  return fold ? [fold, ...(fold.parentElement ? foldsAround(fold.parentElement) : [])] : [];
}
