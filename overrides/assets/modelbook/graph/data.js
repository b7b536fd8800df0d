/** The pages of the graph and how they are linked, as arrays by the place of a page. */

/** @typedef {{id: string, word: string, side: number}} Kind what pages are, with the number of their colour */

/**
 * @typedef {object} Data
 * @property {Kind[]} kinds
 * @property {string[]} titles
 * @property {string[]} addresses relative to the file that they were read from
 * @property {string[]} tags
 * @property {Uint8Array} kind of each page, as its place in `kinds`
 * @property {Uint32Array} ends the two ends of the first link, of the second, and so on
 * @property {Uint32Array} starts where the neighbours of each page begin in `neighbours`; one more for the end
 * @property {Uint32Array} neighbours
 * @property {Uint32Array} order the pages from the most linked to the least
 */

/**
 * @param {{kinds: [string, string, number][], nodes: [string, string, number, number[], string?][]}} json
 * @returns {Data}
 */
export function read({ kinds, nodes }) {
  const ends = Uint32Array.from(nodes.flatMap(([, , , linked], place) => linked.flatMap((other) => [place, other])));
  const { starts, neighbours } = sides(nodes.length, ends);
  const order = Uint32Array.from(nodes.keys());
  order.sort((one, other) => starts[other + 1] - starts[other] - (starts[one + 1] - starts[one]) || one - other);
  return {
    kinds: kinds.map(([id, word, side]) => ({ id, word, side })),
    titles: nodes.map(([title]) => title),
    addresses: nodes.map(([, address]) => address),
    tags: nodes.map(([, , , , tags]) => tags ?? ""),
    kind: Uint8Array.from(nodes, ([, , kind]) => kind),
    ends,
    starts,
    neighbours,
    order,
  };
}

/**
 * @param {number} count of pages
 * @param {Uint32Array} ends
 * @returns {{starts: Uint32Array, neighbours: Uint32Array}}
 */
export function sides(count, ends) {
  const starts = new Uint32Array(count + 1);
  for (const end of ends) starts[end + 1]++;
  for (let place = 0; place < count; place++) starts[place + 1] += starts[place];
  const next = starts.slice(0, count);
  const neighbours = new Uint32Array(ends.length);
  for (let at = 0; at < ends.length; at += 2) {
    neighbours[next[ends[at]]++] = ends[at + 1];
    neighbours[next[ends[at + 1]]++] = ends[at];
  }
  return { starts, neighbours };
}

/**
 * @param {Data} data
 * @param {number} place
 * @returns {Uint32Array}
 */
export function neighboursOf(data, place) {
  return data.neighbours.subarray(data.starts[place], data.starts[place + 1]);
}
