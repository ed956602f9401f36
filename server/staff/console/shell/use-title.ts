import { useEffect } from 'react';
import { alarmTexts } from '../texts';

const BLINK_MS = 1000;

/** The title of the tab: how many wait and, blinking, how many emergencies call. */
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
}
