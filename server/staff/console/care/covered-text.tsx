import { useMemo, useState } from 'react';
import { showHidden } from '../shared/safe-text';
import { SafeText } from '../shared/safe-text-view';
import { aidTexts } from '../case/aid-texts';
import { useCare } from './context';
import { stretchesOf } from './hard-words';

interface Props {
  text: string;
  className?: string;
  /** They stay covered: the text is part of a link, which leads to where they can be touched. */
  locked?: boolean;
}

/** What an outsider wrote; hard words are covered for whoever wants it, each until it is touched. */
export function CoveredText({ text, className = '', locked = false }: Props) {
  const { care } = useCare();
  if (!care?.settings.coverHardWords) return <SafeText className={className} text={text} />;
  return <Covered text={text} className={className} locked={locked} words={care.hardWords} />;
}

function Covered({ text, className, locked, words }: Required<Props> & { words: readonly string[] }) {
  const stretches = useMemo(() => stretchesOf(showHidden(text), words), [text, words]);
  return (
    <bdi className={`safe-text ${className}`} dir="auto">
      {stretches.map((stretch, place) =>
        stretch.isHard ? (
          <HardWord key={place} word={stretch.text} locked={locked} />
        ) : (
          <span key={place}>{stretch.text}</span>
        ),
      )}
    </bdi>
  );
}

function HardWord({ word, locked }: { word: string; locked: boolean }) {
  const [isShown, setShown] = useState(false);
  const dots = '•'.repeat(Math.min(word.length, 8));
  if (isShown) return <span>{word}</span>;
  if (locked)
    return (
      <span className="hard-word" role="img" aria-label={aidTexts.coveredWord}>
        {dots}
      </span>
    );
  return (
    <button type="button" className="hard-word" aria-label={aidTexts.covered} onClick={() => setShown(true)}>
      {dots}
    </button>
  );
}
