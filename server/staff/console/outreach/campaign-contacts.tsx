import { Text } from '@mantine/core';
import type { Contact } from '../api/outreach';
import { SafeText } from '../shared/safe-text-view';
import { outreachTexts } from './texts';

/** Where a campaign leads people, one by one: whoever approves it sees every number and address by itself. */
export function CampaignContacts({ contacts }: { contacts: readonly Contact[] }) {
  if (!contacts.length) return null;
  return (
    <section>
      <Text size="sm" fw={700}>
        {outreachTexts.contacts}
      </Text>
      <ul>
        {contacts.map((contact) => (
          <li key={`${contact.kind} ${contact.value}`}>
            <Line {...contact} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ kind, value, isKnown }: Contact) {
  return (
    <Text size="sm" {...(!isKnown && { role: 'alert', className: 'preview-finding' })}>
      {isKnown ? '' : '⚠ '}
      <SafeText text={outreachTexts.contact[kind](value)} />
      {isKnown ? '' : `: ${outreachTexts.contactUnknown[kind]}`}
    </Text>
  );
}
