/** Which part of the plane is in sight, and how large: sizes on screen are pixels, the camera looks at its middle. */

/** @typedef {{x: number, y: number, scale: number}} Camera */
/** @typedef {{width: number, height: number}} Size */
/** @typedef {{x: number, y: number}} Point */

const FARTHEST = 0.02;
const NEAREST = 8;
const MARGIN = 36;

/**
 * @param {Camera} camera
 * @param {Size} size
 * @param {Point} point on screen
 * @returns {Point} of the plane
 */
export function toPlane(camera, size, point) {
  return {
    x: (point.x - size.width / 2) / camera.scale + camera.x,
    y: (point.y - size.height / 2) / camera.scale + camera.y,
  };
}

/**
 * @param {Camera} camera
 * @param {number} dx by which what is seen goes along, in pixels
 * @param {number} dy
 * @returns {Camera}
 */
export function moved(camera, dx, dy) {
  return { ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale };
}

/**
 * Nearer or farther, while the given point of the screen shows what it showed.
 *
 * @param {Camera} camera
 * @param {Size} size
 * @param {Point} point
 * @param {number} factor
 * @returns {Camera}
 */
export function zoomed(camera, size, point, factor) {
  const scale = Math.min(NEAREST, Math.max(FARTHEST, camera.scale * factor));
  const there = toPlane(camera, size, point);
  return {
    x: there.x - (point.x - size.width / 2) / scale,
    y: there.y - (point.y - size.height / 2) / scale,
    scale,
  };
}

/**
 * All of the given points in sight, not larger than twice their size.
 *
 * @param {Float32Array} positions
 * @param {Iterable<number>} places of those to show
 * @param {Size} size
 * @returns {Camera}
 */
export function fitted(positions, places, size) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const place of places) {
    left = Math.min(left, positions[place * 2]);
    right = Math.max(right, positions[place * 2]);
    top = Math.min(top, positions[place * 2 + 1]);
    bottom = Math.max(bottom, positions[place * 2 + 1]);
  }
  if (left > right) return { x: 0, y: 0, scale: 1 };
  const across = Math.max(1, size.width - 2 * MARGIN) / Math.max(1, right - left);
  const down = Math.max(1, size.height - 2 * MARGIN) / Math.max(1, bottom - top);
  const scale = Math.max(FARTHEST, Math.min(2, across, down));
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale };
}
