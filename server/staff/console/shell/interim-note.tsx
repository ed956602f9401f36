import { useSession } from '../api/context';
import { LINKS } from '../shared/route';
import { sessionTexts } from '../texts';

/** Tells the first administrator why they see cases, and for how long. */
export function InterimNote() {
  const { me } = useSession();
  if (me.role !== 'admin' || !me.may.includes('cases')) return null;
  return (
    <p className="interim-note" role="note">
      {sessionTexts.interim} <a href={LINKS.staff}>{sessionTexts.interimDo}</a>
    </p>
  );
}
