/** What a tap on a choice stands for. Written `#name` or `#name:argument`, so that it also works typed or as a payload. */
export type Command =
  | { name: 'article'; id: string }
  | { name: 'section'; id: string; n: number }
  | { name: 'source'; id: string }
  /** An article to pass on to others. */
  | { name: 'share'; id: string }
  | { name: 'offer'; id: string }
  | { name: 'answer'; id: 'yes' | 'no' | 'unknown' }
  /** Whether somebody else may be told, where staff have asked. */
  | { name: 'agree'; id: 'yes' | 'no' }
  | { name: 'course'; id: string }
  /** An answer in a course: the place and the number of the answer. */
  | { name: 'pick'; id: string }
  /** Learning in a class: its code, lower case. */
  | { name: 'class'; id: string }
  | { name: 'courses' }
  | { name: 'subscribe' }
  | { name: 'unsubscribe' }
  /** What they have agreed to, and the withdrawal of one of these. */
  | { name: 'consents' }
  | { name: 'revoke'; id: string }
  /** What somebody wants to hear of, and that their device is safe for it. */
  | { name: 'news'; id: string }
  | { name: 'newsok'; id: string }
  /** Goes on with the course that was left last. */
  | { name: 'learn' }
  | { name: 'staff' }
  | { name: 'report' }
  | { name: 'withdraw' }
  | { name: 'skip' }
  | { name: 'stop' }
  | { name: 'start' }
  | { name: 'helped' }
  | { name: 'unhelped' };
