/** Hears how far a change of keys has come: values done so far, and values left. */
export type TellProgress = (done: number, left: number) => void;

/**
 * The change of keys of one store. It may run beside servers that know both keys, and be broken off: what was done stays
 * done.
 */
export interface Rotation {
  /**
   * How many values do not lie under the key that they should: the operator's current one, for keys of conversations and for
   * what is nobody's; the conversation's own, for what is a person's.
   */
  left(): Promise<number>;
  /** Brings them there; gives how many. */
  rotate(tell: TellProgress): Promise<number>;
  close(): Promise<void>;
}
