import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Conduct, CoveredConduct } from '../api/types';
import { conductTexts } from './conduct-texts';
import { CoveredText } from './covered-text';

interface Props {
  text: string;
  conduct: Conduct | undefined;
  className?: string;
}

/** What somebody wrote; words that are aimed at whoever answers stay covered, as a whole, until they are asked for. */
export function ConductText({ conduct, ...shown }: Props) {
  if (conduct === undefined) return <CoveredText {...shown} />;
  if (conduct === 'joke' || conduct === 'prying')
    return (
      <>
        <CoveredText {...shown} />
        <p className="conduct-note">{conductTexts[conduct]}</p>
      </>
    );
  return <Covered conduct={conduct} {...shown} />;
}

function Covered({ conduct, ...shown }: Omit<Props, 'conduct'> & { conduct: CoveredConduct }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p className="conduct-note">{conductTexts.covered[conduct]}</p>
      <Button size="compact-sm" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? conductTexts.hide : conductTexts.show}
      </Button>
      {isOpen && <CoveredText {...shown} />}
    </>
  );
}
