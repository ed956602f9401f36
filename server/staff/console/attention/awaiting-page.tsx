import { Button, Group } from '@mantine/core';
import { useSession } from '../api/context';
import { Card } from '../session/card';
import { sessionTexts } from '../texts';
import { attentionTexts } from './texts';

/** All that somebody sees whose account waits for a second person. */
export function AwaitingPage() {
  const { refresh, signOut } = useSession();
  return (
    <Card title={attentionTexts.waitTitle} lead={attentionTexts.waitLead}>
      <Group>
        <Button onClick={() => void refresh()}>{attentionTexts.again}</Button>
        <Button variant="default" onClick={() => void signOut()}>
          {sessionTexts.signOut}
        </Button>
      </Group>
    </Card>
  );
}
