import { Anchor, Button, Group, List, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../api/context';
import type { Kit } from '../api/outreach';
import { Failure } from '../shared/failure';
import { useDeed } from '../shared/use-deed';
import { withoutLeaving } from '../shared/without-leaving';
import { outreachTexts } from './texts';

/** What a province prints, reads out and posts, as files. */
export function KitPanel() {
  const { api } = useSession();
  const [province, setProvince] = useState('');
  const [kit, setKit] = useState<Kit>();
  const deed = useDeed(() => api.kit(province.trim()), setKit);
  return (
    <section className="panel">
      <Title order={2} size="h5">
        {outreachTexts.kit}
      </Title>
      <Text size="sm">{outreachTexts.kitLead}</Text>
      <form onSubmit={withoutLeaving(() => province.trim() && deed.run())}>
        <Group align="end">
          <TextInput
            label={outreachTexts.province}
            value={province}
            autoComplete="off"
            onChange={(event) => setProvince(event.currentTarget.value)}
          />
          <Button type="submit" loading={deed.busy}>
            {outreachTexts.makeKit}
          </Button>
        </Group>
      </form>
      {deed.failure !== undefined && <Failure error={deed.failure} what={outreachTexts.kitFailed} />}
      {kit && (
        <>
          <Title order={3} size="h6" mt={12}>
            {kit.province}
          </Title>
          <List>
            {kit.files.map(({ name, bytes, address }) => (
              <List.Item key={name}>
                <Anchor href={address}>{name}</Anchor> ({outreachTexts.size(bytes)})
              </List.Item>
            ))}
          </List>
        </>
      )}
    </section>
  );
}
