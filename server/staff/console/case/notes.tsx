import { Button, Checkbox, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../api/context';
import type { CaseDetail } from '../api/types';
import { useDraft } from '../shared/drafts';
import { Moment } from '../shared/moment';
import { SafeText } from '../shared/safe-text-view';
import { caseTexts } from '../texts';
import { ActionFailure } from './action-failure';
import type { Doing } from './case-action';

/** The longest note, in UTF-16 units as the server counts. */
const LONGEST = 20_000;

/** Notes among staff. */
export function Notes({ detail, doing }: { detail: CaseDetail; doing: Doing }) {
  const [text, setText] = useDraft(`${detail.id}/note`);
  const failed = doing.failed?.action.name === 'notes' ? doing.failed : undefined;
  const { me } = useSession();
  const [spoke, setSpoke] = useState(false);
  const clear = () => {
    setText('');
    setSpoke(false);
  };
  const save = () => doing.run({ name: 'notes', body: { text: text.trim(), ...(spoke && { spoke }) } }, clear);
  return (
    <section className="panel">
      <Title order={2} size="h5">
        {caseTexts.notes}
      </Title>
      {detail.notes.length === 0 && (
        <Text c="dimmed" size="sm">
          {caseTexts.noNotes}
        </Text>
      )}
      <ul className="notes">
        {detail.notes.map((note) => (
          <li key={note.id}>
            <SafeText className="bubble-text" text={note.text} />
            <footer>
              {note.by} · <Moment at={note.at} />
            </footer>
          </li>
        ))}
      </ul>
      {failed && <ActionFailure failed={failed} doing={doing} detail={detail} />}
      <Textarea
        label={caseTexts.addNote}
        description={caseTexts.notesHint}
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        readOnly={doing.busy === 'notes'}
        error={text.length > LONGEST && caseTexts.noteTooLong(text.length - LONGEST)}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {detail.status === 'claimed' && detail.owner?.id === me.id && (
        <Checkbox
          mt={8}
          label={caseTexts.noteSpoke}
          checked={spoke}
          onChange={(event) => setSpoke(event.currentTarget.checked)}
        />
      )}
      <Button
        mt={8}
        size="sm"
        variant="default"
        disabled={text.trim() === '' || text.length > LONGEST}
        loading={doing.busy === 'notes'}
        onClick={save}
      >
        {caseTexts.saveNote}
      </Button>
    </section>
  );
}
