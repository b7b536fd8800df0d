/** The names of pages on the drawing, as far as they do not stand in one another's way. */

/** @typedef {import("./camera.js").Point} Point */
/** @typedef {import("./camera.js").Size} Size */

const SIZE = "12px";
const HEIGHT = 20;
const GAP = 3; // pixels between a page and its name
const LONGEST = 28;
const ROOM = 9000; // square pixels of the picture for each name in it
const TRIES = 6; // pages that are looked at for each name
const GRID = 16; // pixels across which a name takes its place
const ACROSS = 4096; // more than there are of them in a row

export class Names {
  /** @type {Map<number, {text: string, width: number}>} by the place of the page */ #known = new Map();
  /** @type {Set<number>} the parts of the picture that have a name */ #taken = new Set();
  /** @type {Size} */ #size = { width: 0, height: 0 };
  #left = 0;
  #tries = 0;

  /**
   * @param {string[]} titles
   * @param {string} font
   */
  constructor(titles, font) {
    this.titles = titles;
    this.font = `${SIZE} ${font}`;
  }

  /**
   * A new picture, without a name so far.
   *
   * @param {CanvasRenderingContext2D} pen
   * @param {string} paper the colour by which names stand out from what is below them
   * @param {Size} size
   */
  begin(pen, paper, size) {
    this.#taken.clear();
    this.#size = size;
    this.#left = Math.ceil((size.width * size.height) / ROOM);
    this.#tries = this.#left * TRIES;
    pen.font = this.font;
    pen.textAlign = "center";
    pen.textBaseline = "top";
    pen.lineWidth = 3;
    pen.lineJoin = "round";
    pen.strokeStyle = paper;
  }

  /** Whether there is no use in looking for room for another name. */
  get full() {
    return !this.#left || !this.#tries;
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {number} place
   * @param {Point} point below which the name goes, if there is room
   * @param {string} colour
   * @param {{anywhere?: boolean}} [options] whether it may be cut by the edge
   */
  write(pen, place, point, colour, { anywhere = false } = {}) {
    this.#tries--;
    const { text, width } = this.#name(pen, place);
    const top = point.y + GAP;
    const left = point.x - width / 2;
    const whole = left > 0 && left + width < this.#size.width && top + HEIGHT < this.#size.height;
    if (!(whole || anywhere) || !this.#take(left, top, width)) return;
    pen.strokeText(text, point.x, top);
    pen.fillStyle = colour;
    pen.fillText(text, point.x, top);
    this.#left--;
  }

  /**
   * @param {number} left
   * @param {number} top
   * @param {number} width
   * @returns {boolean} whether there is room, which is taken then
   */
  #take(left, top, width) {
    const parts = [];
    for (const row of [Math.floor(top / HEIGHT), Math.floor((top + HEIGHT - 6) / HEIGHT)]) {
      for (let at = Math.floor(left / GRID); at <= (left + width) / GRID; at++) parts.push(row * ACROSS + at);
    }
    if (parts.some((part) => this.#taken.has(part))) return false;
    parts.forEach((part) => this.#taken.add(part));
    return true;
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {number} place
   */
  #name(pen, place) {
    let name = this.#known.get(place);
    if (!name) {
      const title = this.titles[place];
      const text = title.length > LONGEST ? `${title.slice(0, LONGEST - 1).trimEnd()}…` : title;
      name = { text, width: pen.measureText(text).width };
      this.#known.set(place, name);
    }
    return name;
  }
}
