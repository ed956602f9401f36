import type { Priority } from '../../../bot/handoff';
import type { AlarmStage } from './cases';

/** An alarm as it leaves the house: which case and how long, never what was written. */
export interface Alarm {
  type: 'case.opened' | 'case.overdue' | 'case.claimed';
  caseId: string;
  code: string;
  priority: Priority;
  stage: AlarmStage;
  /** Since when nobody has had the case. */
  since: number;
  at: number;
}

/** An alarm on its way to people who are not at a console. */
export interface Page {
  id: string;
  way: 'webhook' | 'email' | 'push';
  /** The id of a push subscription; empty for the other ways. */
  to: string;
  alarm: Alarm;
  attempts: number;
  dueAt: number;
}

/** A browser of a member of staff that takes Web Push (RFC 8030). */
export interface PushSubscription {
  /** SHA-256 of the endpoint. */
  id: string;
  staffId: string;
  endpoint: string;
  keys: { p256dh: string; auth: string };
  createdAt: number;
}

/** Alarms on their way to people who are not at a console, and the browsers that take them. */
export interface PageStore {
  /** Keeps a page to be sent; gives false when one of that id is on its way already. */
  add(page: Page): Promise<boolean>;
  /** Pages that are to be sent by `now`, the longest due first. */
  due(now: number, limit: number): Promise<Page[]>;
  postpone(id: string, attempts: number, dueAt: number): Promise<void>;
  remove(id: string): Promise<void>;
  /** Keeps a subscription, new or changed. */
  subscribe(subscription: PushSubscription): Promise<void>;
  subscription(id: string): Promise<PushSubscription | undefined>;
  subscriptionsOf(staffIds: readonly string[]): Promise<PushSubscription[]>;
  unsubscribe(id: string): Promise<void>;
}
