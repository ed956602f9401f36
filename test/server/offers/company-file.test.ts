import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadCompanies, saveCompanies } from '../../../server/offers/company-file';

describe('the list of licensed companies', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'haidang-companies-'));
  const file = path.join(folder, 'companies.json');
  const told: unknown[] = [];
  const load = () => loadCompanies(folder, { error: (what: unknown) => void told.push(what) });
  const list = { asOf: '2026-11-01', source: 'x', sample: true, companies: [] };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('comes back as it was saved', () => {
    saveCompanies(folder, list);
    expect(load()?.asOf).toBe('2026-11-01');
  });

  it('is not saved with a date that there is not, and the one before stays', () => {
    expect(() => saveCompanies(folder, { ...list, asOf: '2026-99-99' })).toThrow();
    expect(load()?.asOf).toBe('2026-11-01');
  });

  it.each(['', '{"asOf": "2026-99-99"}', '[]'])(
    'that is broken (%s) is told of and never keeps the server from starting',
    (text) => {
      writeFileSync(file, text);
      told.length = 0;
      expect(load()).toBeUndefined();
      expect(told).toHaveLength(1);
    },
  );

  it.each(['2026-99-99', '2026-02-30', '2999-01-01', 'hôm nay'])('dated %s is refused by the import', (date) => {
    writeFileSync(path.join(folder, 'list.csv'), 'Tên doanh nghiệp,Số giấy phép\nCông ty Mẫu,000\n');
    const before = readFileSync(file, 'utf8');
    const { status, stderr } = spawnSync(
      process.execPath,
      [path.resolve('dist/server/commands/import-companies.js'), 'list.csv', '--date', date],
      { cwd: folder, env: { ...process.env, DATA_DIR: folder }, encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(/^usage/) as string });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});
