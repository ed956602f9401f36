import { Button } from '@mantine/core';
import { useEffect, useSyncExternalStore } from 'react';
import type { Siren } from '../live/siren';
import { headerTexts } from '../texts';

/** Switches the bell on and off. Whoever had it on gets it back with the first touch of the page. */
export function SoundButton({ siren }: { siren: Siren }) {
  const on = useSyncExternalStore(siren.on.watch, siren.on.get);
  useEffect(() => {
    if (!siren.wanted) return undefined;
    const gestures = new AbortController();
    const wake = () => {
      gestures.abort();
      if (siren.wanted) siren.switchOn();
    };
    for (const type of ['pointerdown', 'keydown']) window.addEventListener(type, wake, { signal: gestures.signal });
    return () => gestures.abort();
  }, [siren]);
  const toggle = () => {
    if (on) siren.switchOff();
    else {
      siren.switchOn();
      siren.test();
    }
  };
  return (
    <Button
      className="sound"
      size="compact-sm"
      variant={on ? 'default' : 'filled'}
      color="yellow"
      autoContrast
      aria-pressed={on}
      title={headerTexts.soundHint}
      onClick={toggle}
    >
      <span aria-hidden="true">♪&nbsp;</span>
      <span className="sound-words">{on ? headerTexts.soundOn : headerTexts.soundOff}</span>
    </Button>
  );
}
