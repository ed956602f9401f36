import { useRef, useState } from 'react';
import { CallFailed } from '../api/call';
import { useSession } from '../api/context';
import type { CaseAction, CaseDetail } from '../api/types';
import { uuid } from '../shared/uuid';

/** How things stand with what staff do to a case. */
export interface Doing {
  /** The deed under way. */
  busy?: CaseAction['name'] | undefined;
  /** The deed that failed last, and why. */
  failed?: { action: CaseAction; error: unknown } | undefined;
  run: (action: CaseAction, onDone?: () => void) => void;
  retry: () => void;
  dismiss: () => void;
}

interface Attempt {
  action: CaseAction;
  key: string;
  onDone?: (() => void) | undefined;
}

/**
 * Does things to a case. A deed that is tried again, by the button or by hand, carries the same key, so that
 * a first attempt whose answer was lost on the way has no second effect.
 */
export function useCaseAction(id: string, onAnswer: (detail: CaseDetail) => void, onConflict: () => void): Doing {
  const { api } = useSession();
  const [busy, setBusy] = useState<CaseAction['name']>();
  const [failed, setFailed] = useState<Doing['failed']>();
  const last = useRef<Attempt>(undefined);

  const attempt = async ({ action, key, onDone }: Attempt) => {
    setBusy(action.name);
    setFailed(undefined);
    try {
      onAnswer(await api.act(id, action, key));
      last.current = undefined;
      onDone?.();
    } catch (error) {
      setFailed({ action, error });
      if (isConflict(error)) {
        last.current = undefined;
        onConflict();
      }
    } finally {
      setBusy(undefined);
    }
  };
  const run = (action: CaseAction, onDone?: () => void) => {
    if (busy) return;
    const key = last.current && isSame(last.current.action, action) ? last.current.key : uuid();
    last.current = { action, key, onDone };
    void attempt(last.current);
  };
  const retry = () => {
    if (last.current && !busy) void attempt(last.current);
  };
  return { busy, failed, run, retry, dismiss: () => setFailed(undefined) };
}

/** Did somebody else get there first? */
export const isConflict = (error: unknown): boolean => error instanceof CallFailed && error.status === 409;

const isSame = (a: CaseAction, b: CaseAction): boolean => JSON.stringify(a) === JSON.stringify(b);
