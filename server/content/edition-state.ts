import type { EditionState, EditionStep } from './edition';

/** What somebody does with an open edition. */
export interface EditionAct {
  type: 'save' | 'submit' | 'return' | 'approve' | 'drop';
  note?: string;
}

interface Next {
  state: EditionState;
  action: EditionStep['action'];
}

/** What is written on after it was submitted must be submitted again: nobody approves what they have not seen. */
const TABLE: Record<EditionState, Partial<Record<EditionAct['type'], Next>>> = {
  draft: {
    save: { state: 'draft', action: 'saved' },
    submit: { state: 'review', action: 'submitted' },
    drop: { state: 'dropped', action: 'dropped' },
  },
  review: {
    save: { state: 'draft', action: 'saved' },
    return: { state: 'draft', action: 'returned' },
    approve: { state: 'published', action: 'approved' },
    drop: { state: 'dropped', action: 'dropped' },
  },
  published: {},
  dropped: {},
};

/** What becomes of an edition; undefined when the act has no place in its state. */
export const nextState = (state: EditionState, act: EditionAct['type']): Next | undefined => TABLE[state][act];
