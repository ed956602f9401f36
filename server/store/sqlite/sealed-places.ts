import { picturePurpose } from '../contract/campaigns';
import { mediaPurpose, partPurpose } from '../media-parts';
import { type Row, number, text } from './database';

/** Where sealed values lie. */
export interface SealedPlace {
  table: string;
  column: string;
  /** By what its rows are known. */
  key: readonly string[];
  /** The column with the id of the conversation whose key seals it; absent for what the vault seals. */
  conversation?: 'id' | 'conversation_id';
  /** To what a value is bound. */
  purpose: (row: Row) => string;
  /** Whether its values are so large that only a few are taken at once. */
  isLarge?: true;
}

const mediaKey = ({ conversation_id, id }: Row) => ({ conversationId: text(conversation_id), id: text(id) });
const ofVault = (table: string, key: string, prefix = table): SealedPlace => ({
  ...{ table, column: 'sealed', key: [key] },
  purpose: (row) => `${prefix}/${text(row[key])}`,
});
const ofPerson = (table: string, key: readonly string[], purpose: SealedPlace['purpose']): SealedPlace => ({
  ...{ table, column: 'sealed', key, conversation: 'conversation_id', purpose },
});
const ofConversation = (column: string, prefix: string): SealedPlace => ({
  ...{ table: 'conversations', column, key: ['id'], conversation: 'id' },
  purpose: ({ id }) => `${prefix}/${text(id)}`,
});

/** Every one of them but the keys of conversations, which lie in `conversations.sealed_key`. */
export const SEALED_PLACES: readonly SealedPlace[] = [
  ofVault('secrets', 'name', 'secret'),
  ofVault('staff', 'id'),
  ofVault('pages', 'id', 'page'),
  ofVault('push_subscriptions', 'id', 'push'),
  ofVault('case_figures', 'id', 'figure'),
  ofVault('classes', 'code', 'class'),
  ofVault('campaigns', 'id', 'campaign'),
  { ...ofVault('campaign_pictures', 'id'), purpose: ({ id }) => picturePurpose(text(id)), isLarge: true },
  ofVault('unanswered', 'key'),
  {
    ...{ table: 'editions', column: 'sealed', key: ['article_id', 'number'] },
    purpose: (row) => `edition/${text(row.article_id)}@${number(row.number)}`,
  },
  ofConversation('sealed_address', 'address'),
  ofConversation('sealed_state', 'state'),
  ofPerson('cases', ['id'], ({ id }) => `case/${text(id)}`),
  ...['inbox', 'outbox', 'log'].map((table) =>
    ofPerson(
      table,
      ['conversation_id', 'seq'],
      ({ conversation_id, seq }) => `message/${text(conversation_id)}/${number(seq)}`,
    ),
  ),
  ofPerson('media', ['conversation_id', 'id'], (row) => mediaPurpose(mediaKey(row))),
  {
    ...ofPerson('media_parts', ['conversation_id', 'id', 'n'], (row) => partPurpose(mediaKey(row), number(row.n))),
    isLarge: true,
  },
];
