import { CaseUnknown } from '../../cases/editor';
import type { CaseStore } from '../../store/contract/cases';
import { sheetPdf } from '../sheet-file/sheet-pdf';
import { Download, type Operation, staff } from './operation';

interface SheetFilePorts {
  cases: CaseStore;
  now: () => number;
}

/** The handover sheet as a file. */
export function sheetFileOperations({ cases, now }: SheetFilePorts): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/cases/:id/sheet.pdf',
      summary: 'The handover sheet as a PDF',
      access: 'cases',
      audit: 'case.sheet-file',
      status: 200,
      handle: async ({ request, who: { member } }) => {
        const id = String(request.params.id);
        const found = await cases.get(id);
        if (!found) throw new CaseUnknown(`there is no case ${id}`);
        const pdf = await sheetPdf(found, { by: member.name, at: now() });
        return new Download(`phieu-${found.code}.pdf`, 'application/pdf', pdf);
      },
    }),
  ];
}
