import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { dateAndClock } from '../../../bot/vietnam-time';
import { CaseUnknown } from '../../cases/editor';
import { KeyReused } from '../../cases/cases';
import { CaseConflict, NotYourCase } from '../../cases/actions';
import { UnsafeToWrite } from '../../cases/caution';
import { StaleField } from '../../cases/sheet';
import { EditorialRefused } from '../../content/editorial';
import { statusIn } from '../../http/error-status';
import type { Case } from '../../store/contract/cases';
import { CommonPassword } from '../common-passwords';
import { SecondFactorState } from '../second-factor';
import { SetupRefused } from '../setup';
import { sheetRowView } from './sheet-view';
import { CAUTIONS, CONFLICTS, DETAILS, EDITORIAL, SOMEBODY, TITLES } from './texts';

/** An error that the caller sees: the parts of an RFC 9457 problem document that are not fixed by the status. */
export class Problem extends Error {
  readonly code = 'PROBLEM';
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly more: Record<string, unknown> = {},
  ) {
    super(`problem ${status}`);
  }
}

/** Sends a problem document. */
function sendProblem(response: Response, { status, detail, more }: Problem): void {
  const title = TITLES[status] ?? TITLES[400];
  response.status(status).type('application/problem+json');
  response.send(JSON.stringify({ type: 'about:blank', title, status, detail, ...more }));
}

/** Turns every error of the API into a problem document; one that nobody foresaw is logged and not shown. */
export function problems(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = problemOf(error);
    if (problem.status >= 500) logger.error({ err: error, method: request.method }, 'a call of the staff API failed');
    sendProblem(response, problem);
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof CaseConflict) return conflict(error);
  if (error instanceof KeyReused) return new Problem(422, DETAILS.keyReused);
  if (error instanceof NotYourCase) return new Problem(403, naming(DETAILS.notYours, error.owner), owned(error.owner));
  if (error instanceof UnsafeToWrite) return unsafe(error);
  if (error instanceof StaleField)
    return new Problem(409, DETAILS.staleField, { reason: 'stale-field', current: sheetRowView(error.row) });
  if (error instanceof EditorialRefused) return editorial(error);
  if (error instanceof CaseUnknown) return new Problem(404, DETAILS.unknownCase);
  if (error instanceof CommonPassword) return new Problem(400, DETAILS.commonPassword, { reason: 'common-password' });
  if (error instanceof SecondFactorState) return new Problem(409, DETAILS.factorState);
  if (error instanceof SetupRefused) {
    return error.reason === 'done' ? new Problem(410, DETAILS.setupDone) : new Problem(403, DETAILS.setupToken);
  }
  return ofRequest(error);
}

/** Errors by which Express refuses a request carry a status; everything else is ours. */
function ofRequest(error: unknown): Problem {
  const status = statusIn(error) ?? 500;
  if (status === 413) return new Problem(413, DETAILS.tooLarge);
  if (status === 415) return new Problem(415, DETAILS.notJson);
  if (status >= 400 && status < 500) return new Problem(400, DETAILS.malformed);
  return new Problem(500, DETAILS.internal);
}

function conflict({ reason, owner }: CaseConflict): Problem {
  return new Problem(409, naming(CONFLICTS[reason], owner), { reason, ...owned(owner) });
}

const EDITORIAL_STATUS: Partial<Record<EditorialRefused['reason'], number>> = { unknown: 404, own: 403, faulty: 422 };

function editorial({ reason, problems }: EditorialRefused): Problem {
  const found = problems.map(({ article, vi }) => ({ ...(article !== undefined && { article }), text: vi }));
  return new Problem(EDITORIAL_STATUS[reason] ?? 409, EDITORIAL[reason], { reason, problems: found });
}

function unsafe({ caution, since }: UnsafeToWrite): Problem {
  const why = CAUTIONS[caution].replace('{since}', () => dateAndClock(since));
  return new Problem(
    409,
    DETAILS.unsafe.replace('{why}', () => why),
    { reason: caution, since: new Date(since).toISOString() },
  );
}

const naming = (text: string, owner: Case['owner']) => text.replaceAll('{owner}', () => owner?.name ?? SOMEBODY);
const owned = (owner: Case['owner']) => (owner ? { owner } : {});
