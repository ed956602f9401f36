import express, { type Request, type RequestHandler, type Router } from 'express';
import type { ChannelPorts } from '../channel';
import { extensionOf } from '../../media/content-type';
import { serveMedia } from '../../media/serve';
import { steadyNow } from '../../store/clock';
import { bearerOf, notLeft, openedBy, ownConversation, returnedBy, tokenOf } from './access';
import { BASE, baseUrl, fileUrls, streamUrl } from './addresses';
import { allowOrigins } from './cors';
import { type Pass, WebConversations } from './conversations';
import { DirectLineError, errorAnswers } from './errors';
import { readSaid } from './incoming';
import { type WebLimits, bytesPerHour, heldAbove, markedAbove, refuseUnless, refusedAbove } from './limits';
import type { Tokens } from './tokens';
import { readUpload } from './upload';
import { readWatermark } from './watermark';

/** Above this a body is refused unread. */
const BODY_LIMIT = '1mb';
const jsonBody = express.json({ limit: BODY_LIMIT, type: () => true });
/** A phone's photograph has up to six megabytes. */
const UPLOAD_LIMIT = '8mb';
const uploadBody = express.raw({ limit: UPLOAD_LIMIT, type: () => true });

interface WebParts {
  publicUrl: string;
  /** Pages of these origins may call. */
  origins: readonly string[];
  ports: ChannelPorts;
  tokens: Tokens;
  limits: WebLimits;
}

/**
 * Direct Line 3.0 over HTTP (Azure AI Bot Service, "Direct Line API 3.0 reference"). In a browser only pages of our own
 * origin and of the listed ones may call.
 */
export function createRoutes(parts: WebParts): Router {
  const conversations = new WebConversations(parts.ports, parts.tokens);
  const router = express.Router();
  router.use(privately);
  router.use(allowOrigins(parts.origins));
  router.use(startRoutes(parts, conversations));
  router.use(activityRoutes(parts, conversations));
  router.use(() => {
    throw new DirectLineError('NotFound');
  });
  router.use(errorAnswers(parts.ports));
  return express.Router().use(BASE, router);
}

/** Getting into a conversation, and back into it. */
function startRoutes({ publicUrl, tokens, limits }: WebParts, conversations: WebConversations): Router {
  const router = express.Router();
  const withStream = (request: Request<object>, pass: Pass, watermark = 0) => ({
    ...pass,
    streamUrl: streamUrl(publicUrl, request, { ...pass, watermark }),
  });
  router.post('/tokens/generate', heldAbove(limits.starts), async (_request, response) => {
    response.json(await conversations.passFor());
  });
  router.post('/tokens/refresh', async (request, response) => {
    const token = bearerOf(request);
    response.json(await conversations.renew(token ?? '', await returnedBy(tokens, token)));
  });
  router.post('/conversations', heldAbove(limits.starts), async (request, response) => {
    const { pass, isNew } = await conversations.start(bearerOf(request));
    response.status(isNew ? 201 : 200).json(withStream(request, pass));
  });
  router.get('/conversations/:id', ownConversation(tokens), async (request, response) => {
    const watermark = readWatermark(request.query.watermark);
    const token = bearerOf(request);
    const pass = await conversations.renew(token ?? '', await openedBy(tokens, token));
    response.json(withStream(request, pass, watermark));
  });
  router.delete('/conversations/:id', async (request, response) => {
    const { conversationId } = await returnedBy(tokens, bearerOf(request));
    if (conversationId !== request.params.id) throw new DirectLineError('Forbidden');
    await conversations.leave(conversationId);
    response.status(204).end();
  });
  return router;
}

/** What is said in a conversation. */
function activityRoutes({ publicUrl, ports, tokens, limits }: WebParts, conversations: WebConversations): Router {
  const router = express.Router();
  const own = ownConversation(tokens);
  const urgentOnly = refuseUnless((body) => {
    const { activity } = readSaid(body);
    return activity !== undefined && ports.isUrgent(activity);
  });
  router.get('/conversations/:id/activities', own, notLeft(ports), async (request, response) => {
    const { id } = request.params;
    const base = baseUrl(publicUrl, { host: request.get('host'), protocol: request.protocol });
    const urls = fileUrls(base, id, bearerOf(request) ?? '');
    response.json(await conversations.read(id, readWatermark(request.query.watermark), urls));
  });
  router.post(
    '/conversations/:id/activities',
    markedAbove(limits.posts),
    own,
    jsonBody,
    urgentOnly,
    async (request, response) => {
      response.json({ id: await conversations.take(request.params.id, readSaid(request.body)) });
    },
  );
  const uploadLimits = [refusedAbove(limits.uploads), uploadBody, bytesPerHour(limits.uploadedBytes, steadyNow)];
  router.post('/conversations/:id/upload', own, ...uploadLimits, async (request, response) => {
    const body: unknown = request.body;
    const content = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const uploaded = readUpload(content, request.get('content-type') ?? '');
    response.json({ id: await conversations.takeUpload(request.params.id, uploaded) });
  });
  const ownFile: RequestHandler<{ id: string; mediaId: string }> = async ({ params }, response) => {
    const { contentType, bytes } = await conversations.file(params.id, params.mediaId);
    // Pages of other origins may show it: the token in its address is what opens it.
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    serveMedia(response, { name: `tep.${extensionOf(contentType)}`, contentType, bytes });
  };
  router.get('/conversations/:id/attachments/:mediaId', ownConversation(tokens, tokenOf), notLeft(ports), ownFile);
  return router;
}

/** Tokens and messages must lie in no cache, on the phone or on the way. */
const privately: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
