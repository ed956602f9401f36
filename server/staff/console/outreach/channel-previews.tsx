import { Text } from '@mantine/core';
import type { ChannelPreview, Shown } from '../api/outreach';
import { channelLabel } from '../shared/label';
import { outreachTexts } from './texts';

/** A message as each channel shows it, and what must be mended before it can be sent there. */
export function ChannelPreviews({ previews }: { previews: readonly ChannelPreview[] }) {
  return (
    <div className="previews">
      {previews.map((preview) => (
        <OnChannel key={preview.channel} preview={preview} />
      ))}
    </div>
  );
}

function OnChannel({
  preview: { channel, messages, characters, most, picture, findings },
}: {
  preview: ChannelPreview;
}) {
  return (
    <section className="preview" data-channel={channel} aria-label={channelLabel(channel)}>
      <Text size="sm" fw={700}>
        {channelLabel(channel)}
      </Text>
      <Text size="sm" c="dimmed">
        {outreachTexts.length(characters, most)}
      </Text>
      {picture && (
        <Text size="sm" c="dimmed">
          {outreachTexts.weight(picture.bytes, picture.most)}
        </Text>
      )}
      {findings.map((finding) => (
        <Text key={finding} size="sm" className="preview-finding" role="alert">
          ⚠ {outreachTexts.finding[finding]}
        </Text>
      ))}
      {messages.map((message, n) => (
        <Bubble key={n} message={message} />
      ))}
    </section>
  );
}

/** The picture is our own, so it is fetched from wherever the console is. */
function Bubble({ message }: { message: Shown }) {
  if ('text' in message) return <p className="preview-bubble">{message.text}</p>;
  return <img className="preview-picture" src={new URL(message.picture).pathname} alt={message.alt} />;
}
