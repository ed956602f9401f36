import { useEffect } from 'react';
import { alarmTexts } from '../texts';

const BLINK_MS = 1000;

/** The title of the tab and the badge of the app: how many emergencies wait and, blinking, how many call. */
export function useTitle(calling: number, waiting: number): void {
  useEffect(() => {
    const plain = alarmTexts.plainTitle(waiting);
    document.title = calling ? alarmTexts.title(calling) : plain;
    if (calling === 0) return undefined;
    const timer = setInterval(() => {
      document.title = document.title === plain ? alarmTexts.title(calling) : plain;
    }, BLINK_MS);
    return () => clearInterval(timer);
  }, [calling, waiting]);
  useEffect(() => showBadge(waiting), [waiting]);
}

/** Only an installed app has a badge; others have no such function, or refuse. */
function showBadge(count: number): void {
  if (!('setAppBadge' in navigator)) return;
  void (count ? navigator.setAppBadge(count) : navigator.clearAppBadge()).catch(() => undefined);
}
