import type { Rings } from '../api/links';

export interface Point {
  x: number;
  y: number;
}

/** Cases that hang together, and what ties them. */
export interface Ring {
  cases: Rings['nodes'];
  marks: Rings['marks'];
}

/** Puts together what hangs together; the largest first, and in it the most urgent cases first. */
export function ringsOf({ nodes, marks }: Rings): Ring[] {
  const rings: Ring[] = [];
  const left = new Set(marks);
  for (const start of marks) {
    if (!left.has(start)) continue;
    const ids = new Set(start.cases);
    const mine = new Set([start]);
    for (let before = 0; before !== mine.size;) {
      before = mine.size;
      for (const mark of left)
        if (!mine.has(mark) && mark.cases.some((id) => ids.has(id))) {
          mine.add(mark);
          for (const id of mark.cases) ids.add(id);
        }
    }
    for (const mark of mine) left.delete(mark);
    const cases = nodes
      .filter(({ id }) => ids.has(id))
      .sort((a, b) => a.priority - b.priority || a.code.localeCompare(b.code));
    rings.push({ cases, marks: [...mine] });
  }
  return rings.sort((a, b) => b.cases.length - a.cases.length);
}

/** Room for one node and its label, in units of the drawing. */
const ROOM = 96;
/** A ring of two or three fits a phone's screen at full size. */
const LEAST_RADIUS = 110;
const ROUNDS = 80;

export interface Layout {
  width: number;
  height: number;
  at: ReadonlyMap<string, Point>;
}

/**
 * Cases stand in a circle; each mark stands inside it, near the cases that share it, and marks push one another apart. The
 * same ring always looks the same.
 */
export function layOut({ cases, marks }: Ring): Layout {
  const radius = Math.max(LEAST_RADIUS, (cases.length * ROOM) / (2 * Math.PI));
  const middle = { x: radius + ROOM / 2, y: radius + ROOM / 2 };
  const at = new Map<string, Point>();
  cases.forEach(({ id }, n) => at.set(id, onCircle(middle, radius, n / cases.length)));
  const inside = marks.map(({ cases: ids }, n) => pulledIn(ids, at, middle, n / marks.length));
  for (let round = 0; round < ROUNDS; round += 1) pushApart(inside);
  marks.forEach(({ id }, n) => at.set(id, inside[n] ?? middle));
  return { width: 2 * middle.x, height: 2 * middle.y, at };
}

const onCircle = ({ x, y }: Point, radius: number, part: number): Point => ({
  x: x + radius * Math.sin(2 * Math.PI * part),
  y: y - radius * Math.cos(2 * Math.PI * part),
});

/** Between the cases that share it, well inside the circle; a little aside, so that no two begin at one place. */
function pulledIn(ids: readonly string[], at: ReadonlyMap<string, Point>, middle: Point, part: number): Point {
  const points = ids.flatMap((id) => at.get(id) ?? []);
  const mean = (axis: 'x' | 'y') => points.reduce((sum, point) => sum + point[axis], 0) / (points.length || 1);
  const aside = onCircle({ x: 0, y: 0 }, 8, part);
  return { x: middle.x + (mean('x') - middle.x) * 0.6 + aside.x, y: middle.y + (mean('y') - middle.y) * 0.6 + aside.y };
}

function pushApart(points: readonly Point[]): void {
  for (const [n, a] of points.entries())
    for (const b of points.slice(n + 1)) {
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const distance = Math.hypot(dx, dy) || 1;
      const push = Math.max(0, ROOM * 0.6 - distance) / 4;
      a.x -= (dx / distance) * push;
      a.y -= (dy / distance) * push;
      b.x += (dx / distance) * push;
      b.y += (dy / distance) * push;
    }
}
