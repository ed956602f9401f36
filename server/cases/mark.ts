/** By what two cases may belong together. */
export const MARK_KINDS = ['phone', 'account', 'link', 'company', 'address', 'plate', 'advert', 'return'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** Something that another case may share. It is kept so that it can be compared but not read. */
export interface Mark {
  kind: MarkKind;
  /** In one form, however it was written. */
  value: string;
}
