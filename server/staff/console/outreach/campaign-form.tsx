import { Button, Checkbox, Group, NumberInput, Stack, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../api/context';
import { Failure } from '../shared/failure';
import { notify } from '../shared/notify';
import { useDeed } from '../shared/use-deed';
import { withoutLeaving } from '../shared/without-leaving';
import { outreachTexts } from './texts';

const EMPTY = { name: '', text: '', article: '', interests: [] as string[], from: '', to: '', perHour: 60 };
/** Local times as the browser's field gives them are those of Vietnam. */
const isoOf = (local: string) => `${local}:00+07:00`;

/** Writes a campaign; another person approves it. */
export function CampaignForm({ onWritten }: { onWritten: () => void }) {
  const { api } = useSession();
  const [draft, setDraft] = useState(EMPTY);
  const set = (part: Partial<typeof EMPTY>) => setDraft({ ...draft, ...part });
  const deed = useDeed(
    () => {
      const { article, from, to, ...rest } = draft;
      return api.writeCampaign({ ...rest, ...(article && { article }), from: isoOf(from), to: isoOf(to) });
    },
    () => {
      notify({ message: outreachTexts.written, color: 'green' });
      setDraft(EMPTY);
      onWritten();
    },
  );
  return (
    <form onSubmit={withoutLeaving(deed.run)}>
      <Stack gap={8}>
        <TextInput
          required
          label={outreachTexts.name}
          value={draft.name}
          maxLength={80}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Textarea
          required
          autosize
          minRows={3}
          label={outreachTexts.text}
          value={draft.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <Checkbox.Group
          label={outreachTexts.interests}
          value={draft.interests}
          onChange={(interests) => set({ interests })}
        >
          <Group>
            {Object.entries(outreachTexts.interest).map(([id, label]) => (
              <Checkbox key={id} value={id} label={label} />
            ))}
          </Group>
        </Checkbox.Group>
        <Group align="end">
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              required
              key={end}
              type="datetime-local"
              label={outreachTexts[end]}
              value={draft[end]}
              onChange={(event) => set({ [end]: event.currentTarget.value })}
            />
          ))}
          <NumberInput
            label={outreachTexts.perHour}
            min={1}
            max={3600}
            value={draft.perHour}
            onChange={(value) => set({ perHour: Number(value) || 1 })}
          />
          <TextInput
            label={outreachTexts.article}
            value={draft.article}
            onChange={(event) => set({ article: event.currentTarget.value.trim() })}
          />
        </Group>
        {deed.failure !== undefined && <Failure error={deed.failure} what={outreachTexts.writeFailed} />}
        <Button type="submit" loading={deed.busy} style={{ alignSelf: 'start' }}>
          {outreachTexts.write}
        </Button>
      </Stack>
    </form>
  );
}
