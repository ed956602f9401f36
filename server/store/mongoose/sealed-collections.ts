import { picturePurpose } from '../contract/campaigns';
import { mediaPurpose, partPurpose } from '../media-parts';

/** A document with one sealed value; `conversation` when it belongs to one. */
export type Sealed = Record<string, unknown> & { _id: string; conversation?: string; sealed?: Buffer };

/** A collection of them, and to what their values are bound. */
export interface SealedCollection {
  name: string;
  purpose: (record: Sealed) => string;
  /** Whether the key of its conversation seals a value; the vault does otherwise. */
  isPersonal?: true;
  /** Whether its values are so large that only a few are taken at once. */
  isLarge?: true;
}

const ofVault = (name: string, prefix = name): SealedCollection => ({
  name,
  purpose: ({ _id }) => `${prefix}/${_id}`,
});
const mediaKey = (conversation: unknown, id: unknown) => ({ conversationId: conversation as string, id: id as string });

/** Every one of them but the conversations, in whose documents several values lie. */
export const SEALED_COLLECTIONS: readonly SealedCollection[] = [
  ofVault('secrets', 'secret'),
  ofVault('staff'),
  ofVault('pages', 'page'),
  ofVault('push'),
  ofVault('case_figures', 'figure'),
  ofVault('classes', 'class'),
  ofVault('campaigns', 'campaign'),
  { name: 'campaign_pictures', purpose: ({ _id }) => picturePurpose(_id), isLarge: true },
  ofVault('unanswered'),
  ofVault('editions', 'edition'),
  { ...ofVault('cases', 'case'), isPersonal: true },
  {
    name: 'entries',
    purpose: ({ conversation, seq }) => `message/${conversation as string}/${seq as number}`,
    isPersonal: true,
  },
  { name: 'media', purpose: ({ conversation, id }) => mediaPurpose(mediaKey(conversation, id)), isPersonal: true },
  {
    name: 'media_parts',
    purpose: ({ conversation, media, n }) => partPurpose(mediaKey(conversation, media), n as number),
    isPersonal: true,
    isLarge: true,
  },
];
