import { accountCalls } from './account';
import { agencyCalls } from './agencies';
import { aidCalls } from './aid';
import { attentionCalls } from './attention';
import { auditCalls } from './audit';
import { careCalls } from './care';
import { caseCalls } from './cases';
import { channelCalls } from './channels';
import { type Ask, type Call, CallFailed, load, send } from './call';
import { contentCalls } from './content';
import { figureCalls } from './figures';
import { linkCalls } from './links';
import { muteCalls } from './mutes';
import { ownDataCalls } from './own-data';
import { outreachCalls } from './outreach';
import { pushCalls } from './push';
import { rosterCalls } from './roster';
import { sessionCalls } from './session';
import { staffCalls } from './staff';
import { surgeCalls } from './surge';
import { viewCalls } from './views';

/**
 * The staff API, as this page uses it.
 * @param onSignedOut told when a call finds that the session is over
 */
export function createApi(onSignedOut: () => void) {
  const plain: Ask = async <T>(call: Call) => (await send(call)) as T;
  const ask: Ask = <T>(call: Call) => heeding(plain<T>(call));
  const heeding = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof CallFailed && error.status === 401) onSignedOut();
      throw error;
    }
  };
  return {
    // A wrong password is no lost session.
    ...sessionCalls(plain),
    ...accountCalls(ask),
    ...agencyCalls(ask),
    ...aidCalls(ask),
    ...attentionCalls(ask),
    ...auditCalls(ask),
    ...careCalls(ask),
    ...caseCalls(ask),
    ...channelCalls(ask),
    ...contentCalls(ask),
    ...figureCalls(ask, (call) => heeding(load(call))),
    ...linkCalls(ask),
    ...muteCalls(ask),
    ...ownDataCalls(ask),
    ...outreachCalls(ask),
    ...pushCalls(ask),
    ...rosterCalls(ask),
    ...staffCalls(ask),
    ...surgeCalls(ask),
    ...viewCalls(ask),
  };
}

export type Api = ReturnType<typeof createApi>;
