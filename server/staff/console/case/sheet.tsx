import { Anchor, Title } from '@mantine/core';
import { sheetFile } from '../api/aid';
import type { CaseDetail, SheetRow } from '../api/types';
import { printLink } from '../shared/route';
import { aidTexts } from './aid-texts';
import type { Doing } from './case-action';
import { SheetField } from './sheet-field';
import { sheetTexts } from './texts';

interface Props {
  detail: CaseDetail;
  doing: Doing;
  onShow: (messageId: string) => void;
}

const isKnown = ({ value, set }: SheetRow) => value !== '' || set !== undefined;

/** The handover sheet: what is known first; what is not known is one touch away. */
export function Sheet({ detail, doing, onShow }: Props) {
  const known = detail.sheet.filter(isKnown);
  const unknown = detail.sheet.filter((row) => !isKnown(row));
  const field = (row: SheetRow) => (
    <SheetField key={row.field} row={row} detail={detail} doing={doing} onShow={onShow} />
  );
  return (
    <section className="panel sheet" aria-labelledby="sheet">
      <div className="panel-head">
        <Title order={2} size="h5" id="sheet">
          {sheetTexts.title}
        </Title>
        <span className="sheet-files">
          <Anchor href={sheetFile(detail.id)} download size="sm">
            {aidTexts.pdf}
          </Anchor>
          <Anchor href={printLink(detail.id)} size="sm">
            {sheetTexts.print}
          </Anchor>
        </span>
      </div>
      <dl className="facts">{known.map(field)}</dl>
      {unknown.length > 0 && (
        <details open={known.length === 0}>
          <summary>{sheetTexts.unknown(unknown.length)}</summary>
          <dl className="facts">{unknown.map(field)}</dl>
        </details>
      )}
    </section>
  );
}
