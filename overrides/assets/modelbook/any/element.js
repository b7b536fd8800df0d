/** Elements of the table and of what stands around it. */

/**
 * An element with these properties; text is never read as HTML.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}
