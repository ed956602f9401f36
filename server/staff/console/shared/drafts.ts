import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { Observable } from './observable';

type Texts = Readonly<Record<string, string>>;

/** What was typed and not sent yet, by the place where it was typed. In memory only: such texts are not left on a disk. */
export class Drafts {
  readonly texts = new Observable<Texts>({});

  set(key: string, text: string): void {
    this.texts.set({ ...this.texts.get(), [key]: text });
  }

  /** Is there anything that a person would be sorry to lose? */
  get any(): boolean {
    return Object.values(this.texts.get()).some((text) => text.trim() !== '');
  }
}

export const DraftsContext = createContext(new Drafts());

/** The text typed at a place, and the way to change it. It outlives the component, a failed call and a lost session. */
export function useDraft(key: string): [string, (text: string) => void] {
  const drafts = useContext(DraftsContext);
  const text = useSyncExternalStore(drafts.texts.watch, () => drafts.texts.get()[key] ?? '');
  const set = useCallback((next: string) => drafts.set(key, next), [drafts, key]);
  return [text, set];
}
