import { Button, Checkbox, Group, NumberInput, Stack, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Campaign } from '../api/outreach';
import { useSession } from '../api/context';
import { Failure } from '../shared/failure';
import { notify } from '../shared/notify';
import { useDeed } from '../shared/use-deed';
import { withoutLeaving } from '../shared/without-leaving';
import { ArticleField } from './article-field';
import { CampaignContacts } from './campaign-contacts';
import { ChannelPreviews } from './channel-previews';
import { EMPTY, type FormDraft, draftOf, sentDraft } from './draft';
import { PictureField } from './picture-field';
import { outreachTexts } from './texts';
import { usePreview } from './use-preview';

interface Props {
  /** What is written on; absent for a new one. */
  campaign?: Campaign;
  onWritten: () => void;
  onLeave?: () => void;
}

/** Writes a campaign, or goes on writing one, beside what it will look like; another person approves it. */
export function CampaignForm({ campaign, onWritten, onLeave }: Props) {
  const { api } = useSession();
  const [draft, setDraft] = useState<FormDraft>(campaign ? draftOf(campaign) : EMPTY);
  const set = (part: Partial<FormDraft>) => setDraft({ ...draft, ...part });
  const preview = usePreview(draft);
  const deed = useDeed(
    () => (campaign ? api.changeCampaign(campaign, sentDraft(draft)) : api.writeCampaign(sentDraft(draft))),
    () => {
      notify({ message: outreachTexts.written, color: 'green' });
      setDraft(EMPTY);
      onWritten();
    },
  );
  return (
    <form onSubmit={withoutLeaving(deed.run)}>
      <Stack gap={8}>
        <Fields draft={draft} set={set} />
        {preview && (
          <>
            <CampaignContacts contacts={preview.contacts} />
            <ChannelPreviews previews={preview.preview} />
          </>
        )}
        {deed.failure !== undefined && <Failure error={deed.failure} what={outreachTexts.writeFailed} />}
        <Group>
          <Button type="submit" loading={deed.busy}>
            {outreachTexts.write}
          </Button>
          {onLeave && (
            <Button variant="default" onClick={onLeave}>
              {outreachTexts.leave}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

function Fields({ draft, set }: { draft: FormDraft; set: (part: Partial<FormDraft>) => void }) {
  return (
    <>
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
      </Group>
      <ArticleField article={draft.article} onChange={(article) => set({ article })} />
      <PictureField picture={draft.picture} onChange={(picture) => set({ picture })} />
    </>
  );
}
