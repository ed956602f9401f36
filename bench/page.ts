import { chartOf } from './chart';
import type { Compared } from './comparison';
import type { Figure } from './figures';
import { type Machine, comparisonOf, tableOf } from './report';

export interface Results {
  /** ISO 8601. */
  date: string;
  tookSeconds: number;
  machine: Machine;
  figures: Figure[];
  readers: Compared[];
}

/** The results as they are kept in docs/: a page of Markdown and its chart. */
export function pageOf({ date, tookSeconds, machine, figures, readers }: Results): { markdown: string; svg: string } {
  const { cores, cpu, memoryGb, node, platform, loadBefore, dataOn } = machine;
  const markdown = `# Performance

Written by \`npm run bench\` on ${date.slice(0, 10)}, which took ${Math.round(tookSeconds / 60)} minutes. The machine: ${cores} cores (${cpu}), ${memoryGb} GB,
${platform}, Node ${node}, data on ${dataOn}; load of the minute before: ${loadBefore}. Above 0.5 something else was running, and times are longer than they need be.

Everything stands beside its floor: the least that could do the same work, measured in the same run. Compare ratios; times of
another machine, or of another hour of this one, say little. How it is measured stands at the top of each file in \`bench/\`.

![Median times beside their floors](performance.svg)

\`\`\`
${tableOf(figures)}
\`\`\`

Our reader and others, taught the same utterances and known questions and asked the same messages:

\`\`\`
${comparisonOf(readers)}
\`\`\`
`;
  return { markdown, svg: chartOf(figures) };
}
