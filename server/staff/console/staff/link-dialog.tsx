import { Button, Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PasswordLink } from '../api/staff';
import { passwordAddress } from '../shared/route';
import { exactTime } from '../shared/time';
import { texts } from '../texts';
import { staffTexts } from './texts';

interface Props {
  name: string;
  link: PasswordLink;
  onClose: () => void;
}

/** The link by which somebody sets their password: shown this once. */
export function LinkDialog({ name, link, onClose }: Props) {
  const [isCopied, setCopied] = useState(false);
  const address = passwordAddress(link.token);
  return (
    <Modal
      opened
      onClose={onClose}
      title={staffTexts.linkOf(name)}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      <Text size="sm" mb={8}>
        {staffTexts.linkLead(exactTime(new Date(link.expiresAt)))}
      </Text>
      <TextInput
        aria-label={staffTexts.linkOf(name)}
        value={address}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        data-autofocus
      />
      <Button
        mt={12}
        onClick={() => {
          // Without https there is no clipboard: the text is selected and can be copied by hand.
          if ('clipboard' in navigator) void navigator.clipboard.writeText(address).then(() => setCopied(true));
        }}
      >
        {staffTexts.copy}
      </Button>
      {isCopied && (
        <Text span role="status" ml={8} size="sm">
          ✓ {staffTexts.copied}
        </Text>
      )}
    </Modal>
  );
}
