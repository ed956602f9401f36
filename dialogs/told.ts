/** What a person has told of one case, so that nothing is asked twice. */
export interface Told {
  caseId: string;
  /** By the question's name. */
  answers: Record<string, string>;
  skipped: string[];
}

/** What was told of a case; nothing yet when the last one was another. */
export function toldSoFar(kept: Told | undefined, caseId: string): Told {
  return kept?.caseId === caseId ? kept : { caseId, answers: {}, skipped: [] };
}

export function answered(told: Told, question: string, answer: string): Told {
  return { ...told, answers: { ...told.answers, [question]: answer } };
}

export function skipped(told: Told, question: string): Told {
  return { ...told, skipped: [...told.skipped.filter((known) => known !== question), question] };
}

/** The first question that was neither answered nor skipped. */
export function nextQuestion(questions: readonly string[], { answers, skipped: left }: Told): string | undefined {
  return questions.find((question) => answers[question] === undefined && !left.includes(question));
}

/** The answers as they are read back, in the order of their questions. */
export function correctable(questions: readonly string[], { answers }: Told): { question: string; answer: string }[] {
  return questions.flatMap((question) => {
    const answer = answers[question];
    return answer === undefined ? [] : [{ question, answer }];
  });
}
