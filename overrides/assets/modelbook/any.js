/** Any models side by side: found by name, kept in the address, put into a table as they are chosen. */

import { Book, fetched } from "./any/book.js";
import { element } from "./any/element.js";
import { table } from "./any/table.js";
import { comparison } from "./comparison.js";
import { button, tools } from "./elements.js";
import { holds } from "./filter.js";
import { push, read } from "./query.js";
import { focusable } from "./scroll.js";

const QUERY = "models";
const FEWEST = 2;
const MOST = 6;
const MOST_FOUND = 8;

/**
 * `data-mb-any` on the box is the address of the index, to which all others are relative.
 *
 * @param {HTMLElement} box
 */
export async function any(box) {
  const home = new URL(box.dataset.mbAny ?? "", location.href);
  try {
    new Picker(box, new Book(await fetched(home), home));
  } catch {
    box.textContent = "The models could not be loaded; the tables of this site need no script.";
  }
}

/** The controls, and the table of what is chosen. */
class Picker {
  input = document.createElement("input");
  count = document.createElement("output");
  chosen = tools();
  found = tools();
  result = document.createElement("div");
  /** @type {string[]} */ ids = [];
  /** @type {string[]} what the address names and nobody knows */ unknown = [];

  /**
   * @param {HTMLElement} box
   * @param {Book} book
   */
  constructor(box, book) {
    this.book = book;
    this.names = [...book.models.values()].map((one) => ({ ...one, text: `${one.name} ${one.developer} ${one.id}` }));
    this.input.type = "search";
    this.input.placeholder = "Add a model by name";
    this.input.setAttribute("aria-label", "Find a model to add");
    this.input.addEventListener("input", () => this.#find());
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.found.querySelector("button")?.click();
    });
    box.replaceChildren(tools(this.input, this.count), this.found, this.chosen, this.result);
    const asked = () => {
      if (box.isConnected) this.#read();
      else removeEventListener("popstate", asked);
    };
    addEventListener("popstate", asked);
    this.#read();
  }

  /** Takes the choice from the address. */
  #read() {
    const asked = [...new Set(read(QUERY).split(",").filter(Boolean))];
    this.unknown = asked.filter((id) => !this.book.models.has(id));
    this.ids = asked.filter((id) => this.book.models.has(id)).slice(0, MOST);
    this.#show();
  }

  /** @param {string[]} ids */
  #choose(ids) {
    this.ids = ids;
    this.unknown = [];
    push(QUERY, ids.join(","));
    this.input.value = "";
    this.#show();
    if (this.input.disabled) this.chosen.querySelector("button")?.focus();
    else this.input.focus();
  }

  #find() {
    const asked = this.input.value.trim();
    const left = asked ? this.names.filter(({ id, text }) => !this.ids.includes(id) && holds(text, asked)) : [];
    // Whose name begins with the words comes first, then by length: of a family, the plain name.
    const key = (/** @type {{name: string}} */ { name }) => Number(!name.toLowerCase().startsWith(asked.toLowerCase()));
    left.sort((one, other) => key(one) - key(other) || one.name.length - other.name.length);
    this.found.replaceChildren(
      ...left.slice(0, MOST_FOUND).map(({ id, name, developer }) => {
        const made = button(`+ ${name}`, () => this.#choose([...this.ids, id]));
        made.title = developer;
        return made;
      }),
    );
    this.#count(asked ? `${left.length} found` : "");
  }

  /** @param {string} [said] */
  #count(said) {
    const full = this.ids.length >= MOST;
    this.input.disabled = full;
    this.count.value = said || (full ? `${MOST} chosen, the most` : `${this.ids.length} of up to ${MOST} chosen`);
  }

  async #show() {
    const { book, ids } = this;
    const models = ids.flatMap((id) => book.models.get(id) ?? []);
    this.chosen.replaceChildren(
      ...models.map(({ id, name }) => {
        const made = button(`${name} ×`, () => this.#choose(ids.filter((other) => other !== id)));
        made.setAttribute("aria-label", `Remove ${name}`);
        return made;
      }),
    );
    this.#find();
    const notes = this.unknown.map((id) => note(`No model here is called “${id}”.`));
    if (ids.length < FEWEST) {
      this.result.replaceChildren(...notes, note(ids.length ? "Choose another model." : "Choose at least two models."));
      return;
    }
    try {
      const sheets = await Promise.all(ids.map((id) => book.sheet(id)));
      if (ids !== this.ids) return; // chosen anew meanwhile
      const compared = element("div", {});
      compared.dataset.mbCompare = "differences";
      const scroll = element("div", { className: "mb-scroll" });
      scroll.append(table(book, models, sheets));
      compared.append(scroll);
      this.result.replaceChildren(...notes, this.#verdict(sheets), compared);
      comparison(compared, 0);
      focusable(scroll);
    } catch {
      this.result.replaceChildren(...notes, note("The facts of these models could not be loaded."));
    }
  }

  /** @param {import("./any/book.js").Sheet[]} sheets */
  #verdict(sheets) {
    const wanted = [...this.ids].sort().join();
    const page = sheets[0].pages?.find((ids) => [...ids].sort().join() === wanted);
    const made = note(page ? "" : "No verdict is written for just these models; here are their facts.");
    if (page) {
      const href = this.book.comparison(page);
      made.append(element("a", { href, textContent: "The comparison of just these models" }));
      made.append(" has a verdict, with its evidence.");
    }
    return made;
  }
}

/** @param {string} text */
function note(text) {
  return element("p", { className: "mb-small", textContent: text });
}
