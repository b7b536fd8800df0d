/** The colours of a page as Mermaid takes them. */

const COLOURED = 12; // slices and sections that Mermaid has colours for
const SIDES = [0, 1, 2, 3];

/**
 * What is to be drawn with, light or dark as the page is now.
 *
 * @param {HTMLElement} box
 */
export function themeOf(box) {
  const colour = colours(box);
  return {
    darkMode: isDark(box),
    background: colour("paper"),
    mainBkg: colour("accent-soft"),
    primaryColor: colour("accent-soft"),
    primaryTextColor: colour("ink"),
    primaryBorderColor: colour("accent"),
    secondaryColor: colour("warn-soft"),
    secondaryBorderColor: colour("warn"),
    tertiaryColor: colour("soft"),
    tertiaryBorderColor: colour("edge"),
    lineColor: colour("muted"),
    edgeLabelBackground: colour("paper"),
    textColor: colour("ink"),
    titleColor: colour("ink"),
    noteBkgColor: colour("warn-soft"),
    noteTextColor: colour("ink"),
    noteBorderColor: colour("warn"),
    pieSectionTextColor: colour("paper"),
    pieOpacity: "1",
    xyChart: chart(colour),
    ...sides(colour),
  };
}

/**
 * The colours of what stands side by side: slices, branches, sections.
 *
 * @param {(name: string) => string} colour
 */
function sides(colour) {
  /** @type {Record<string, string>} */
  const made = {};
  for (let place = 0; place < COLOURED; place += 1) {
    const side = colour(`side-${place % SIDES.length}`);
    made[`pie${place + 1}`] = made[`cScale${place}`] = made[`git${place}`] = side;
    made[`cScaleLabel${place}`] = made[`gitBranchLabel${place}`] = colour("paper");
  }
  return made;
}

/**
 * The colours of bars and lines, which Mermaid takes all together or not at all.
 *
 * @param {(name: string) => string} colour
 */
function chart(colour) {
  /** @type {Record<string, string>} */
  const made = { backgroundColor: colour("paper"), titleColor: colour("ink"), dataLabelColor: colour("ink") };
  for (const axis of ["xAxis", "yAxis"]) {
    for (const part of ["Title", "Label"]) made[`${axis}${part}Color`] = colour("ink");
    for (const part of ["Tick", "Line"]) made[`${axis}${part}Color`] = colour("muted");
  }
  made.plotColorPalette = SIDES.map((side) => colour(`side-${side}`)).join(",");
  return made;
}

/**
 * @param {HTMLElement} box
 * @returns {(name: string) => string} gives one of the page's colours as Mermaid can read it
 */
function colours(box) {
  const style = getComputedStyle(box);
  return (name) => {
    const before = box.style.color;
    box.style.color = `var(--mb-${name})`;
    const found = style.color;
    box.style.color = before;
    const parts = (found.match(/\d+/g) ?? []).slice(0, 3).map(Number);
    return "#" + parts.map((part) => part.toString(16).padStart(2, "0")).join("");
  };
}

/** @param {HTMLElement} box */
function isDark(box) {
  const chosen = getComputedStyle(box).colorScheme;
  return chosen === "normal" ? matchMedia("(prefers-color-scheme: dark)").matches : chosen.includes("dark");
}
