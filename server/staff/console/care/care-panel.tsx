import { Checkbox, NativeSelect, Stack, Text, Title } from '@mantine/core';
import type { Care, CareSettings } from '../api/care';
import { explain } from '../shared/failure';
import { notify } from '../shared/notify';
import { clockTime } from '../shared/time';
import { useNow } from '../shared/use-now';
import { useCare } from './context';
import { careTexts } from './texts';

const PAUSES = [45, 60, 90, 120, 180];
const MINUTE_MS = 60_000;

/** One's own load, and what one wants to be reminded of. */
export function CarePanel() {
  const { care } = useCare();
  return (
    <section className="panel" aria-labelledby="care">
      <Title order={2} size="h5" id="care">
        {careTexts.title}
      </Title>
      <Text size="sm" c="dimmed" mb={8}>
        {careTexts.lead}
      </Text>
      {care && (
        <>
          <Load care={care} />
          <Settings settings={care.settings} />
        </>
      )}
    </section>
  );
}

function Load({ care: { load } }: { care: Care }) {
  const now = useNow(MINUTE_MS / 2);
  const minutes = Math.max(0, Math.floor((now - Date.parse(load.workingSince)) / MINUTE_MS));
  const rows = [
    [careTexts.since, clockTime(new Date(load.since))],
    [careTexts.working, careTexts.minutes(minutes)],
    [careTexts.cases, String(load.cases)],
    [careTexts.urgent, String(load.urgent)],
  ] as const;
  return (
    <dl className="care-load" aria-label={careTexts.loadTitle}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Settings({ settings }: { settings: CareSettings }) {
  const { save } = useCare();
  const set = (part: Partial<CareSettings>) => {
    save({ ...settings, ...part }).catch((error: unknown) => {
      notify({ color: 'red', title: careTexts.saveFailed, message: explain(error).reason });
    });
  };
  return (
    <Stack gap={12} maw={420} mt={12}>
      <NativeSelect
        label={careTexts.breakAfter}
        value={settings.breakAfter === null ? '' : String(settings.breakAfter)}
        onChange={({ currentTarget: { value } }) => set({ breakAfter: value === '' ? null : Number(value) })}
        data={[
          ...PAUSES.map((minutes) => ({ value: String(minutes), label: careTexts.minutes(minutes) })),
          { value: '', label: careTexts.never },
        ]}
      />
      <Checkbox
        label={careTexts.afterHard}
        checked={settings.afterHardCases}
        onChange={(event) => set({ afterHardCases: event.currentTarget.checked })}
      />
      <Checkbox
        label={careTexts.cover}
        checked={settings.coverHardWords}
        onChange={(event) => set({ coverHardWords: event.currentTarget.checked })}
      />
    </Stack>
  );
}
