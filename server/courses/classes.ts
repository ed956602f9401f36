import { createHmac, randomInt } from 'node:crypto';
import type { Course } from '../../knowledge/courses';
import { isSameSecret } from '../same-secret';
import type { LearningClass, LearningStore } from '../store/contract/learning';
import { type CourseFigures, figuresOf } from './figures';

/** Crockford's base 32 without capitals. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const CODE_LETTERS = 6;
const KEY_LETTERS = 20;
/** So many codes are tried before something must be wrong. */
const MOST_TRIES = 10;
const MOST_CLASSES = 200;

interface Parts {
  store: LearningStore;
  courses: () => readonly Course[];
  /** 32 bytes, from which the keys of the trainers' pages follow. */
  key: Buffer;
  now: () => number;
}

/** A class as those see it who may look into it. */
export interface ClassView {
  learning: LearningClass;
  course: Course;
  figures: CourseFigures;
}

/** Classes: a link for those who learn, and a page for the trainer, which tells how many, never who. */
export class Classes {
  constructor(private readonly parts: Parts) {}

  /** Opens a class of a course; undefined when there is no such course. */
  async open({ course: id, name }: { course: string; name: string }): Promise<LearningClass | undefined> {
    const course = this.#course(id);
    if (!course) return undefined;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const code = course.letter.toLowerCase() + letters();
      const opened = { code, course: id, name, createdAt: this.parts.now() };
      if (await this.parts.store.addClass(opened)) return opened;
    }
    throw new Error('no free code was found for a class');
  }

  /** The latest first. */
  all(): Promise<LearningClass[]> {
    return this.parts.store.classes(MOST_CLASSES);
  }

  /** The class of a code as it is typed, with its course. */
  async find(typed: string): Promise<{ learning: LearningClass; course: Course } | undefined> {
    const learning = await this.parts.store.classOf(typed.toLowerCase());
    const course = learning && this.#course(learning.course);
    return learning && course && { learning, course };
  }

  /** What the trainer may see; undefined without the class's own key. */
  async view(code: string, key: string): Promise<ClassView | undefined> {
    const found = await this.find(code);
    if (!found || !isSameSecret(key, this.keyOf(found.learning.code))) return undefined;
    const { learning, course } = found;
    return { ...found, figures: await this.figures(course, learning.code) };
  }

  /** Figures of a course: of all who take it, or of one class. */
  async figures(course: Course, inClass?: string): Promise<CourseFigures> {
    const counts = await this.parts.store.counts({ course: course.id, ...(inClass && { class: inClass }) });
    return figuresOf(course, counts);
  }

  /** The key of a class's page for the trainer. */
  keyOf(code: string): string {
    const mac = createHmac('sha256', this.parts.key).update(`class/${code}`).digest();
    return Array.from(mac.subarray(0, KEY_LETTERS), (byte) => ALPHABET.charAt(byte % 32)).join('');
  }

  #course(id: string): Course | undefined {
    return this.parts.courses().find((course) => course.id === id);
  }
}

const letters = (): string => Array.from({ length: CODE_LETTERS }, () => ALPHABET.charAt(randomInt(32))).join('');
