import { Group, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../api/context';
import { vietnamDay } from '../shared/time';
import { FileButton } from './file-button';
import { figureTexts } from './texts';

interface Props {
  /** Provinces that the figures name. */
  provinces: readonly string[];
}

/** The report of a month for a steering committee on crime, of a province or of the whole country. */
export function MonthlyForm({ provinces }: Props) {
  const { api } = useSession();
  const [month, setMonth] = useState(() => vietnamDay(new Date()).slice(0, 7));
  const [province, setProvince] = useState('');
  return (
    <section>
      <Title order={2} size="h4">
        {figureTexts.monthly}
      </Title>
      <Group align="end" gap={12}>
        <TextInput
          type="month"
          label={figureTexts.month}
          value={month}
          required
          onChange={({ currentTarget: { value } }) => value && setMonth(value)}
        />
        <TextInput
          label={figureTexts.province}
          placeholder={figureTexts.everywhere}
          value={province}
          list="provinces"
          onChange={({ currentTarget: { value } }) => setProvince(value)}
        />
        <datalist id="provinces">
          {provinces.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <FileButton
          label={figureTexts.monthlyFile}
          name={`bao-cao-thang-${month}.xlsx`}
          load={() => api.monthlyFile(month, province.trim())}
        />
      </Group>
    </section>
  );
}
