import { useMemo, useState } from 'react';
import { showHidden } from '../shared/safe-text';
import { SafeText } from '../shared/safe-text-view';
import { aidTexts } from '../case/aid-texts';
import { useCare } from './context';
import { stretchesOf } from './hard-words';

/** What an outsider wrote; hard words are covered for whoever wants it, each until it is touched. */
export function CoveredText({ text, className = '' }: { text: string; className?: string }) {
  const { care } = useCare();
  if (!care?.settings.coverHardWords) return <SafeText className={className} text={text} />;
  return <Covered text={text} className={className} words={care.hardWords} />;
}

function Covered({ text, className, words }: { text: string; className: string; words: readonly string[] }) {
  const stretches = useMemo(() => stretchesOf(showHidden(text), words), [text, words]);
  return (
    <bdi className={`safe-text ${className}`} dir="auto">
      {stretches.map((stretch, place) =>
        stretch.isHard ? <HardWord key={place} word={stretch.text} /> : <span key={place}>{stretch.text}</span>,
      )}
    </bdi>
  );
}

function HardWord({ word }: { word: string }) {
  const [isShown, setShown] = useState(false);
  if (isShown) return <span>{word}</span>;
  return (
    <button type="button" className="hard-word" aria-label={aidTexts.covered} onClick={() => setShown(true)}>
      {'•'.repeat(Math.min(word.length, 8))}
    </button>
  );
}
