/** What an address or a piece of evidence leads to is shown open. */

/** The event that asks whatever hides the target to show it; it starts at the target and bubbles. */
export const REVEAL = "mb:reveal";

/** Shows what the address's fragment names: every fold around it is opened, and the claims of the fact in it. */
export function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest("article")) return;
  target.dispatchEvent(new CustomEvent(REVEAL, { bubbles: true }));
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  if (!target.matches("td, tr")) return;
  const fact = target.querySelector("details");
  if (fact) fact.open = true;
  target.scrollIntoView();
}
