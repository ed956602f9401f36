import { showHidden } from './safe-text';

/** Text that an outsider wrote: cut off from the direction of the text around it, hidden characters shown. */
export function SafeText({ text, className = '' }: { text: string; className?: string }) {
  return (
    <bdi className={`safe-text ${className}`} dir="auto">
      {showHidden(text)}
    </bdi>
  );
}
