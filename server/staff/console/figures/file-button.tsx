import { Button } from '@mantine/core';
import { useSession } from '../api/context';
import { useConfirmed } from '../session/confirm-gate';
import type { Period } from '../api/figures';
import { Failure } from '../shared/failure';
import { useDeed } from '../shared/use-deed';
import { figureTexts } from './texts';

interface Props {
  period: Period;
  format: 'csv' | 'xlsx';
}

/** Fetches the figures as a file; the password may be asked for again. */
export function FileButton({ period, format }: Props) {
  const { api } = useSession();
  const confirmed = useConfirmed();
  const deed = useDeed(
    () => confirmed(() => api.reportFile(period, format)),
    (file) => save(file, `bao-cao-${period.from}-${period.to}.${format}`),
  );
  return (
    <>
      <Button variant="subtle" onClick={deed.run} loading={deed.busy}>
        {figureTexts[format]}
      </Button>
      {deed.failure !== undefined && <Failure error={deed.failure} what={figureTexts.failed} onRetry={deed.run} />}
    </>
  );
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
