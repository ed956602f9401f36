import { attachmentOf } from '../../../server/channels/incoming';

describe('attachments from a platform', () => {
  it.each(['constructor', '__proto__', 'toString', 'new-kind'])('of the unknown kind %s are files', (kind) =>
    expect(attachmentOf(kind)).toEqual({ contentType: 'application/octet-stream' }),
  );
});
