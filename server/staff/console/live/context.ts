import { createContext, useContext, useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { Connection, LiveFeed, News, Typing } from './live-feed';

export const LiveContext = createContext<LiveFeed | undefined>(undefined);

function useFeed(): LiveFeed {
  const feed = useContext(LiveContext);
  if (!feed) throw new Error('used outside of the live feed');
  return feed;
}

/** Whether news come in. */
export function useConnection(): Connection {
  const { connection } = useFeed();
  return useSyncExternalStore(connection.watch, connection.get);
}

/** Hears the news while the component is shown. */
export function useNews(onNews: (news: News) => void): void {
  const feed = useFeed();
  const hear = useEffectEvent(onNews);
  useEffect(() => feed.listen((news) => hear(news)), [feed]);
}

/** Hears who is writing while the component is shown. */
export function useTypingNews(onTyping: (typing: Typing) => void): void {
  const feed = useFeed();
  const hear = useEffectEvent(onTyping);
  useEffect(() => feed.listenTyping((typing) => hear(typing)), [feed]);
}
