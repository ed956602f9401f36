import type { Course, Question } from '../../knowledge/courses';
import { commandValue } from '../replies/commands';
import type { Library } from '../replies/library';
import type { Choice, Reply } from '../replies/reply';
import { type CoursePlace, type Progress, type Step, placeKey } from './progress';

/** Turns places of a course into what is said there. */
export class Teacher {
  constructor(private readonly library: Library) {}

  /** What is said at a place. `brief`: only what is asked, for whoever has read the rest already. */
  show(course: Course, { place, after }: Progress, brief = false): Reply[] {
    switch (place.at) {
      case 'intro':
        return [this.#intro(course, place)];
      case 'before':
      case 'after':
        return [this.#test(course, place)];
      case 'story':
        return this.#story(course, place, brief);
      case 'question':
        return [this.#lessonQuestion(course, place)];
      case 'rest':
        return [this.#rest(course, place)];
      case 'failed':
        return [
          this.#say('course_failed', { right: String(after.filter(Boolean).length) }, [
            this.#pick('button_test_again', place, 1),
            this.#later(),
          ]),
        ];
      case 'done':
        return [
          this.#say('course_done_before', { title: course.title }, [this.#pick('button_course_again', place, 1)]),
        ];
    }
  }

  /** What is said of a tap before going on; nothing where it needs no word. */
  comment(course: Course, from: CoursePlace, { answered, chose }: Step): Reply[] {
    if (answered)
      return [this.#say(answered.right ? 'course_right' : 'course_wrong', this.#verdict(answered.question))];
    if (from.at !== 'story' || chose === undefined) return [];
    const lesson = course.lessons[from.n];
    const then = this.library.filled(lesson?.choices[chose - 1]?.then ?? '');
    return [this.#say('course_then', { then, point: this.library.filled(lesson?.point ?? '') })];
  }

  #verdict({ answers, right, why }: Question): Record<string, string> {
    return { answer: this.library.filled(answers[right - 1] ?? ''), why: this.library.filled(why) };
  }

  #intro(course: Course, place: CoursePlace): Reply {
    const slots = { title: course.title, about: this.library.filled(course.about), count: String(course.test.length) };
    return this.#say('course_intro', slots, [
      this.#pick('button_test_first', place, 1),
      this.#pick('button_lessons_first', place, 2),
      this.#later(),
    ]);
  }

  #test(course: Course, place: CoursePlace & { n: number }): Reply {
    const question = course.test[place.n];
    const slots = {
      n: String(place.n + 1),
      of: String(course.test.length),
      ask: this.library.filled(question?.ask ?? ''),
    };
    return this.#say('course_test', slots, this.#answers(question, place));
  }

  #story(course: Course, place: CoursePlace & { n: number }, brief: boolean): Reply[] {
    const lesson = course.lessons[place.n];
    if (!lesson) return [];
    const choices = lesson.choices.map(({ title }, n) => this.#choice(title, place, n + 1));
    const ask = this.library.filled(lesson.ask);
    if (brief) return [{ text: ask, choices }];
    const head = this.library.phrase('course_lesson', {
      n: String(place.n + 1),
      of: String(course.lessons.length),
      title: lesson.title,
    });
    const story = lesson.story.map((text) => this.library.filled(text));
    const last = story.length - 1;
    return story.map((text, n) => ({
      text: [n === 0 ? head : '', text, n === last ? ask : ''].filter(Boolean).join('\n\n'),
      choices: n === last ? choices : [],
    }));
  }

  #lessonQuestion(course: Course, place: CoursePlace & { n: number }): Reply {
    const question = course.lessons[place.n]?.question;
    return { text: this.library.filled(question?.ask ?? ''), choices: this.#answers(question, place) };
  }

  #rest(course: Course, place: CoursePlace & { n: number }): Reply {
    const isLast = place.n + 1 === course.lessons.length;
    const next = this.#pick(isLast ? 'button_last_test' : 'button_next_lesson', place, 1);
    return this.#say(
      isLast ? 'course_before_test' : 'course_next',
      { title: course.lessons[place.n + 1]?.title ?? '' },
      [next, this.#later()],
    );
  }

  /** The order changes from question to question, so that nobody learns the place of the right answer instead of the answer. */
  #answers(question: Question | undefined, place: CoursePlace & { n: number }): Choice[] {
    const choices = (question?.answers ?? []).map((answer, n) => this.#choice(answer, place, n + 1));
    const turn = choices.length ? (place.n + 1) % choices.length : 0;
    return [...choices.slice(turn), ...choices.slice(0, turn)];
  }

  #say(phrase: string, slots: Record<string, string>, choices: Choice[] = []): Reply {
    return { text: this.library.phrase(phrase, slots), choices };
  }

  #choice(title: string, place: CoursePlace, n: number): Choice {
    return {
      title: begun(this.library.filled(title)),
      value: commandValue({ name: 'pick', id: `${placeKey(place)}-${n}` }),
    };
  }

  #pick(phrase: string, place: CoursePlace, n: number): Choice {
    return this.#choice(this.library.phrase(phrase), place, n);
  }

  #later(): Choice {
    return this.library.choice('button_later', { name: 'stop' });
  }
}

/** An answer that begins with a fact begins with a small letter, as the fact does. */
const begun = (title: string): string => title.charAt(0).toLocaleUpperCase('vi') + title.slice(1);
