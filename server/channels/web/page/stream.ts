/** How a stream ended: after a good time, too soon or never opened, or by our own wish. */
export type StreamEnd = 'steady' | 'unsteady' | 'cut';

/** A WebSocket on which the server tells what is new. */
export interface Stream {
  ended: Promise<StreamEnd>;
  isOpen(): boolean;
  /** Ends it now; without a reason, by how long it lasted. */
  end(reason?: StreamEnd): void;
}

const OPENING_MS = 15_000;
/** A stream that ends sooner is being cut by something on the way. */
const STEADY_MS = 10_000;

/** Opens the stream at `url`. Raises where the browser or its policy allows none. */
export function openStream(url: string, onFrame: (frame: string) => void): Stream {
  const from = Date.now();
  const socket = new WebSocket(ownAddress(url));
  let end: Stream['end'] = () => undefined;
  let over = false;

  const ended = new Promise<StreamEnd>((resolve) => {
    end = (reason) => {
      over = true;
      resolve(reason ?? (Date.now() - from > STEADY_MS ? 'steady' : 'unsteady'));
      // Closing a dead stream takes the browser long: we don't wait for it.
      socket.close();
    };
  });
  const tooSlow = setTimeout(() => end('unsteady'), OPENING_MS);
  socket.onopen = () => clearTimeout(tooSlow);
  socket.onclose = () => {
    clearTimeout(tooSlow);
    end();
  };
  socket.onmessage = ({ data }) => {
    if (!over) onFrame(String(data));
  };
  return { ended, end, isOpen: () => !over && socket.readyState === WebSocket.OPEN };
}

/** The stream on our own host, whatever address a proxy made the server believe in. */
function ownAddress(url: string): string {
  const { pathname, search } = new URL(url, location.href);
  return `${location.origin.replace('http', 'ws')}${pathname}${search}`;
}
