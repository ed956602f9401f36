const ITEM = 'campaign:';
const REPLY = new RegExp(`^re:${ITEM}(.+):\\d+$`);

/** Under which name a campaign's message is handed into a conversation: there it is known, and taken once. */
export const campaignItem = (campaign: string): string => `${ITEM}${campaign}`;

/** Whether an item of our own side, by its name, is a campaign's message. */
export const isCampaignItem = (id: string): boolean => id.startsWith(ITEM);

/** The campaign of which a reply is the message, by the reply's name; undefined for every other one. */
export const campaignOfReply = (replyId: string): string | undefined => REPLY.exec(replyId)?.[1];
