/**
 * A layout by forces: all pages repel one another, links pull, and everything is drawn to the middle.
 *
 * What is far away repels as one body (J. Barnes and P. Hut, “A hierarchical O(N log N) force-calculation algorithm”,
 * Nature 324, 1986). Nothing is left to chance, so that the same graph always looks the same.
 */

const STEPS = 300;
const COLD = 0.001; // the heat at which the layout is finished
const COOLING = 1 - COLD ** (1 / STEPS);
const REPULSION = 45;
const LENGTH = 30; // of a link at rest
const GRAVITY = 0.06;
const FRICTION = 0.6;
const NEAR = 0.9; // a square counts as far away if it looks smaller than this, as width by distance
const DEEPEST = 24; // halvings of the square; bodies that share the smallest one count as one
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const NOBODY = -1;

export class Layout {
  /**
   * @param {number} count of pages
   * @param {Uint32Array} ends the two ends of each link
   */
  constructor(count, ends) {
    this.count = count;
    this.ends = ends;
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    this.vx = new Float64Array(count);
    this.vy = new Float64Array(count);
    this.degree = new Uint32Array(count);
    this.heat = 1;
    for (const end of ends) this.degree[end]++;
    this.tree = new Tree(count);
    this.#spread();
  }

  /** The most linked pages in the middle, the others around them as the seeds of a sunflower stand. */
  #spread() {
    const order = Uint32Array.from(this.x.keys());
    order.sort((one, other) => this.degree[other] - this.degree[one] || one - other);
    order.forEach((place, at) => {
      const radius = 12 * Math.sqrt(at + 0.5);
      this.x[place] = radius * Math.cos(at * GOLDEN);
      this.y[place] = radius * Math.sin(at * GOLDEN);
    });
  }

  /** @returns {boolean} whether there is more to do */
  step() {
    if (this.heat < COLD) return false;
    this.tree.build(this.x, this.y);
    for (let place = 0; place < this.count; place++) this.#push(place);
    this.#pull();
    for (let place = 0; place < this.count; place++) {
      this.x[place] += this.vx[place] *= FRICTION;
      this.y[place] += this.vy[place] *= FRICTION;
    }
    this.heat *= 1 - COOLING;
    return this.heat >= COLD;
  }

  /** @param {number} place */
  #push(place) {
    const { x, y } = this;
    const pushed = this.tree.repulsion(place, x[place], y[place]);
    this.vx[place] -= (pushed[0] * REPULSION + x[place] * GRAVITY) * this.heat;
    this.vy[place] -= (pushed[1] * REPULSION + y[place] * GRAVITY) * this.heat;
  }

  #pull() {
    const { ends, degree, x, y, vx, vy, heat } = this;
    for (let at = 0; at < ends.length; at += 2) {
      const one = ends[at];
      const other = ends[at + 1];
      const dx = x[other] + vx[other] - x[one] - vx[one];
      const dy = y[other] + vy[other] - y[one] - vy[one];
      const length = Math.hypot(dx, dy) || 1;
      // Where many links meet each is weak, and the page with fewer of them gives way.
      const pull = (((length - LENGTH) / length) * heat) / Math.min(degree[one], degree[other]);
      const share = degree[one] / (degree[one] + degree[other]);
      vx[other] -= dx * pull * share;
      vy[other] -= dy * pull * share;
      vx[one] += dx * pull * (1 - share);
      vy[one] += dy * pull * (1 - share);
    }
  }

  /** @returns {Float32Array} x and y of the first page, of the second, and so on */
  positions() {
    const made = new Float32Array(this.count * 2);
    for (let place = 0; place < this.count; place++) {
      made[place * 2] = this.x[place];
      made[place * 2 + 1] = this.y[place];
    }
    return made;
  }
}

/** A square with all bodies, cut into four wherever more than one is in it. */
export class Tree {
  /** @param {number} count of bodies */
  constructor(count) {
    this.used = 0;
    this.stack = new Int32Array(DEEPEST * 4 + 4);
    this.found = new Float64Array(2);
    this.#allot(Math.max(64, count * 4));
  }

