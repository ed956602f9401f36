import { createContext, useContext } from 'react';
import type { Care, CareSettings } from '../api/care';

/** One's own care, for all that stands at the desk. */
export interface CareState {
  /** Undefined while it is not known. */
  care: Care | undefined;
  reload: () => void;
  save: (settings: CareSettings) => Promise<void>;
  /** A hard case has ended: a word is said, if one wants it. */
  afterHardCase: () => void;
  isAfterHardCase: boolean;
  dismiss: () => void;
}

const NONE: CareState = {
  care: undefined,
  reload: () => undefined,
  save: () => Promise.resolve(),
  afterHardCase: () => undefined,
  isAfterHardCase: false,
  dismiss: () => undefined,
};

export const CareContext = createContext<CareState>(NONE);
export const useCare = (): CareState => useContext(CareContext);
