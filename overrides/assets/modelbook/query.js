/** What a reader has chosen stands in the address, so that it can be sent to somebody and survives a reload. */

/**
 * @param {string} name
 * @returns {string} what the address says, empty where it says nothing
 */
export function read(name) {
  return new URLSearchParams(location.search).get(name) ?? "";
}

/**
 * @param {string} name
 * @param {string} value empty to take it out of the address
 */
export function write(name, value) {
  // The state belongs to Material, which keeps the scroll position in it.
  history.replaceState(history.state, "", changed(name, value));
}

/**
 * The same, as a step that the back button takes back.
 *
 * @param {string} name
 * @param {string} value
 */
export function push(name, value) {
  history.pushState(history.state, "", changed(name, value));
}

/**
 * @param {string} name
 * @param {string} value
 */
function changed(name, value) {
  const url = new URL(location.href);
  if (value) url.searchParams.set(name, value);
  else url.searchParams.delete(name);
  url.search = url.search.replaceAll("%2C", ","); // a list stays readable
  return url;
}
