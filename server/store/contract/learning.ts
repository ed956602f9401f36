/** A class in which a course is taken. Nobody's name is in it: `name` is what the trainer calls it. */
export interface LearningClass {
  /** The letter of the course and six letters or figures, lower case. */
  code: string;
  /** Id of the course. */
  course: string;
  name: string;
  /** Epoch ms. */
  createdAt: number;
}

/** How often something happened in a course: `began`, `finished`, `missed:3`, `before:1:right` … */
export interface MarkCount {
  mark: string;
  count: number;
}

/** What happens in courses, counted without persons, and the classes in which they are taken. */
export interface LearningStore {
  /** Counts marks of a course; each once for each id. `class` is empty for whoever learns alone; `day` an ISO date. */
  count(counted: { id: string; course: string; class: string; marks: readonly string[]; day: string }): Promise<void>;
  /** How often each mark was made in a course: by all, or in one class. */
  counts(query: { course: string; class?: string }): Promise<MarkCount[]>;
  /** Adds a class; false when its code is taken. */
  addClass(added: LearningClass): Promise<boolean>;
  classOf(code: string): Promise<LearningClass | undefined>;
  /** The latest first. */
  classes(limit: number): Promise<LearningClass[]>;
}
