import { Button } from '@mantine/core';
import { useConfirmed } from '../session/confirm-gate';
import { Failure } from '../shared/failure';
import { useDeed } from '../shared/use-deed';
import { figureTexts } from './texts';

interface Props {
  label: string;
  /** How the file is called on the reader's disk. */
  name: string;
  load: () => Promise<Blob>;
}

/** Fetches figures as a file; the password may be asked for again. */
export function FileButton({ label, name, load }: Props) {
  const confirmed = useConfirmed();
  const deed = useDeed(
    () => confirmed(load),
    (file) => save(file, name),
  );
  return (
    <>
      <Button variant="default" onClick={deed.run} loading={deed.busy}>
        {label}
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
