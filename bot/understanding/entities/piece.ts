import type { Token } from '../../language/scan';
import type { Piece } from './entities';

/**
 * What some tokens say as it was written, `to` exclusive. Who adds to it writes its parts out: an object that begins with a spread
 * and goes on (`{ ...piece, name }`) outlives all small collections (V8 of Node 20), and with it all to which it points.
 */
export function pieceOf(text: string, tokens: readonly Token[], from: number, to: number): Piece {
  const at = tokens[from]?.at ?? 0;
  return { text: text.slice(at, tokens[to - 1]?.end ?? at), at };
}
