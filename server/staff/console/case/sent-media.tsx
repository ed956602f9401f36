import { Anchor, Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { SentMedia } from '../api/types';
import { mediaTexts } from './sent-media-texts';

/** What came with a message. Nothing of it is loaded before somebody asks for it: every look is written into the log. */
export function SentMediaList({ media }: { media: readonly SentMedia[] }) {
  return (
    <div className="sent-media">
      {media.map((one) => (
        <One key={one.id} media={one} />
      ))}
    </div>
  );
}

function One({ media }: { media: SentMedia }) {
  const { kind, state, path, error } = media;
  if (state === 'pending') return <p>{mediaTexts.pending[kind]}</p>;
  if (state === 'failed' || path === undefined) return <p className="sent-lost">⚠ {mediaTexts.lost(kind, error)}</p>;
  return kind === 'image' ? <Picture path={path} /> : <SavedFile media={media} path={path} />;
}

/** A picture, blurred until it is asked for: what people send here may be hard to look at. */
function Picture({ path }: { path: string }) {
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  return (
    <figure className="sent-picture" data-open={open}>
      <img
        src={open ? path : `${path}/preview`}
        alt={open ? mediaTexts.picture : ''}
        loading="lazy"
        onError={() => setFailed(true)}
      />
      <Group gap={8} mt={4}>
        <Button size="compact-sm" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? mediaTexts.hide : mediaTexts.show}
        </Button>
        {open && (
          <Anchor href={path} target="_blank" rel="noreferrer" size="sm">
            {mediaTexts.whole}
          </Anchor>
        )}
        {failed && <span>{mediaTexts.gone}</span>}
      </Group>
    </figure>
  );
}

/** Sound can be heard here; everything else is to be saved first. */
function SavedFile({ media: { kind, contentType = '', size = 0 }, path }: { media: SentMedia; path: string }) {
  const [heard, setHeard] = useState(false);
  return (
    <div>
      {kind === 'audio' && !heard && (
        <Button size="compact-sm" variant="default" mr={8} onClick={() => setHeard(true)}>
          {mediaTexts.hear}
        </Button>
      )}
      {heard && <audio controls autoPlay src={path} aria-label={mediaTexts.hear} />}
      <Anchor href={path} download size="sm" onClick={confirmed}>
        {mediaTexts.save(kind, size)} ({contentType})
      </Anchor>
    </div>
  );
}

function confirmed(event: { preventDefault(): void }): void {
  if (!window.confirm(mediaTexts.warning)) event.preventDefault();
}
