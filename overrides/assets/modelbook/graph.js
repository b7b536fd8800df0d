/** The drawing of the whole graph: every page a sign, every link a line; found by name, by kind, by hand and by key. */

import { button, tools } from "./elements.js";
import { holds } from "./filter.js";
import { fitted, moved, zoomed } from "./graph/camera.js";
import { neighboursOf, read as readGraph } from "./graph/data.js";
import { gestures } from "./graph/gestures.js";
import { Painter } from "./graph/painter.js";
import { read, write } from "./query.js";

/** @typedef {import("./graph/data.js").Data} Data */
/** @typedef {import("./graph/camera.js").Point} Point */

const FIND = "find";
const WITHOUT = "without";
const MOST_FOUND = 12;
const WAIT = 120; // milliseconds without a key before the drawing follows
const SIDES = 4;
const CLOSER = 1.4;
const HELP = "Graph of notes and models. Arrow keys move it, + and − zoom, 0 shows all of it.";

/**
 * `data-mb-graph` on the box is the address of the graph's data, to which those of the pages are relative.
 *
 * @param {HTMLElement} box
 */
export async function graph(box) {
  const home = new URL(box.dataset.mbGraph ?? "", location.href);
  try {
    const answer = await fetch(home);
    if (!answer.ok) throw new Error(answer.statusText);
    new Drawing(box, readGraph(await answer.json()), home);
  } catch {
    box.textContent = "The drawing could not be loaded; the lists below need none.";
  }
}

/** The drawing with its controls. */
class Drawing {
  /** Whether the reader has turned to a part of it; until then all of it is kept in sight. */
  #turned = false;
  #waiting = 0;

  canvas = document.createElement("canvas");
  about = document.createElement("p");
  found = document.createElement("ul");
  input = document.createElement("input");
  count = document.createElement("output");
  /** @type {HTMLButtonElement[]} one for each kind of page */ toggles = [];
  /** @type {number[] | null} the pages that are searched for, null for all */ matches = null;

  /**
   * @param {HTMLElement} box
   * @param {Data} data
   * @param {URL} home
   */
  constructor(box, data, home) {
    this.data = data;
    this.home = home;
    this.box = box;
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", HELP);
    this.about.className = "mb-small";
    box.replaceChildren(this.#controls(), this.canvas, this.about, this.found);
    this.painter = new Painter(this.canvas, data, colours(box));
    this.#watch();
    this.#gestures();
    this.#layOut();
    this.#kinds();
    this.#find();
  }

  #controls() {
    this.input.type = "search";
    this.input.placeholder = "Find a page";
    this.input.setAttribute("aria-label", "Find a page in the graph");
    this.input.value = read(FIND);
    this.input.addEventListener("input", () => {
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => this.#find(), WAIT);
    });
    const without = read(WITHOUT).split(",");
    this.toggles = this.data.kinds.map(({ id, word, side }) => {
      const toggle = button(word, () => {
        toggle.setAttribute("aria-pressed", String(toggle.getAttribute("aria-pressed") !== "true"));
        this.#kinds();
      });
      toggle.className = `mb-side-${side}`;
      toggle.dataset.kind = id;
      toggle.setAttribute("aria-pressed", String(!without.includes(id)));
      return toggle;
    });
    const middle = () => ({ x: this.canvas.clientWidth / 2, y: this.canvas.clientHeight / 2 });
    const closer = button("+", () => this.#zoom(middle(), CLOSER));
    closer.setAttribute("aria-label", "Zoom in");
    const farther = button("−", () => this.#zoom(middle(), 1 / CLOSER));
    farther.setAttribute("aria-label", "Zoom out");
    return tools(this.input, this.count, ...this.toggles, closer, farther, button("Show all", () => this.#fit()));
  }

  #watch() {
    new ResizeObserver(() => {
      this.painter.resize(this.canvas.clientWidth, this.canvas.clientHeight);
      if (!this.#turned) this.#keepInSight();
    }).observe(this.canvas);
    const repaint = () => {
      this.painter.colours = colours(this.box);
      this.painter.redraw();
    };
    new MutationObserver(repaint).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  }

  #gestures() {
    let touched = -1;
    gestures(this.canvas, {
      move: (dx, dy) => this.#look(moved(this.painter.camera, dx, dy)),
      zoom: (point, factor) => this.#zoom(point, factor),
      fit: () => this.#fit(),
      hover: (point) => this.#choose(point ? this.painter.at(point) : -1),
      press: (point, event) => {
        const place = this.painter.at(point);
        // A finger cannot hover: its first tap shows what is there, its second one goes there.
        const opens = event.pointerType !== "touch" || place === touched;
        touched = place;
        this.#choose(place);
        if (place < 0 || !opens) return;
        if (event.ctrlKey || event.metaKey) open(this.#address(place), "_blank", "noopener");
        else this.about.querySelector("a")?.click();
      },
    });
  }

  #layOut() {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const worker = new Worker(new URL("./graph/worker.js", import.meta.url), { type: "module" });
    this.about.textContent = "Finding a place for every page …";
    worker.addEventListener("message", ({ data: { positions, done } }) => {
      if (done) worker.terminate();
      if (done) this.#choose(this.painter.chosen);
      if (!this.canvas.isConnected) worker.terminate();
      if (calm && !done) return;
      this.painter.place(positions, done);
      if (!this.#turned) this.#keepInSight();
      this.box.toggleAttribute("data-mb-done", done);
    });
    worker.postMessage({ count: this.data.titles.length, ends: this.data.ends });
  }

  /** @param {import("./graph/camera.js").Camera} camera */
  #look(camera) {
    this.#turned = true;
    this.painter.look(camera);
  }

  /**
   * @param {Point} point
   * @param {number} factor
   */
  #zoom(point, factor) {
    this.#look(zoomed(this.painter.camera, this.painter.size, point, factor));
  }

  #fit() {
    this.#turned = false;
    this.#keepInSight();
  }

  /** What is searched for, or everything. */
  #keepInSight() {
    const { wanted, positions, size } = this.painter;
    const places = wanted?.size ? wanted : this.data.order;
    const shown = [...places].filter((place) => this.painter.shows(place));
    if (positions.length) this.painter.look(fitted(positions, shown, size));
  }

