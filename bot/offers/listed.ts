import type { CompanyRegister, LookUp } from './companies';
import type { Listed } from './judge';
import type { Offer } from './offer';

/** The words with which a find in the list is told; `{date}` is the list's. */
export interface ListWords {
  listed: string;
}

/**
 * Looks the agency and the licence of an offer up. It says what stands in the list, and never whether a company is good:
 * names are quoted as the offer wrote them.
 */
export function lookUpOffer({ agency, licence }: Offer, register: CompanyRegister, { listed }: ListWords): Listed {
  const byName = agency === undefined ? undefined : register.lookUp(agency);
  const byLicence = licence === undefined ? undefined : register.lookUp(licence);
  const quote = agency ?? licence ?? '';
  const flags = flagsOf(byName, byLicence).map((id) => ({ id, quote }));
  const isListed = !flags.length && (byName?.found === 'listed' || byLicence?.found === 'listed');
  return { flags, signs: isListed ? [{ id: 'in-list', why: listed, quote, proof: true, domestic: false }] : [] };
}

function flagsOf(byName: LookUp | undefined, byLicence: LookUp | undefined): string[] {
  if (byName?.found === 'withdrawn' || byLicence?.found === 'withdrawn') return ['licence-withdrawn'];
  if (byLicence?.found === 'listed' && byName && !isSame(byName, byLicence)) return ['licence-of-another'];
  if (byName?.found === 'similar' && byLicence?.found !== 'listed') return ['name-like-another'];
  if (byLicence?.found === 'nothing' && byName?.found !== 'listed') return ['not-in-list'];
  return [];
}

/** Whether both finds may be one company: the same, or one whose name is like it. */
function isSame(byName: LookUp, byLicence: Extract<LookUp, { company: unknown }>): boolean {
  if ('company' in byName) return byName.company === byLicence.company;
  return 'companies' in byName && byName.companies.includes(byLicence.company);
}
