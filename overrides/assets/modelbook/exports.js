/** A table's rows as they are on screen, as Markdown for the clipboard and as CSV for a file. */

import { button } from "./elements.js";

const UNSEEN = ".mb-claims, .mb-why, .mb-sr";
const THANKS = 2000; // milliseconds for which a button says that it has done its work

/** @typedef {{text: string, best: boolean}} Cell */

/**
 * @param {HTMLTableElement} table
 * @returns {Cell[][]} the head and every visible row, all equally long
 */
export function rowsOnScreen(table) {
  const rows = [...table.rows].filter((row) => !row.hidden && !row.closest("[hidden]"));
  const width = Math.max(...rows.map((row) => row.cells.length));
  return rows.map((row) => Array.from({ length: width }, (_, place) => cellOnScreen(row.cells[place])));
}

/**
 * @param {HTMLTableCellElement | undefined} cell
 * @returns {Cell}
 */
function cellOnScreen(cell) {
  if (!cell) return { text: "", best: false };
  const copy = /** @type {HTMLElement} */ (cell.cloneNode(true));
  copy.querySelectorAll(UNSEEN).forEach((unseen) => unseen.remove());
  copy.querySelectorAll("small").forEach((unit) => unit.replaceWith(`(${unit.textContent})`));
  const disputed = cell.querySelector(".mb-disputed") ? " (disputed)" : "";
  const text = (copy.textContent ?? "").replace(/\s+/g, " ").trim();
  return { text: text + disputed, best: cell.matches(".mb-best") };
}

/**
 * @param {Cell[][]} rows
 * @returns {string} a Markdown table, better values in bold
 */
export function toMarkdown(rows) {
  const lines = rows.map((row) => `| ${row.map(markdownCell).join(" | ")} |`);
  lines.splice(1, 0, `|${" --- |".repeat(rows[0].length)}`);
  return lines.join("\n") + "\n";
}

/** @param {Cell} cell */
function markdownCell({ text, best }) {
  const safe = text.replace(/[\\|`*_[\]<]/g, "\\$&");
  return best && safe ? `**${safe}**` : safe;
}

/**
 * @param {Cell[][]} rows
 * @returns {string} as RFC 4180 has it; what a spreadsheet would take for a formula is kept from being one
 */
export function toCsv(rows) {
  return rows.map((row) => row.map(({ text }) => csvCell(text)).join(",") + "\r\n").join("");
}

/** @param {string} text */
function csvCell(text) {
  const safe = /^[=@]|^[-+](?![\d.])/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Buttons that take the rows on screen away.
 *
 * @param {HTMLTableElement} table
 * @returns {HTMLButtonElement[]}
 */
export function exports(table) {
  const copy = button("Copy as Markdown", async () => {
    const done = await copied(toMarkdown(rowsOnScreen(table)));
    copy.textContent = done ? "Copied" : "Copying is not allowed here";
    setTimeout(() => (copy.textContent = "Copy as Markdown"), THANKS);
  });
  copy.setAttribute("aria-live", "polite");
  return [copy, button("CSV", () => download(toCsv(rowsOnScreen(table))))];
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether the clipboard has it; a page without a secure origin has no clipboard
 */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} csv */
function download(csv) {
  const link = document.createElement("a");
  // The mark tells spreadsheets that the file is UTF-8.
  link.href = URL.createObjectURL(new Blob(["\ufeff", csv], { type: "text/csv" }));
  link.download = `${location.pathname.split("/").filter(Boolean).at(-1) ?? "table"}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
