import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CaseDetail, SheetRow } from '../api/types';
import { CoveredText } from '../care/covered-text';
import { factValue } from '../shared/label';
import { Moment } from '../shared/moment';
import { SafeText } from '../shared/safe-text-view';
import { caseTexts } from '../texts';
import type { Doing } from './case-action';
import { SheetEdit } from './sheet-edit';
import { fieldLabels, sheetTexts } from './texts';

interface Props {
  row: SheetRow;
  detail: CaseDetail;
  doing: Doing;
  onShow: (messageId: string) => void;
}

/** One field: what holds, where it comes from, and the way to correct it. */
export function SheetField({ row, detail, doing, onShow }: Props) {
  const [editing, setEditing] = useState(false);
  const label = fieldLabels[row.field] ?? row.field;
  const isEmpty = row.value === '';
  return (
    <div data-field={row.field} data-empty={isEmpty || undefined}>
      <dt>
        {label}
        <span className="field-tools">
          <Sources row={row} label={label} detail={detail} onShow={onShow} />
          {!editing && detail.status !== 'closed' && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={isEmpty ? sheetTexts.fillOf(label) : sheetTexts.editOf(label)}
              onClick={() => setEditing(true)}
            >
              {isEmpty ? sheetTexts.fill : sheetTexts.edit}
            </Button>
          )}
        </span>
      </dt>
      <dd>
        {editing ? (
          <SheetEdit row={row} label={label} caseId={detail.id} doing={doing} onDone={() => setEditing(false)} />
        ) : (
          <CoveredText className="field-value" text={factValue(row.field, row.value)} />
        )}
        <Changes row={row} />
      </dd>
    </div>
  );
}

/** The ways to the messages that it was understood from. */
function Sources({ row, label, detail, onShow }: Omit<Props, 'doing'> & { label: string }) {
  const messages = new Set(detail.transcript.map(({ id }) => id));
  return row.understood
    .filter(({ messageId }) => messages.has(messageId))
    .map(({ messageId }, place, all) => (
      <Button
        key={messageId + String(place)}
        size="compact-sm"
        variant="subtle"
        aria-label={caseTexts.toMessageOf(label)}
        onClick={() => onShow(messageId)}
      >
        {all.length > 1 ? `${caseTexts.toMessage} ${place + 1}` : caseTexts.toMessage}
      </Button>
    ));
}

/** What staff have made of it, and what stood there before. */
function Changes({ row }: Pick<Props, 'row'>) {
  return (
    <>
      {row.set && (
        <span className="field-source">
          {sheetTexts.setBy(row.set.by)} <Moment at={row.set.at} />
          {row.set.value === null && ` (${sheetTexts.cleared})`}
        </span>
      )}
      {row.set && row.understood.length > 0 && (
        <details className="field-source">
          <summary>{sheetTexts.understood}</summary>
          {row.understood.map(({ value, messageId }) => (
            <SafeText key={messageId + value} text={factValue(row.field, value)} />
          ))}
        </details>
      )}
      {row.past.length > 0 && (
        <details className="field-source">
          <summary>{sheetTexts.past(row.past.length)}</summary>
          {row.past.map(({ value, at, by }) => (
            <div key={at}>
              {by} <Moment at={at} />: <SafeText text={value ?? sheetTexts.emptyValue} />
            </div>
          ))}
        </details>
      )}
    </>
  );
}
