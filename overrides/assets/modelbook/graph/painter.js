/**
 * The drawing itself. Links are many, so they are drawn a few at a time behind the picture that is shown, which is only
 * shifted and stretched until they are done; the reader's hand never waits for them.
 */

import { neighboursOf } from "./data.js";
import { Names } from "./names.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./camera.js").Camera} Camera */
/** @typedef {import("./camera.js").Point} Point */
/** @typedef {{ink: string, muted: string, paper: string, edge: string, accent: string, sides: string[]}} Colours */

const SLICE = 6; // milliseconds of each picture for drawing links
const BATCH = 400; // links between two looks at the clock
const FEW = 1500; // links that are drawn at once, however often
const SKETCH = 5000; // links that stand for all of them while the layout is being worked out
const REST = 100; // milliseconds after the last movement before many links are drawn anew
const REACH = 8; // pixels beside a page at which it is still meant

/** @typedef {{camera: Camera, positions: Float32Array, at: number, step: number}} Job `step` is from link to link */

export class Painter {
  /** @type {Float32Array} */ #newest = new Float32Array();
  /** @type {Float32Array} as they are on screen */ #positions = new Float32Array();
  /** @type {Camera} */ #drawn = { x: 0, y: 0, scale: 1 };
  /** @type {Job | null} */ #job = null;
  /** @type {Names} */ #names;
  #stale = false;
  #asked = false;
  #rest = 0;
  #settled = false;

