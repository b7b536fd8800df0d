/** What the reader's hand does on the drawing: drag, pinch, wheel, keys, and pointing at a page. */

/** @typedef {import("./camera.js").Point} Point */

/**
 * @typedef {object} Hands what a gesture asks for
 * @property {(dx: number, dy: number) => void} move by pixels
 * @property {(point: Point, factor: number) => void} zoom
 * @property {() => void} fit everything into the picture
 * @property {(point: Point | null) => void} hover null where nothing is pointed at any more
 * @property {(point: Point, event: PointerEvent) => void} press
 */

const STILL = 5; // pixels that a pressing finger may shake
const STEP = 60; // pixels for each press of an arrow key
const CLOSER = 1.3;

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };

/**
 * @param {HTMLElement} canvas
 * @param {Hands} hands
 */
export function gestures(canvas, hands) {
  pointing(canvas, hands);
  canvas.addEventListener(
    "wheel",
    (event) => {
      // Who only scrolls past the drawing does not mean it, unless the drawing was touched before.
      if (!event.ctrlKey && document.activeElement !== canvas) return;
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      hands.zoom(pointOf(canvas, event), Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.002)));
    },
    { passive: false },
  );
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const middle = { x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 };
    if (event.key in ARROWS) hands.move(...ARROWS[event.key]);
    else if (event.key === "+" || event.key === "=") hands.zoom(middle, CLOSER);
    else if (event.key === "-") hands.zoom(middle, 1 / CLOSER);
    else if (event.key === "0" || event.key === "Home") hands.fit();
    else return;
    event.preventDefault();
  });
}

/**
 * @param {HTMLElement} canvas
 * @param {Hands} hands
 */
function pointing(canvas, hands) {
  /** @type {Map<number, Point>} */
  const down = new Map();
  let travelled = 0;

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    canvas.setPointerCapture(event.pointerId);
    if (!down.size) travelled = 0;
    down.set(event.pointerId, pointOf(canvas, event));
  });
  canvas.addEventListener("pointermove", (event) => {
    const now = pointOf(canvas, event);
    const before = down.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== "touch") hands.hover(now);
      return;
    }
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    down.set(event.pointerId, now);
    if (travelled < STILL && !other) return;
    if (other) pinch(hands, other, before, now);
    else hands.move(now.x - before.x, now.y - before.y);
  });
  canvas.addEventListener("pointerup", (event) => {
    if (down.delete(event.pointerId) && !down.size && travelled < STILL) hands.press(pointOf(canvas, event), event);
  });
  canvas.addEventListener("pointercancel", (event) => {
    down.delete(event.pointerId);
    travelled = Infinity;
  });
  canvas.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch") hands.hover(null);
  });
}

/**
 * Two fingers, of which one stays.
 *
 * @param {Hands} hands
 * @param {Point} other
 * @param {Point} before
 * @param {Point} now
 */
function pinch(hands, other, before, now) {
  const apart = Math.hypot(before.x - other.x, before.y - other.y);
  const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
  hands.move((now.x - before.x) / 2, (now.y - before.y) / 2);
  if (apart) hands.zoom(middle, Math.hypot(now.x - other.x, now.y - other.y) / apart);
}

/**
 * @param {HTMLElement} canvas
 * @param {MouseEvent} event
 * @returns {Point}
 */
function pointOf(canvas, event) {
  const box = canvas.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}
