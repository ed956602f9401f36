import express, { Router } from 'express';
import { z } from 'zod';
import type { Library } from '../../bot/replies/library';
import { escaped } from '../drawing/drawing';
import { readingPolicy } from '../http/security-headers';
import { perMinute } from '../pages/limits';
import { pageOf } from '../pages/shell';
import { CERTIFICATE, vietnameseDate } from '../pages/texts';
import { drawCertificate } from './certificate-card';
import { dateOf } from './certificate-code';
import type { Certificates } from './certificates';

interface Parts {
  certificates: Certificates;
  library: Library;
}

/** Who guesses codes gets nowhere at this pace; a class of thirty is checked in a minute. */
const CHECKS_A_MINUTE = 60;
const asked = z.object({ ma: z.string().max(60).default('') });
const aPicture = z.object({ code: z.string().regex(/^[0-9A-Za-z-]{8,20}$/) });

/** The page on which a trainer looks whether a certificate is true, and the picture of one. */
export function createCertificateRoutes({ certificates, library }: Parts): Router {
  const router = Router();
  router.use('/chung-nhan', readingPolicy);
  router.get('/chung-nhan', (_, response) => {
    response.set('Cache-Control', 'public, max-age=300').send(checkPage(''));
  });
  router.post(
    '/chung-nhan',
    perMinute(CHECKS_A_MINUTE),
    express.urlencoded({ extended: false, limit: '2kb' }),
    (request, response) => {
      const { ma } = asked.catch({ ma: '' }).parse(request.body ?? {});
      const found = certified(ma);
      response.set('Cache-Control', 'no-store').send(checkPage(ma, found ?? 'bad'));
    },
  );
  router.get('/chung-nhan/:code.png', perMinute(CHECKS_A_MINUTE), (request, response, next) => {
    const parsed = aPicture.safeParse(request.params);
    const found = parsed.success ? certified(parsed.data.code) : undefined;
    if (!found || !parsed.success) {
      next();
      return;
    }
    const code = parsed.data.code.toUpperCase();
    response
      .set('Cache-Control', 'private, max-age=86400')
      .type('png')
      .send(drawCertificate({ ...found, code }));
  });

  function certified(code: string): { course: string; date: string } | undefined {
    const found = certificates.check(code);
    const course = found && library.courses().find(({ letter }) => letter === found.letter);
    return found && course && { course: course.title, date: vietnameseDate(dateOf(found.day)) };
  }
  return router;
}

function checkPage(code: string, found?: { course: string; date: string } | 'bad'): string {
  const answer = found && (found === 'bad' ? CERTIFICATE.bad : CERTIFICATE.good(found.course, found.date));
  const field = `<input id="ma" name="ma" maxlength="40" autocomplete="off" autocapitalize="characters" value="${escaped(code)}">`;
  const body = [
    `<h1>${escaped(CERTIFICATE.title)}</h1>`,
    `<p>${escaped(CERTIFICATE.intro)}</p>`,
    `<form method="post" action="/chung-nhan"><label for="ma">${escaped(CERTIFICATE.label)}</label>${field}<button type="submit">${escaped(CERTIFICATE.check)}</button></form>`,
    answer ? `<p class="note${found === 'bad' ? '' : ' good'}" role="status">${escaped(answer)}</p>` : '',
  ];
  return pageOf({ body: body.filter(Boolean).join('\n') });
}