  /** @type {Camera} */ camera = { x: 0, y: 0, scale: 1 };
  /** @type {number} the page that is looked at, -1 for none */ chosen = -1;
  /** @type {Set<number> | null} the pages that are searched for, null for all */ wanted = null;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Data} data
   * @param {Colours} colours
   */
  constructor(canvas, data, colours) {
    this.canvas = canvas;
    this.data = data;
    this.colours = colours;
    this.#names = new Names(data.titles, getComputedStyle(canvas).fontFamily);
    /** Whether a page of each kind is shown. */
    this.kinds = data.kinds.map(() => true);
    this.size = { width: 0, height: 0 };
    this.ratio = 1;
    this.front = document.createElement("canvas");
    this.back = document.createElement("canvas");
  }

  /**
   * @param {number} width in pixels
   * @param {number} height
   */
  resize(width, height) {
    this.size = { width, height };
    this.ratio = Math.min(2, devicePixelRatio || 1);
    for (const one of [this.canvas, this.front, this.back]) {
      one.width = Math.round(width * this.ratio);
      one.height = Math.round(height * this.ratio);
    }
    this.#job = null;
    this.redraw();
  }

  /**
   * @param {Float32Array} positions
   * @param {boolean} settled whether they are the last ones
   */
  place(positions, settled) {
    this.#settled = settled;
    this.#newest = positions;
    if (!this.#positions.length) this.#positions = positions;
    this.redraw();
  }

  /** @returns {Float32Array} where the pages are, or are about to be */
  get positions() {
    return this.#newest;
  }

  /** Everything has to be drawn anew. */
  redraw() {
    this.#stale = true;
    this.refresh();
  }

  /** @param {Camera} camera */
  look(camera) {
    this.camera = camera;
    clearTimeout(this.#rest);
    if (this.data.ends.length / 2 <= FEW) this.redraw();
    else {
      this.#rest = setTimeout(() => this.redraw(), REST);
      this.refresh();
    }
  }

  /** What changed is not the links. */
  refresh() {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.#paint();
    });
  }

  /**
   * @param {number} place
   * @returns {boolean}
   */
  shows(place) {
    return this.kinds[this.data.kind[place]];
  }

  /**
   * @param {Point} point on screen
   * @returns {number} the page there, -1 for none
   */
  at(point) {
    let [nearest, least] = [-1, Infinity];
    const { camera, size } = this;
    for (let place = 0; place < this.data.titles.length; place++) {
      const dx = (this.#positions[place * 2] - camera.x) * camera.scale + size.width / 2 - point.x;
      const dy = (this.#positions[place * 2 + 1] - camera.y) * camera.scale + size.height / 2 - point.y;
      const beyond = Math.hypot(dx, dy) - this.#radius(place);
      if (beyond < REACH && beyond < least && this.shows(place)) [nearest, least] = [place, beyond];
    }
    return nearest;
  }

  /** @param {number} place */
  #radius(place) {
    const degree = this.data.starts[place + 1] - this.data.starts[place];
    const nearness = Math.min(2.2, Math.max(0.35, Math.sqrt(this.camera.scale)));
    return (2.2 + Math.min(9, Math.sqrt(degree) * 0.75)) * nearness;
  }

  #paint() {
    if (!this.#positions.length || !this.size.width) return;
    if (this.#stale && !this.#job) {
      const left = this.#settled ? 1 : Math.ceil(this.data.ends.length / 2 / SKETCH);
      this.#job = { camera: this.camera, positions: this.#newest, at: 0, step: 2 * left };
      this.#stale = false;
      this.#clear(this.back);
    }
    if (this.#job) this.#continue(this.#job);
    this.#compose();
    if (this.#job || this.#stale) this.refresh();
  }

  /** @param {HTMLCanvasElement} canvas */
  #clear(canvas) {
    const pen = context(canvas);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalAlpha = 1;
    pen.clearRect(0, 0, canvas.width, canvas.height);
    return pen;
  }

  /**
   * Some more links; with the last of them the two pictures change places.
   *
   * @param {Job} job
   */
  #continue(job) {
    const { ends } = this.data;
    const pen = context(this.back);
    this.#plane(pen, job.camera);
    pen.strokeStyle = this.colours.edge;
    // The more lines there are the more of them lie on one another.
    pen.globalAlpha = Math.min(0.6, Math.max(0.14, 17 / Math.sqrt(ends.length / job.step)));
    pen.lineWidth = Math.min(1, 0.5 + job.camera.scale * 0.4) / job.camera.scale;
    const until = performance.now() + SLICE;
    do {
      const end = Math.min(ends.length, job.at + BATCH * job.step);
      pen.beginPath();
      for (; job.at < end; job.at += job.step) this.#line(pen, job.positions, ends[job.at], ends[job.at + 1]);
      pen.stroke();
      // A browser puts off what it is told to draw; only looking at the picture makes it do so now, and the clock true.
      pen.getImageData(0, 0, 1, 1);
    } while (job.at < ends.length && performance.now() < until);
    if (job.at < ends.length) return;
    [this.front, this.back] = [this.back, this.front];
    this.#drawn = job.camera;
    this.#positions = job.positions;
    this.#job = null;
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {Camera} camera
   */
  #plane(pen, camera) {
    const scale = camera.scale * this.ratio;
    const x = (this.size.width / 2) * this.ratio - camera.x * scale;
    const y = (this.size.height / 2) * this.ratio - camera.y * scale;
    pen.setTransform(scale, 0, 0, scale, x, y);
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {Float32Array} positions
   * @param {number} one
   * @param {number} other
   */
  #line(pen, positions, one, other) {
    if (!this.shows(one) || !this.shows(other)) return;
    pen.moveTo(positions[one * 2], positions[one * 2 + 1]);
    pen.lineTo(positions[other * 2], positions[other * 2 + 1]);
  }

  #compose() {
    const pen = this.#clear(this.canvas);
    const stretch = this.camera.scale / this.#drawn.scale;
    const dx = (this.#drawn.x - this.camera.x) * this.camera.scale + (1 - stretch) * (this.size.width / 2);
    const dy = (this.#drawn.y - this.camera.y) * this.camera.scale + (1 - stretch) * (this.size.height / 2);
    pen.setTransform(stretch, 0, 0, stretch, dx * this.ratio, dy * this.ratio);
    pen.globalAlpha = this.chosen >= 0 || this.wanted ? 0.3 : 1;
    pen.drawImage(this.front, 0, 0);
    pen.globalAlpha = 1;
    const near = this.#near();
    if (this.chosen >= 0) this.#links(pen);
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.#pages(pen, near);
    this.#write(pen, near);
  }

  /** @returns {Set<number> | null} the pages that stand out, null for all alike */
  #near() {
    if (this.chosen < 0) return this.wanted;
    return new Set([this.chosen, ...neighboursOf(this.data, this.chosen)]);
  }

  /** @param {CanvasRenderingContext2D} pen */
  #links(pen) {
    this.#plane(pen, this.camera);
    pen.strokeStyle = this.colours.accent;
    pen.lineWidth = 1.2 / this.camera.scale;
    pen.beginPath();
    for (const other of neighboursOf(this.data, this.chosen)) this.#line(pen, this.#positions, this.chosen, other);
    pen.stroke();
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {Set<number> | null} near
   */
  #pages(pen, near) {
    const { kinds, kind, titles } = this.data;
    for (const [at, { id, side }] of kinds.entries()) {
      if (!this.kinds[at]) continue;
      pen.fillStyle = this.colours.sides[side];
      for (const stands of near ? [false, true] : [true]) {
        pen.globalAlpha = stands ? 1 : 0.25;
        pen.beginPath();
        for (let place = 0; place < titles.length; place++) {
          if (kind[place] === at && (!near || near.has(place) === stands)) this.#sign(pen, place, id === "model");
        }
        pen.fill();
      }
    }
    pen.globalAlpha = 1;
  }

  /**
   * @param {number} place
   * @returns {Point}
   */
  #onScreen(place) {
    const { camera, size } = this;
    return {
      x: (this.#positions[place * 2] - camera.x) * camera.scale + size.width / 2,
      y: (this.#positions[place * 2 + 1] - camera.y) * camera.scale + size.height / 2,
    };
  }

  /** @param {Point} point */
  #inSight({ x, y }) {
    return x > -20 && y > -20 && x < this.size.width + 20 && y < this.size.height + 20;
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {number} place
   * @param {boolean} square
   */
  #sign(pen, place, square) {
    const point = this.#onScreen(place);
    if (!this.#inSight(point)) return;
    const radius = this.#radius(place);
    if (square) pen.rect(point.x - radius * 0.9, point.y - radius * 0.9, radius * 1.8, radius * 1.8);
    else {
      pen.moveTo(point.x + radius, point.y);
      pen.arc(point.x, point.y, radius, 0, 2 * Math.PI);
    }
  }

  /**
   * The name of the page that is looked at, and of the most linked ones for which there is room.
   *
   * @param {CanvasRenderingContext2D} pen
   * @param {Set<number> | null} near
   */
  #write(pen, near) {
    const { chosen, colours, size } = this;
    this.#names.begin(pen, colours.paper, size);
    /** @param {number} place */
    const under = (place) => {
      const { x, y } = this.#onScreen(place);
      return { x, y: y + this.#radius(place) };
    };
    if (chosen >= 0) this.#names.write(pen, chosen, under(chosen), colours.ink, { anywhere: true });
    for (const place of this.data.order) {
      if (this.#names.full) return;
      if (place === chosen || !this.shows(place) || (near && !near.has(place))) continue;
      if (this.#inSight(this.#onScreen(place))) this.#names.write(pen, place, under(place), colours.muted);
    }
  }
}

/** @param {HTMLCanvasElement} canvas */
function context(canvas) {
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: !canvas.isConnected }));
}
