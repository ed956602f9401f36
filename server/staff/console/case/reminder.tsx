import { caseTexts } from '../texts';

/** What not to ask and not to promise. */
export function Reminder() {
  return (
    <p className="reminder">
      <strong>{caseTexts.reminderTitle}</strong> {caseTexts.reminder}
    </p>
  );
}