  /** @param {number} room for so many squares; what was in them stays */
  #allot(room) {
    /** @template {Float64Array | Int32Array} Kind @param {Kind} made @param {Kind | undefined} old @returns {Kind} */
    const kept = (made, old) => {
      if (old) made.set(old);
      return made;
    };
    this.mass = kept(new Float64Array(room), this.mass);
    this.sumX = kept(new Float64Array(room), this.sumX);
    this.sumY = kept(new Float64Array(room), this.sumY);
    this.width = kept(new Float64Array(room), this.width);
    this.body = kept(new Int32Array(room), this.body);
    this.inner = kept(new Int32Array(room), this.inner); // the first of the four squares within, 0 for none
  }

  /**
   * @param {Float64Array} x
   * @param {Float64Array} y
   */
  build(x, y) {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let place = 0; place < x.length; place++) {
      if (x[place] < left) left = x[place];
      if (x[place] > right) right = x[place];
      if (y[place] < top) top = y[place];
      if (y[place] > bottom) bottom = y[place];
    }
    this.used = 0;
    this.#square(Math.max(right - left, bottom - top, 1));
    for (let place = 0; place < x.length; place++) this.#insert(place, x, y, (left + right) / 2, (top + bottom) / 2);
  }

  /**
   * @param {number} width
   * @returns {number} a new square
   */
  #square(width) {
    if (this.used === this.mass.length) this.#allot(this.used * 2);
    const made = this.used++;
    this.mass[made] = this.sumX[made] = this.sumY[made] = this.inner[made] = 0;
    this.width[made] = width;
    this.body[made] = NOBODY;
    return made;
  }

  /**
   * @param {number} place
   * @param {Float64Array} x
   * @param {Float64Array} y
   * @param {number} middleX of the outermost square
   * @param {number} middleY
   */
  #insert(place, x, y, middleX, middleY) {
    let square = 0;
    for (let depth = 0; ; depth++) {
      this.#count(square, x[place], y[place]);
      if (!this.inner[square]) {
        if (this.mass[square] === 1) {
          this.body[square] = place;
          return;
        }
        if (depth === DEEPEST) return;
        this.#divide(square, x, y, middleX, middleY);
      }
      const quarter = this.width[square] / 4;
      const [right, below] = [x[place] >= middleX, y[place] >= middleY];
      square = this.inner[square] + Number(right) + 2 * Number(below);
      middleX += right ? quarter : -quarter;
      middleY += below ? quarter : -quarter;
    }
  }

  /**
   * Cut a square in four, and put its body into the one where it belongs.
   *
   * @param {number} square
   * @param {Float64Array} x
   * @param {Float64Array} y
   * @param {number} middleX
   * @param {number} middleY
   */
  #divide(square, x, y, middleX, middleY) {
    const half = this.width[square] / 2;
    const first = this.#square(half);
    for (let more = 0; more < 3; more++) this.#square(half);
    this.inner[square] = first;
    const body = this.body[square];
    const into = first + Number(x[body] >= middleX) + 2 * Number(y[body] >= middleY);
    this.#count(into, x[body], y[body]);
    this.body[into] = body;
    this.body[square] = NOBODY;
  }

  /**
   * @param {number} square
   * @param {number} x
   * @param {number} y
   */
  #count(square, x, y) {
    this.mass[square]++;
    this.sumX[square] += x;
    this.sumY[square] += y;
  }

  /**
   * @param {number} place
   * @param {number} x
   * @param {number} y
   * @returns {Float64Array} how all others push it away, as x and y
   */
  repulsion(place, x, y) {
    const { mass, sumX, sumY, width, body, inner, stack, found } = this;
    let [pushX, pushY, depth] = [0, 0, 1];
    stack[0] = 0;
    while (depth) {
      const square = stack[--depth];
      const weight = mass[square];
      if (!weight || body[square] === place) continue;
      let dx = sumX[square] / weight - x;
      const dy = sumY[square] / weight - y;
      let distance = dx * dx + dy * dy;
      if (inner[square] && width[square] * width[square] > distance * NEAR * NEAR) {
        for (let quarter = 0; quarter < 4; quarter++) stack[depth++] = inner[square] + quarter;
        continue;
      }
      if (distance < 1e-6) {
        // What is at one point would stay there for ever, so every other one is pushed the other way.
        dx = place % 2 ? 1e-3 : -1e-3;
        distance = 1e-6;
      }
      const push = weight / (distance < 1 ? Math.sqrt(distance) : distance);
      pushX += dx * push;
      pushY += dy * push;
    }
    found[0] = pushX;
    found[1] = pushY;
    return found;
  }
}
