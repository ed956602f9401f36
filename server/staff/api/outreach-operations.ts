import type { Course } from '../../../knowledge/courses';
import type { Classes } from '../../courses/classes';
import type { KitShelf } from '../../kit/kit-shelf';
import type { LearningClass } from '../../store/contract/learning';
import { Download, type Operation, staff } from './operation';
import {
  classListSchema,
  classViewSchema,
  courseListSchema,
  kitQuerySchema,
  kitSchema,
  newClassSchema,
} from './outreach-schemas';
import { Problem } from './problem';
import { DETAILS } from './texts';

export interface OutreachPorts {
  classes: Classes;
  courses: () => readonly Course[];
  kit: Pick<KitShelf, 'of'>;
  publicUrl: string;
}

/** For editors: classes and what courses change, and what is printed and read out. */
export function outreachOperations(ports: OutreachPorts): Operation[] {
  return [...learning(ports), ...printed(ports)];
}

function learning({ classes, courses, publicUrl }: OutreachPorts): Operation[] {
  const view = ({ code, name, course, createdAt }: LearningClass) => ({
    code,
    name,
    course,
    openedAt: new Date(createdAt).toISOString(),
    link: `${publicUrl}/lop/${code}`,
    trainerLink: `${publicUrl}/lop/${code}/xem/${classes.keyOf(code)}`,
  });
  return [
    staff({
      method: 'get',
      path: '/courses',
      summary: 'Courses, how many take them and what they change; small counts are left out',
      access: 'content',
      status: 200,
      answer: courseListSchema,
      handle: async () => ({
        items: await Promise.all(
          courses().map(async (course) => ({ id: course.id, title: course.title, ...(await classes.figures(course)) })),
        ),
      }),
    }),
    staff({
      method: 'get',
      path: '/classes',
      summary: 'Classes, the latest first',
      access: 'content',
      status: 200,
      answer: classListSchema,
      handle: async () => ({ items: (await classes.all()).map(view) }),
    }),
    staff({
      method: 'post',
      path: '/classes',
      summary: 'Open a class of a course',
      access: 'content',
      audit: 'class.open',
      body: newClassSchema,
      status: 201,
      answer: classViewSchema,
      handle: async ({ body, note }) => {
        const opened = await classes.open(body);
        if (!opened) throw new Problem(404, DETAILS.unknownCourse);
        note({ target: `class/${opened.code}` });
        return view(opened);
      },
    }),
  ];
}

function printed({ kit }: OutreachPorts): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/kit',
      summary: 'What a province prints, reads out and posts; with a name, that file',
      access: 'content',
      query: kitQuerySchema,
      status: 200,
      answer: kitSchema,
      handle: async ({ query: { province, name } }) => {
        const found = await kit.of(province);
        if (!found) throw new Problem(404, DETAILS.unknownProvince);
        if (name === undefined) return listOf(found);
        const file = found.files.find((one) => one.name === name);
        if (!file) throw new Problem(404, DETAILS.unknownFile);
        return new Download(file.name, file.type, file.body);
      },
    }),
  ];
}

function listOf({ province, files }: { province: string; files: { name: string; body: string | Buffer }[] }) {
  return {
    province,
    files: files.map(({ name, body }) => ({
      name,
      bytes: Buffer.byteLength(body),
      address: `/api/kit?${new URLSearchParams({ province, name }).toString()}`,
    })),
  };
}
