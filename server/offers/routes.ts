import path from 'node:path';
import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { OfferCheck } from '../../bot/offers/offer';
import type { OfferDesk } from '../../bot/offers/offer-desk';
import type { Reader } from '../../bot/understanding/reader';
import { SlotsFull } from '../fair-slots';
import { builtFiles } from '../http/built-files';
import { statusIn } from '../http/error-status';
import { perMinute } from '../http/rate-limit';
import { formsToUs } from '../http/security-headers';
import { drawCard } from './card/card';
import type { CardLinks } from './card/card-link';
import { PictureError, type PictureProblem } from './pictures/picture-error';
import { type PictureReader, SURE } from './pictures/picture-reader';
import { MOST_BYTES } from './pictures/prepare';
import { steadyNow } from '../store/clock';
import { BUSY, PICTURE_PROBLEMS } from './texts';
import { createTurnstile } from './turnstile';

export interface OfferRoutesParts {
  offers: OfferDesk;
  read: Reader;
  pictures: PictureReader;
  cards: CardLinks;
  /** Where the built page lies: `check/` below it. */
  dist: string;
}

/** Calls a minute from one address: a whole school or village may share it. */
const LIMITS = { checks: 600, longTexts: 30, pictures: 60 };
/** No advert is longer; only a paste of many things is. */
const LONG_TEXT = 5_000;
/** A paste of 100,000 letters with accents takes up to three bytes each, and JSON some more. */
const TEXT_BYTES = '512kb';

/** The picture itself is the body, whatever it says that it is. */
const wholeBody = express.raw({ type: () => true, limit: MOST_BYTES });

const asked = z.strictObject({ text: z.string().max(200_000) });

const STATUS: Record<PictureProblem, number> = {
  not_a_picture: 415,
  too_large: 413,
  animated: 415,
  broken: 422,
  too_slow: 422,
  busy: 503,
  no_text: 422,
};

/** The page `/kiem-tra` and what it calls. Nothing that comes in is kept, logged or sent on. */
export function createOfferRoutes({ offers, read, pictures, cards, dist }: OfferRoutesParts): Router {
  const router = Router();
  const checkLimits = [
    limited(LIMITS.checks),
    express.json({ limit: TEXT_BYTES }),
    limited(LIMITS.longTexts, ({ body }) => textIn(body).length <= LONG_TEXT),
  ];
  const turnstile = createTurnstile(steadyNow);
  router.post('/kiem-tra/xem', ...checkLimits, async (request, response) => {
    const parsed = asked.safeParse(request.body);
    if (!parsed.success) {
      response.status(400).json({ error: 'text' });
      return;
    }
    const { text } = parsed.data;
    try {
      const answer = await turnstile(request.ip ?? '', () => {
        const check = offers.check(text);
        const urgent = read(text).urgency === 'emergency';
        return { ...answerOf(offers, check), urgent, card: cards.linkFor(check) };
      });
      response.set('Cache-Control', 'no-store').json(answer);
    } catch (error) {
      if (!(error instanceof SlotsFull)) throw error;
      tellBusy(response);
    }
  });
  router.post('/kiem-tra/anh', limited(LIMITS.pictures), wholeBody, async (request, response) => {
    const bytes: unknown = request.body;
    if (!Buffer.isBuffer(bytes)) {
      refuse(response, 'not_a_picture');
      return;
    }
    try {
      const { text, confidence } = await pictures.read(bytes, request.ip ?? '');
      response.set('Cache-Control', 'no-store').json({ text, sure: confidence >= SURE });
    } catch (error) {
      if (!(error instanceof PictureError)) throw error;
      refuse(response, error.code);
    }
  });
  router.use('/kiem-tra/anh', refuseTooLarge);
  router.get('/kiem-tra/the.png', limited(LIMITS.checks), (request, response) => {
    const card = cards.read(request.query);
    if (!card) {
      response.status(400).type('text').send('Bad request');
      return;
    }
    const reasons = offers.reasons(card.flags);
    response
      .set('Cache-Control', 'public, max-age=86400')
      .type('png')
      .send(drawCard({ verdict: card.verdict, reasons }));
  });
  router.use('/kiem-tra', formsToUs, express.static(path.join(dist, 'check'), builtFiles));
  return router;
}

/** What the page shows: the same words as in the chat. */
function answerOf(offers: OfferDesk, check: OfferCheck) {
  const questions = offers.questionsFor(check.flags.map(({ id }) => id));
  return { verdict: check.verdict, ...offers.words(check), questions };
}

function refuse(response: Response, problem: PictureProblem): void {
  response.status(STATUS[problem]).json({ error: problem, text: PICTURE_PROBLEMS[problem] });
}

/** A picture that is too large is refused before it is read to its end. */
const refuseTooLarge: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (statusIn(error) === 413) refuse(response, 'too_large');
  else next(error);
};

const limited = (limit: number, skip?: (request: Request) => boolean) =>
  perMinute(limit, (_request, response) => tellBusy(response), skip);

const tellBusy = (response: Response) => void response.status(429).json({ error: 'busy', text: BUSY });

/** The text of a body that nobody has looked at yet. */
const textIn = (body: unknown): string => {
  const parsed = asked.safeParse(body);
  return parsed.success ? parsed.data.text : '';
};
