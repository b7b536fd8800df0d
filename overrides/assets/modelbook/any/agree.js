/** Whether values of chosen models say the same, and which is the better one: the rules by which pages are made. */

const KIBI = 1.024;
const NEARLY = 1 + 1e-9; // numbers here are binary, and those that were written are decimal

/**
 * A fact as the data have it: the kind of absence, or text, key and, where sources disagree, what each of them says.
 *
 * @typedef {string | [text: string, key?: any, said?: string[]]} Fact
 * @typedef {{id: string, label: string, kind: string, better: number, tolerance: number}} Field
 * @typedef {Exclude<Fact, string>} Value
 */

/**
 * @param {Fact | undefined} fact
 * @returns {fact is Value}
 */
export function hasValue(fact) {
  return Array.isArray(fact);
}

/**
 * @param {Fact | undefined} fact
 * @returns {boolean}
 */
export function disputed(fact) {
  return hasValue(fact) && fact.length > 2;
}

/**
 * Whether the models differ: two values disagree, or one has a value where another has none.
 *
 * @param {Field} field
 * @param {(Fact | undefined)[]} facts
 * @returns {boolean}
 */
export function differ(field, facts) {
  const values = facts.filter(hasValue);
  if (values.length > 0 && values.length < facts.length) return true;
  return values.some((one, at) => values.slice(at + 1).some((other) => !agree(field, one, other)));
}

/**
 * The places of the better value. Nobody's where one is absent or disputed, where all tie, where there is no order, or
 * where one of the first also agrees with one that is not.
 *
 * @param {Field} field
 * @param {(Fact | undefined)[]} facts
 * @returns {number[]}
 */
export function leading(field, facts) {
  const values = facts.filter((fact) => hasValue(fact) && !disputed(fact));
  if (!field.better || values.length < facts.length || !differ(field, facts)) return [];
  const sizes = values.map((value) => size(field, /** @type {Value} */ (value)));
  if (sizes.includes(null)) return [];
  const known = /** @type {number[]} */ (sizes);
  const top = field.better > 0 ? Math.max(...known) : Math.min(...known);
  const tops = values.filter((_, place) => known[place] === top);
  const level = (/** @type {any} */ value) => tops.some((one) => agree(field, value, /** @type {Value} */ (one)));
  const leads = (/** @type {number} */ place) => known[place] === top || (facts.length > 2 && level(values[place]));
  const places = [...values.keys()].filter(leads);
  const others = values.filter((_, place) => !places.includes(place));
  const vague = places.some((place) => others.some((one) => agree(field, values[place], /** @type {Value} */ (one))));
  return others.length && !vague ? places : [];
}

/**
 * @param {Field} field
 * @param {Value} one
 * @param {Value} other
 * @returns {boolean}
 */
export function agree(field, one, other) {
  const [a, b] = [one[1] ?? one[0], other[1] ?? other[0]];
  if (field.kind === "number" || field.kind === "binary") return near(a, b, field.tolerance, field.kind === "binary");
  if (field.kind === "date") return `${a}-`.startsWith(`${b}-`) || `${b}-`.startsWith(`${a}-`); // as far as both say
  if (field.kind === "choice") return chosen(a) === chosen(b);
  if (field.kind === "text") return a === b || (folded(a) === folded(b) && folded(a) !== "");
  return a === b;
}

/**
 * @param {Field} field
 * @param {Value} value
 * @returns {number | null} grows with the value, a newer date and a yes being more
 */
function size(field, [, key]) {
  if (field.kind === "date") return Number(key.replaceAll("-", "").padEnd(8, "0"));
  const number = Array.isArray(key) ? key[0] : key;
  return typeof number === "number" ? number : null;
}

/** @param {string} labels case and order do not matter */
function chosen(labels) {
  return labels.toUpperCase().split(", ").sort().join(", ");
}

/** @param {string} text in capitals, since ß has no other way to meet SS */
function folded(text) {
  return text.toUpperCase().replace(/[^\p{L}\p{N}+.#]/gu, "");
}

/**
 * Two numbers print the same at the coarser precision, or lie within the tolerance; a round one may count in 1,024s.
 *
 * @param {[number, number, number?]} one number, size of its last digit, 1 if it was abbreviated
 * @param {[number, number, number?]} other
 * @param {number} tolerance
 * @param {boolean} binary
 */
function near(one, other, tolerance, binary) {
  const [a, b] = [one[0], other[0]];
  if (a === b) return true;
  if (!a || !b || a > 0 !== b > 0) return false;
  const reach = (Math.max(one[1], other[1]) / 2) * NEARLY;
  if (Math.abs(a - b) <= Math.max(reach, tolerance * Math.max(Math.abs(a), Math.abs(b)) * NEARLY)) return true;
  if (!binary) return false;
  return [...readings(one).map((read) => read - b), ...readings(other).map((read) => read - a)].some(
    (apart) => Math.abs(apart) <= reach,
  );
}

/** @param {[number, number, number?]} quantity */
function readings([number, , compact]) {
  const found = compact || number % 1000 === 0 ? [number * KIBI] : [];
  return number % 1_000_000 === 0 ? [...found, number * KIBI * KIBI] : found;
}
