import { z } from 'zod';
import { type ArticleForm, articleFormSchema } from '../../knowledge/article-form';
import type { Problem } from '../../knowledge/checks/problem';

/** The fields of the form as editors read them. */
const FIELDS: Readonly<Record<string, string>> = {
  intents: 'Chủ đề',
  title: 'Tên bài',
  button: 'Chữ trên nút',
  questions: 'Câu hỏi',
  audience: 'Viết cho ai',
  facts: 'Số liệu',
  sources: 'Nguồn',
  checked_on: 'Ngày đối chiếu',
  check_by: 'Hạn đối chiếu lại',
  next: 'Bài tiếp',
  answer: 'Câu trả lời đầu',
  sections: 'Các mục',
};

const { localeError } = z.locales.vi();

/** What is missing in a form, or too long, so that it could not even be read as an article. */
export function problemsInForm(form: ArticleForm): Problem[] {
  const result = articleFormSchema.safeParse(form, { error: localeError });
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => {
    const [field = '', ...rest] = path.map(String);
    const place = [FIELDS[field] ?? field, ...rest.map((part) => (/^\d+$/.test(part) ? Number(part) + 1 : part))];
    const text = `${place.join(', ')}: ${message}`;
    return { text, vi: text, breaks: true };
  });
}
