/** What somebody sent besides text. */
export type MediaKind = 'image' | 'audio' | 'video' | 'file';

/** Where something is that somebody sent: of which conversation, and its name there (see `mediaIdOf`). */
export interface MediaKey {
  conversationId: string;
  id: string;
}

/** Something that somebody sent besides text, as far as it has been fetched. */
export interface Media extends MediaKey {
  /** The message that it came with. */
  messageId: string;
  kind: MediaKind;
  /** Epoch ms at which the message came. */
  at: number;
  state: 'pending' | 'kept' | 'failed';
  /** By its content; once it is kept. */
  contentType?: string;
  /** Bytes that are kept. */
  size?: number;
  /** Why it is not kept: a code, never an address. */
  error?: string;
}

/** Something to be done about media: to fetch what is pending, or to look at what was just kept. */
export interface MediaTask extends Media {
  /** Where it is to be fetched; absent for what was uploaded to us. */
  url?: string;
  attempts: number;
}

/** What people send besides text. Bytes are sealed, and go with their conversation. */
export interface MediaStore {
  /** Notes something that is to be fetched from `dueAt` on, or, with null, that is brought at once; nothing changes when it is known. */
  add(media: Omit<MediaTask, 'state' | 'attempts'>, dueAt: number | null): Promise<void>;
  /** Takes what is due at `now`; nobody else gets it before `until`. */
  take(now: number, until: number, limit: number): Promise<MediaTask[]>;
  /** Keeps the bytes. From `dueAt` on it is taken once more, to be looked at; with null it is done with. */
  keep(key: MediaKey, content: { contentType: string; bytes: Buffer }, dueAt: number | null): Promise<void>;
  /** It is to be tried again from `dueAt` on; with null it is done with. */
  postpone(key: MediaKey, attempts: number, dueAt: number | null): Promise<void>;
  /** It will not be fetched. */
  fail(key: MediaKey, error: string): Promise<void>;
  /** Everything that was sent in a conversation, in the order in which it came. */
  of(conversationId: string): Promise<Media[]>;
  /** What is kept of it; undefined when there is nothing. */
  read(key: MediaKey): Promise<{ contentType: string; bytes: Buffer } | undefined>;
  /** Removes what came before `before` for conversations that are not there. */
  purge(before: number): Promise<void>;
}