  #kinds() {
    this.painter.kinds = this.toggles.map((toggle) => toggle.getAttribute("aria-pressed") === "true");
    const without = this.toggles.filter((toggle) => toggle.getAttribute("aria-pressed") !== "true");
    this.#say(WITHOUT, without.map((toggle) => toggle.dataset.kind).join(","));
    this.painter.redraw();
    this.#list();
  }

  #find() {
    const asked = this.input.value.trim();
    const { order, titles, tags } = this.data;
    const exactly = asked.toLocaleLowerCase();
    /** @param {number} place */
    const named = (place) => Number(titles[place].toLocaleLowerCase() === exactly);
    this.matches = asked ? [...order].filter((place) => holds(`${titles[place]} ${tags[place]}`, asked)) : null;
    this.matches?.sort((one, other) => named(other) - named(one));
    this.painter.wanted = this.matches && new Set(this.matches);
    this.painter.refresh();
    this.#say(FIND, asked);
    this.#list();
  }

  /** The pages that were searched for as links: the way through the graph for whoever does not use the drawing. */
  #list() {
    const found = (this.matches ?? []).filter((place) => this.painter.shows(place));
    this.count.value = this.matches ? `${found.length} found` : "";
    this.found.replaceChildren(
      ...found.slice(0, MOST_FOUND).map((place) => {
        const item = document.createElement("li");
        const link = this.#link(place);
        for (const event of ["focus", "pointerenter"]) link.addEventListener(event, () => this.#choose(place));
        for (const event of ["blur", "pointerleave"]) link.addEventListener(event, () => this.#choose(-1));
        item.append(link);
        return item;
      }),
    );
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  #say(name, value) {
    if (read(name) !== value) write(name, value);
  }

  /** @param {number} place */
  #choose(place) {
    this.canvas.style.cursor = place < 0 ? "" : "pointer";
    if (place !== this.painter.chosen) {
      this.painter.chosen = place;
      this.painter.refresh();
    }
    if (place < 0) {
      this.about.textContent = "Drag to move; pinch, or Ctrl and the wheel, to zoom; a click opens a page.";
      return;
    }
    const links = neighboursOf(this.data, place).length;
    const word = this.data.kinds[this.data.kind[place]].id;
    this.about.replaceChildren(this.#link(place), ` · ${word} · ${links} link${links === 1 ? "" : "s"}`);
  }

  /** @param {number} place */
  #link(place) {
    const link = document.createElement("a");
    link.href = this.#address(place);
    link.textContent = this.data.titles[place];
    return link;
  }

  /** @param {number} place */
  #address(place) {
    return new URL(this.data.addresses[place], this.home).href;
  }
}

/**
 * The colours of the page as they are now; a canvas knows nothing of the page's own names for them.
 *
 * @param {HTMLElement} box
 * @returns {import("./graph/painter.js").Colours}
 */
function colours(box) {
  const probe = document.createElement("span");
  box.append(probe);
  /** @param {string} name */
  const of = (name) => {
    probe.style.color = `var(--mb-${name})`;
    return getComputedStyle(probe).color;
  };
  const found = {
    ink: of("ink"),
    muted: of("muted"),
    paper: of("paper"),
    edge: of("edge"),
    accent: of("accent"),
    sides: Array.from({ length: SIDES }, (_, side) => of(`side-${side}`)),
  };
  probe.remove();
  return found;
}
