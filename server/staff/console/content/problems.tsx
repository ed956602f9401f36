import { Alert, Text } from '@mantine/core';
import { CallFailed } from '../api/call';
import { Failure } from '../shared/failure';
import { contentTexts } from './texts';

/** Every rule that an edition does not keep. */
export function Problems({ found }: { found: readonly string[] }) {
  if (!found.length) return <Text role="status">✓ {contentTexts.noProblems}</Text>;
  return (
    <Alert role="status" color="orange" title={contentTexts.problems(found.length)}>
      <ul>
        {found.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </Alert>
  );
}

/** Why it was refused, and every rule that is not kept. */
export function Refused({ failure, what }: { failure: unknown; what: string }) {
  if (failure === undefined) return null;
  const problems = failure instanceof CallFailed ? (failure.refusal.problems ?? []) : [];
  return (
    <div>
      <Failure error={failure} what={what} />
      {problems.length > 0 && (
        <Problems found={problems.map(({ article, text }) => `${article ? `${article}: ` : ''}${text}`)} />
      )}
    </div>
  );
}
