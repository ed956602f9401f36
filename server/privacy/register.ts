import { RECORDS_KEPT, type RecordKept } from './records-kept';
import { REGISTER, WHOSE } from './texts';

/** The register of processing as Markdown, from the list of what is really kept. */
export function registerPage(): string {
  const parts = (['people', 'nobody', 'staff'] as const).map((whose) => {
    const rows = Object.values(RECORDS_KEPT).filter((record) => record.whose === whose);
    return `## ${WHOSE[whose]}\n\n${table(rows)}`;
  });
  return [REGISTER.head, ...parts, REGISTER.foot].join('\n\n').trimEnd() + '\n';
}

function table(records: readonly RecordKept[]): string {
  const lines = records.map(({ what, purpose, sealed, ends }) => [what, purpose, sealed, ends]);
  return [REGISTER.columns, REGISTER.columns.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
