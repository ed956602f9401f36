/** Keeps the newest message in sight, unless the reader has gone up to read something older. */
export interface Scroller {
  /** Does `change`; then goes to the first new message that it gives, or says that there is one. */
  keep(change: () => Node | undefined): void;
  toEnd(): void;
}

const NEAR_PX = 80;
const MARGIN_PX = 12;

/** Makes the scroller of `log`; `newer` is the button that leads down. */
export function createScroller(log: HTMLElement, newer: HTMLElement): Scroller {
  const isNearEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX;

  function toEnd(): void {
    log.scrollTop = log.scrollHeight;
    newer.hidden = true;
  }

  /** A long answer is read from its beginning, not from its end. */
  function toStartOf(node: Node): void {
    const top = node instanceof HTMLElement ? node.offsetTop - log.offsetTop - MARGIN_PX : log.scrollHeight;
    log.scrollTop = Math.min(top, log.scrollHeight);
  }

  log.addEventListener('scroll', () => {
    if (isNearEnd()) newer.hidden = true;
  });
  newer.addEventListener('click', toEnd);
  // The keyboard comes up, the phone is turned: what was last in sight stays in sight.
  let wasNearEnd = true;
  log.addEventListener('scroll', () => (wasNearEnd = isNearEnd()));
  addEventListener('resize', () => wasNearEnd && toEnd());

  return {
    keep(change) {
      const follow = isNearEnd();
      const first = change();
      if (!follow) newer.hidden = newer.hidden && !first;
      else if (first) toStartOf(first);
      else toEnd();
    },
    toEnd,
  };
}
