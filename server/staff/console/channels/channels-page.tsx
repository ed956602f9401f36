import { Alert, Anchor, Button, Skeleton, Text, Title } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { ChannelHealth } from '../api/channels';
import { useSession } from '../api/context';
import { Failure } from '../shared/failure';
import { channelLabel } from '../shared/label';
import { Moment } from '../shared/moment';
import { useHash } from '../shared/route';
import { useDeed } from '../shared/use-deed';
import { useLoader } from '../shared/use-loader';
import { channelTexts, findingWords } from './texts';

const REFRESH_MS = 60_000;

/** Whether every channel works, and the way back in when Zalo has shut us out: for administrators. */
export function ChannelsPage() {
  const { api } = useSession();
  const channels = useLoader(
    useCallback((signal) => api.channels(signal), [api]),
    REFRESH_MS,
  );
  const check = useDeed(api.checkChannels, channels.put);
  const outcome = new URLSearchParams(useHash().split('?')[1] ?? '').get('consent');
  return (
    <>
      <Title order={1} size="h3">
        {channelTexts.title}
      </Title>
      <Text>{channelTexts.lead}</Text>
      {outcome !== null && <Outcome outcome={outcome} />}
      {channels.failure !== undefined && (
        <Failure
          error={channels.failure}
          what={channelTexts.failed}
          onRetry={channels.reload}
          busy={channels.loading}
        />
      )}
      {!channels.data && channels.failure === undefined && <Skeleton height={120} />}
      {channels.data?.map((one) => (
        <Health key={one.name} channel={one} />
      ))}
      <Button variant="default" style={{ alignSelf: 'start' }} loading={check.busy} onClick={check.run}>
        {channelTexts.check}
      </Button>
      {check.failure !== undefined && <Failure error={check.failure} what={channelTexts.checkFailed} />}
    </>
  );
}

function Outcome({ outcome }: { outcome: string }) {
  const isDone = outcome === 'done';
  return (
    <Alert
      role="status"
      mt={8}
      color={isDone ? 'green' : 'red'}
      title={isDone ? channelTexts.granted : (channelTexts.notGranted[outcome] ?? channelTexts.notGranted['REFUSED'])}
    />
  );
}

function Health({ channel: { name, findings, consent } }: { channel: ChannelHealth }) {
  return (
    <section className="panel" aria-label={channelLabel(name)}>
      <Title order={2} size="h4">
        {channelLabel(name)}
      </Title>
      {findings.length === 0 ? (
        <Text>{channelTexts.works}</Text>
      ) : (
        <ul>
          {findings.map(({ code, since }) => (
            <li key={code}>
              ⚠ {findingWords(name, code)} ({code}, <Moment at={since} />)
            </li>
          ))}
        </ul>
      )}
      {consent && <GrantAgain name={name} endsAt={consent.endsAt} />}
    </section>
  );
}

/** The page of the platform is opened by whoever administers the account: it may be somebody else, on another device. */
function GrantAgain({ name, endsAt }: { name: string; endsAt: string | undefined }) {
  const { api } = useSession();
  const [url, setUrl] = useState<string>();
  const begin = useDeed(
    () => api.beginConsent(name),
    (begun) => setUrl(begun.url),
  );
  return (
    <>
      <Text>
        {endsAt === undefined ? channelTexts.noGrant : `${channelTexts.grantEnds} `}
        {endsAt !== undefined && <Moment at={endsAt} />}
      </Text>
      <Button mt={8} size="sm" variant="default" loading={begin.busy} onClick={begin.run}>
        {channelTexts.grant}
      </Button>
      {begin.failure !== undefined && <Failure error={begin.failure} what={channelTexts.grantFailed} />}
      {url !== undefined && (
        <p role="status">
          {channelTexts.open}{' '}
          <Anchor href={url} rel="noreferrer">
            {channelTexts.page}
          </Anchor>
        </p>
      )}
    </>
  );
}
