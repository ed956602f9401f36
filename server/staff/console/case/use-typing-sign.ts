import { useCallback, useRef } from 'react';
import { useSession } from '../api/context';

/** So often while somebody writes. */
const AGAIN_MS = 4_000;

/** Gives what to call at every stroke: tells the others now and then that one is writing. */
export function useTypingSign(caseId: string): () => void {
  const { api } = useSession();
  const told = useRef(0);
  return useCallback(() => {
    if (Date.now() - told.current < AGAIN_MS) return;
    told.current = Date.now();
    // A sign that does not arrive is no harm.
    api.typing(caseId).catch(() => undefined);
  }, [api, caseId]);
}
