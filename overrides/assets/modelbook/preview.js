/** What a link leads to, beside it for whoever points at it or comes to it by key: a page's beginning, or a part. */

import { excerptOf, piece } from "./excerpt.js";

const WAIT = 400; // milliseconds of pointing before anything is asked for
const LEAVE = 250; // milliseconds in which the way from the link to the preview is made
const KEPT = 16; // pages that need not be asked for again
const LARGEST = 3_000_000; // characters of a page that is still looked at
const GAP = 6;
const EDGE = 8;
const ID = "mb-preview";

/** Everything of the site is below this address. */
const SITE = new URL("../../", import.meta.url).href;

/** @type {Map<string, Promise<Document | null>>} by address, the last used one last */
const pages = new Map();

/**
 * Watches over all links of a page.
 *
 * @param {ParentNode} page
 */
export function previews(page) {
  if (leftToTheTheme()) return;
  const preview = new Preview();
  page.addEventListener("pointerover", (event) => {
    const link = linkOf(event);
    if (link && event instanceof PointerEvent && event.pointerType === "mouse") preview.ask(link);
  });
  page.addEventListener("pointerout", (event) => {
    const to = event instanceof PointerEvent ? event.relatedTarget : null;
    const link = linkOf(event);
    if (link && !(to instanceof Node && link.contains(to))) preview.leave();
  });
  page.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link?.matches(":focus-visible")) preview.ask(link);
  });
  page.addEventListener("focusout", () => preview.leave());
  page.addEventListener("click", () => preview.close());
}

/** Material for MkDocs has previews of its own; where a site asks for them, two would stand on top of one another. */
function leftToTheTheme() {
  const settings = document.getElementById("__config")?.textContent ?? "";
  return settings.includes('"navigation.instant.preview"');
}

/**
 * The link that an event is about, if there can be a preview of it.
 *
 * @param {Event} event
 * @returns {HTMLAnchorElement | null}
 */
function linkOf(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  return link instanceof HTMLAnchorElement && previewed(link) ? link : null;
}

/** @param {HTMLAnchorElement} link */
function previewed(link) {
  if (link.matches(".headerlink, .footnote-backref, [download], [data-preview], [class^='md-']")) return false;
  if (!link.href.startsWith(SITE) || link.search) return false;
  if (link.pathname === location.pathname) return link.hash.length > 1;
  return /(?:\/|\.html)$/.test(link.pathname);
}

/**
 * @param {string} address without a fragment
 * @returns {Promise<Document | null>} nothing runs in it and nothing of it is loaded; null where it cannot be had
 */
function pageAt(address) {
  const known = pages.get(address) ?? asked(address);
  pages.delete(address);
  pages.set(address, known);
  for (const oldest of pages.keys()) if (pages.size > KEPT) pages.delete(oldest);
  return known;
}

/** @param {string} address */
async function asked(address) {
  try {
    const answer = await fetch(address, { credentials: "same-origin" });
    const isPage = answer.ok && answer.url.startsWith(SITE) && answer.headers.get("content-type")?.includes("html");
    const text = isPage ? await answer.text() : "";
    return text && text.length < LARGEST ? new DOMParser().parseFromString(text, "text/html") : null;
  } catch {
    return null;
  }
}

/** The one preview of a page, open or not. */
class Preview {
  #timer = 0;
  /** @type {HTMLAnchorElement | null} */ #link = null;
  /** @type {HTMLElement | null} */ #box = null;

  /** @param {HTMLAnchorElement} link */
  ask(link) {
    clearTimeout(this.#timer);
    if (link === this.#link) return;
    this.#timer = setTimeout(() => this.#open(link), this.#box ? LEAVE : WAIT);
  }

  leave() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.close(), LEAVE);
  }

  close() {
    clearTimeout(this.#timer);
    this.#link?.removeAttribute("aria-describedby");
    this.#box?.remove();
    this.#link = this.#box = null;
    document.removeEventListener("keydown", this.#escape);
  }

  /** @param {KeyboardEvent} event */
  #escape = (event) => {
    if (event.key === "Escape") this.close();
  };

  /** @param {HTMLAnchorElement} link */
  async #open(link) {
    this.close();
    this.#link = link;
    const address = link.href.replace(/#.*$/s, "");
    const here = link.pathname === location.pathname;
    const page = here ? document : await pageAt(address);
    // Meanwhile the reader may have turned to something else.
    if (this.#link !== link) return;
    const found = page && (link.hash.length > 1 ? piece(page, link.hash, address) : excerptOf(page, address));
    if (!found || !link.isConnected) this.#link = null;
    else this.#show(link, found);
  }

  /**
   * @param {HTMLAnchorElement} link
   * @param {DocumentFragment} content
   */
  #show(link, content) {
    const box = document.createElement("div");
    box.id = ID;
    box.className = "mb-preview md-typeset";
    box.setAttribute("role", "tooltip");
    box.append(content);
    box.addEventListener("pointerenter", () => clearTimeout(this.#timer));
    box.addEventListener("pointerleave", () => this.leave());
    document.body.append(box);
    link.setAttribute("aria-describedby", ID);
    document.addEventListener("keydown", this.#escape);
    this.#box = box;
    stand(box, link);
  }
}

/**
 * Below the link, or above it where there is more room; never beyond the edge of the window.
 *
 * @param {HTMLElement} box
 * @param {HTMLElement} link
 */
function stand(box, link) {
  const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const whole = link.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const above = clientHeight - whole.bottom < box.offsetHeight + GAP && whole.top > clientHeight - whole.bottom;
  const top = above ? whole.top - box.offsetHeight - GAP : whole.bottom + GAP;
  const left = Math.max(EDGE, Math.min(at.left, clientWidth - box.offsetWidth - EDGE));
  box.style.top = `${top + scrollY}px`;
  box.style.left = `${left + scrollX}px`;
}
