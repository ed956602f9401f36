import type { ShownArticle } from '../api/content';

/** The bubbles of the chat. */
export function Shown({ shown }: { shown: ShownArticle }) {
  return (
    <div className="shown-article">
      <p>{shown.answer}</p>
      {shown.sections.map(({ heading, body }) => (
        <div key={heading}>
          <h3>{heading}</h3>
          <p>{body}</p>
        </div>
      ))}
    </div>
  );
}
