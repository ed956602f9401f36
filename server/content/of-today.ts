import type { Content } from '../../knowledge/loader';

/** Makes something of the content in use and the date (ISO) whenever it is asked for, anew only when one of them is another. */
export function ofToday<Made>(
  content: () => Content,
  today: () => string,
  make: (content: Content, today: string) => Made,
): () => Made {
  let last: { content: Content; day: string; made: Made } | undefined;
  return () => {
    const [now, day] = [content(), today()];
    if (last?.content !== now || last.day !== day) last = { content: now, day, made: make(now, day) };
    return last.made;
  };
}
