import { Button } from '@mantine/core';
import { useCare } from '../care/context';
import { careTexts } from '../care/texts';
import { explain } from '../shared/failure';
import { notify } from '../shared/notify';
import { aidTexts } from './aid-texts';

/** Covers hard words in what is read, or shows them; kept for the person. */
export function CoverSwitch() {
  const { care, save } = useCare();
  if (!care) return null;
  const { settings } = care;
  const toggle = () => {
    save({ ...settings, coverHardWords: !settings.coverHardWords }).catch((error: unknown) => {
      notify({ color: 'red', title: careTexts.saveFailed, message: explain(error).reason });
    });
  };
  return (
    <Button
      className="cover-switch"
      size="compact-xs"
      variant="default"
      aria-pressed={settings.coverHardWords}
      onClick={toggle}
    >
      {settings.coverHardWords ? aidTexts.uncover : aidTexts.cover}
    </Button>
  );
}
