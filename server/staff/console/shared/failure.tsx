import { Alert, Button, Text } from '@mantine/core';
import { CallFailed } from '../api/call';
import { failures, texts } from '../texts';
import { showHidden } from './safe-text';

interface Props {
  error: unknown;
  /** What was being done, in words. */
  what: string;
  onRetry?: () => void;
  busy?: boolean;
}

/** Says what went wrong and offers to try again. */
export function Failure({ error, what, onRetry, busy = false }: Props) {
  const { reason, detail } = explain(error);
  return (
    <Alert color="red" role="alert" title={what} className="failure">
      <Text size="sm">{reason}</Text>
      {detail && <Text size="sm">{showHidden(detail)}</Text>}
      {onRetry && (
        <Button size="xs" mt={8} variant="filled" color="red" loading={busy} onClick={onRetry}>
          {texts.retry}
        </Button>
      )}
    </Alert>
  );
}

/** A failure in our words, with the server's own where it gave some. */
export function explain(error: unknown): { reason: string; detail?: string } {
  if (!(error instanceof CallFailed)) return { reason: failures.unknown };
  const reason = failures.byStatus[error.status] ?? (error.status >= 500 ? failures.server : failures.refused);
  const { detail } = error.refusal;
  return detail === undefined ? { reason } : { reason, detail };
}
