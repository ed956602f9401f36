import { useEffect, useState } from 'react';
import { useSession } from '../api/context';
import { useNews, useTypingNews } from '../live/context';
import { aidTexts } from './aid-texts';

/** Signs come every few seconds while somebody writes. */
const LASTS_MS = 7_000;

/** Who is writing in this case just now: the person, where their channel tells, or a colleague. */
export function TypingLine({ caseId }: { caseId: string }) {
  const { me } = useSession();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  useTypingNews((typing) => {
    if (typing.caseId !== caseId || typing.staffId === me.id) return;
    setWords(typing.name === undefined ? aidTexts.personTyping : aidTexts.colleagueTyping(typing.name));
    setAt(Date.now());
  });
  // Whatever was being written is there now.
  useNews((news) => {
    if (news.type === 'message' && news.caseId === caseId) setWords('');
  });
  useEffect(() => {
    if (!at) return undefined;
    const timer = setTimeout(() => setWords(''), LASTS_MS);
    return () => clearTimeout(timer);
  }, [at]);
  return (
    <p className="typing-line" role="status">
      {words}
    </p>
  );
}
