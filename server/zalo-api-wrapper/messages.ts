/** A button of a consultation message: at most five, titles of at most 100 characters. */
export type ZaloButton =
  /** The payload comes back as the person's message: `show` shows it in the chat, `hide` does not. */
  | { title: string; type: 'oa.query.show' | 'oa.query.hide'; payload: string }
  | { title: string; type: 'oa.open.url'; payload: { url: string } }
  | { title: string; type: 'oa.open.phone'; payload: { phone_code: string } }
  | { title: string; type: 'oa.open.sms'; payload: { phone_code: string; content: string } };

/** What a tap on an element of a list does. */
export type ZaloAction =
  { type: 'oa.query.show' | 'oa.query.hide'; payload: string } | { type: 'oa.open.url'; url: string };

/** One element of a list. */
export interface ZaloListElement {
  title: string;
  subtitle?: string;
  image_url?: string;
  default_action?: ZaloAction;
}

/** What may be attached to a consultation message. */
export type ZaloAttachment =
  | { type: 'template'; payload: { buttons: ZaloButton[] } }
  | { type: 'template'; payload: { template_type: 'list'; elements: ZaloListElement[] } }
  | {
      type: 'template';
      payload: {
        template_type: 'media';
        elements: (
          { media_type: 'image' | 'gif'; url: string } | { media_type: 'image' | 'gif'; attachment_id: string }
        )[];
      };
    }
  | {
      type: 'template';
      payload: {
        template_type: 'request_user_info';
        elements: [{ title: string; subtitle: string; image_url: string }];
      };
    }
  | { type: 'file'; payload: { token: string } };

/** The `message` part of a consultation message (`/v3.0/oa/message/cs`). Texts have fewer than 2000 characters (NFC). */
export interface ZaloMessage {
  text?: string;
  attachment?: ZaloAttachment;
  /** The message that this one answers. */
  quote_message_id?: string;
}
