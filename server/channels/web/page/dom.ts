/** Makes an element with a class and, as plain text, what it says. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** Makes a button that never submits anything. */
export function button(className: string, text: string, onTap: () => void): HTMLButtonElement {
  const made = element('button', className, text);
  made.type = 'button';
  made.addEventListener('click', onTap);
  return made;
}

/** The element of index.html with this id. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no #${id}`);
  return found;
}

/** Calls back on each tap of the element with this id. */
export function onTap(id: string, listener: (event: Event) => void): void {
  byId(id).addEventListener('click', listener);
}

/** Whether this is a device for fingers: there Enter makes a new line, and focus would raise the keyboard. */
export function isTouch(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
