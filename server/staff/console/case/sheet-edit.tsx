import { Alert, Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { CallFailed } from '../api/call';
import type { SheetRow } from '../api/types';
import { useDraft } from '../shared/drafts';
import { Failure } from '../shared/failure';
import { SafeText } from '../shared/safe-text-view';
import { texts } from '../texts';
import type { Doing } from './case-action';
import { sheetTexts } from './texts';

interface Props {
  row: SheetRow;
  label: string;
  caseId: string;
  doing: Doing;
  onDone: () => void;
}

/** Corrects a field. When somebody else was quicker both versions are shown, and nothing is overwritten unasked. */
export function SheetEdit({ row, label, caseId, doing, onDone }: Props) {
  const [draft, setDraft] = useDraft(`${caseId}/sheet/${row.field}`);
  const [text, setText] = useState(draft || row.value);
  const [revision, setRevision] = useState(row.revision);
  const failed = isOf(doing.failed?.action, row.field) ? doing.failed : undefined;
  const conflict = row.revision !== revision && row.set;
  const type = (next: string) => {
    setText(next);
    setDraft(next);
  };
  const end = () => {
    setDraft('');
    doing.dismiss();
    onDone();
  };
  const save = (onRevision: number) => {
    setRevision(onRevision);
    doing.run({ name: 'sheet', part: row.field, body: { value: text.trim() || null, revision: onRevision } }, end);
  };
  return (
    <div className="field-edit">
      <Textarea
        aria-label={label}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={4000}
        value={text}
        autoFocus
        onChange={(event) => type(event.currentTarget.value)}
      />
      {conflict ? (
        <Alert color="orange" role="alert" title={sheetTexts.theirs(conflict.by)}>
          <SafeText text={conflict.value ?? sheetTexts.emptyValue} />
          <Group gap={8} mt={8}>
            <Button size="compact-sm" variant="default" onClick={end}>
              {sheetTexts.keepTheirs}
            </Button>
            <Button size="compact-sm" loading={doing.busy === 'sheet'} onClick={() => save(row.revision)}>
              {sheetTexts.keepMine}
            </Button>
          </Group>
        </Alert>
      ) : (
        <>
          {failed && !isStale(failed.error) && <Failure error={failed.error} what={sheetTexts.failed} />}
          <Group gap={8} mt={6}>
            <Button size="compact-sm" loading={doing.busy === 'sheet'} onClick={() => save(revision)}>
              {sheetTexts.save}
            </Button>
            <Button size="compact-sm" variant="default" onClick={end}>
              {texts.cancel}
            </Button>
          </Group>
        </>
      )}
    </div>
  );
}

const isOf = (action: NonNullable<Doing['failed']>['action'] | undefined, field: string) =>
  action?.name === 'sheet' && action.part === field;

/** The field as it now is comes with the reload after the conflict. */
const isStale = (error: unknown) => error instanceof CallFailed && error.refusal.reason === 'stale-field';
