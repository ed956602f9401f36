import { createHash } from 'node:crypto';
import { COURSE, type CourseReport } from '../../bot/courses/course-report';
import { todayInVietnam } from '../../bot/vietnam-time';
import type { TakeHandoff } from '../conversations/turn';
import type { LearningStore } from '../store/contract/learning';

/** Makes the door through which it is counted what happens in courses: once for each message, and without the person. */
export function createTakeCourse(store: LearningStore): TakeHandoff {
  return async (conversationId, _address, { id: messageId, receivedAt }, { name, value }) => {
    if (name !== COURSE) return;
    const { course, class: inClass, marks } = value as CourseReport;
    // A code that nobody has given out, mistyped or made up, makes no class.
    const known = inClass === undefined ? undefined : await store.classOf(inClass);
    await store.count({
      id: countId(conversationId, messageId),
      course,
      class: known?.course === course ? known.code : '',
      marks,
      day: todayInVietnam(receivedAt),
    });
  };
}

/** The same for the same message, and no way back to it. */
const countId = (conversationId: string, messageId: string) =>
  createHash('sha256')
    .update(JSON.stringify(['course', conversationId, messageId]))
    .digest('base64url')
    .slice(0, 22);
