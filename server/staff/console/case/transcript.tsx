import { Button, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { TranscriptEntry } from '../api/types';
import { caseTexts } from '../texts';
import { Bubble } from './bubble';

interface Props {
  entries: readonly TranscriptEntry[];
  /** The message to bring into view; `at` grows with every wish. */
  shown?: { messageId: string; at: number } | undefined;
}

/** Nearer to the end than this, the person is reading the newest. */
const NEAR_PX = 80;

/** The conversation. It follows new messages unless the person is reading further up. */
export function Transcript({ entries, shown }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const [atEnd, setAtEnd] = useState(true);
  const [seen, setSeen] = useState(entries.length);
  if (atEnd && seen !== entries.length) setSeen(entries.length);
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  useEffect(() => {
    const frame = box.current;
    if (!atEnd || !frame) return undefined;
    // Also when the frame shrinks, as it does under a growing answer.
    const follow = new ResizeObserver(() => frame.scrollTo({ top: frame.scrollHeight }));
    follow.observe(frame);
    frame.scrollTo({ top: frame.scrollHeight });
    return () => follow.disconnect();
  }, [entries, atEnd]);
  useEffect(() => {
    if (shown) bubbleOf(box.current, shown.messageId)?.focus();
  }, [shown]);
  const onScroll = () => {
    const { scrollHeight, scrollTop, clientHeight } = box.current ?? document.documentElement;
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    const isUpward = scrollTop < lastTop.current;
    lastTop.current = scrollTop;
    // Only a person's scrolling up leaves the end; growing content does not.
    if (isNear || isUpward) setAtEnd(isNear);
  };
  return (
    <div className="transcript-frame">
      <div
        className="transcript"
        role="log"
        aria-label={caseTexts.transcript}
        ref={box}
        onScroll={onScroll}
        tabIndex={0}
      >
        {entries.length === 0 && <Text c="dimmed">{caseTexts.noTranscript}</Text>}
        {entries.map((entry) => (
          <Bubble key={entry.id} entry={entry} />
        ))}
      </div>
      {!atEnd && (
        <Button className="to-end" size="compact-md" radius="xl" onClick={toEnd}>
          {entries.length > seen ? caseTexts.toNewest : caseTexts.toEnd}
        </Button>
      )}
    </div>
  );
}

function bubbleOf(box: HTMLElement | null, messageId: string): HTMLElement | undefined {
  return [...(box?.querySelectorAll<HTMLElement>('[data-message]') ?? [])].find(
    ({ dataset }) => dataset['message'] === messageId,
  );
}
