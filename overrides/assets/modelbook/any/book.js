/** The data of the models: an index of them, and a file for each, which is fetched when it is chosen. */

/** @typedef {import("./agree.js").Fact} Fact */
/** @typedef {import("./agree.js").Field} Field */
/** @typedef {{id: string, name: string, developer: string}} Model */
/** @typedef {[text: string, amount: number] | null} Amount */
/** @typedef {{id: string, name: string, better: number}} Benchmark */
/** @typedef {[benchmark: string, taken: string, text: string, number: number | null]} Score */
/**
 * What a model takes in memory, with the least and the most where sources disagree; null where it was not worked out.
 *
 * @typedef {[text: string, bytes: number, least?: number | null, most?: number | null]} Bytes
 */
/**
 * @typedef {{facts: Record<string, Fact>, price?: [Amount, Amount, string], scores?: Score[], memory?: (Bytes | null)[],
 *   pages?: string[][]}} Sheet
 */

export class Book {
  /** @type {Map<string, Promise<Sheet>>} */ #sheets = new Map();

  /**
   * @param {any} index as it was fetched
   * @param {URL} home where it was fetched
   */
  constructor(index, home) {
    this.home = home;
    this.ending = String(index.ending);
    /** @type {Map<string, Model>} */
    this.models = new Map(index.models.map(([id, name, developer]) => [id, { id, name, developer }]));
    /** @type {{label: string, fields: Field[]}[]} */
    this.groups = index.groups.map(([label, fields]) => ({ label, fields: fields.map(field) }));
    /** @type {Benchmark[]} */
    this.benchmarks = index.benchmarks.map(([id, name, better]) => ({ id, name, better }));
    /** @type {string[]} */
    this.ways = index.ways;
    /** @type {Map<string, number>} */
    const times = new Map();
    for (const { name } of this.models.values()) times.set(name, (times.get(name) ?? 0) + 1);
    for (const one of this.models.values()) if (Number(times.get(one.name)) > 1) one.name += ` (${one.id})`;
  }

  /**
   * @param {string} id
   * @returns {Promise<Sheet>}
   */
  sheet(id) {
    const known = this.#sheets.get(id) ?? fetched(new URL(`data/${id}.json`, this.home));
    this.#sheets.set(id, known);
    known.catch(() => this.#sheets.delete(id)); // what failed may be asked for again
    return known;
  }

  /**
   * @param {string} id
   * @param {string} anchor
   */
  page(id, anchor = "") {
    const url = new URL(`../models/${id}${this.ending}`, this.home);
    url.hash = anchor;
    return url.href;
  }

  /** @param {string[]} ids of a comparison that has a page */
  comparison(ids) {
    return new URL(ids.join("-vs-") + this.ending, this.home).href;
  }
}

/**
 * @param {URL} address
 * @returns {Promise<any>}
 */
export async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

/** @param {[string, string, string, number, number?]} told */
function field([id, label, kind, better, tolerance = 0]) {
  return { id, label, kind, better, tolerance };
}
