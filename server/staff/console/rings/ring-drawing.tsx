import { priorityLabels } from '../labels';
import { type Ring, layOut } from './ring-layout';
import { ringTexts } from './texts';

/** Cases as discs, what they share as labels between them. The table beside it says the same to whoever cannot see it, and leads to the cases. */
export function RingDrawing({ ring }: { ring: Ring }) {
  const { width, height, at } = layOut(ring);
  const place = (id: string) => at.get(id) ?? { x: 0, y: 0 };
  return (
    <svg className="ring-drawing" viewBox={`0 0 ${width} ${height}`} style={{ maxWidth: width }} aria-hidden="true">
      {ring.marks.flatMap(({ id, cases }) =>
        cases.map((caseId) => (
          <line key={id + caseId} x1={place(id).x} y1={place(id).y} x2={place(caseId).x} y2={place(caseId).y} />
        )),
      )}
      {ring.marks.map(({ id, kind }) => (
        <g key={id} className="ring-mark" transform={`translate(${place(id).x} ${place(id).y})`}>
          <rect x={-48} y={-11} width={96} height={22} rx={11} />
          <text dy="4">{ringTexts.kinds[kind] ?? kind}</text>
        </g>
      ))}
      {ring.cases.map(({ id, code, priority, status }) => (
        <g
          key={id}
          className="ring-case"
          data-priority={priority}
          data-status={status}
          transform={`translate(${place(id).x} ${place(id).y})`}
        >
          <circle r={15} />
          <text className="ring-number" dy="5">
            {priority}
          </text>
          <text dy="32">{code}</text>
          <title>{`${code}: ${priorityLabels[priority]}`}</title>
        </g>
      ))}
    </svg>
  );
}
