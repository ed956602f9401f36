import type { Response } from 'express';

/** How built files are served: they carry a fingerprint in their names and never change; the pages themselves are asked for anew. */
export const builtFiles = {
  setHeaders: (response: Response, file: string) => {
    const fingerprinted = /-[\w-]{8}\.\w+$/.test(file);
    response.setHeader('Cache-Control', fingerprinted ? 'public, max-age=31536000, immutable' : 'no-cache');
  },
};
