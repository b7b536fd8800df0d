/** Works the layout out beside the page, which stays free for whoever reads it. */

import { Layout } from "./forces.js";

const PAUSE = 80; // milliseconds between two pictures of the layout
const LONGEST = 20_000; // milliseconds after which the layout is good enough

addEventListener("message", ({ data: { count, ends } }) => {
  const layout = new Layout(count, ends);
  const begun = performance.now();
  let told = begun;
  for (let more = true; more; ) {
    more = layout.step() && performance.now() - begun < LONGEST;
    if (more && performance.now() - told < PAUSE) continue;
    const positions = layout.positions();
    postMessage({ positions, done: !more }, { transfer: [positions.buffer] });
    told = performance.now();
  }
});
