/** Elements that the script adds. */

/**
 * @param {string} text
 * @param {() => void} act
 * @returns {HTMLButtonElement}
 */
export function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

/**
 * A row of controls.
 *
 * @param {...Element} controls
 * @returns {HTMLDivElement}
 */
export function tools(...controls) {
  const made = document.createElement("div");
  made.className = "mb-tools";
  made.append(...controls);
  return made;
}
