import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Logo } from '../shared/logo';
import { texts } from '../texts';

/** The frame of the screens that come before the work. */
export function Card({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <main className="gate">
      <div className="gate-card">
        <p className="gate-brand">
          <Logo size={36} />
          <span>
            <strong>{texts.appName}</strong> · {texts.hotline}
          </span>
        </p>
        <Title order={1} size="h3">
          {title}
        </Title>
        <Text c="dimmed" size="sm" mb={16}>
          {lead}
        </Text>
        {children}
      </div>
    </main>
  );
}
