/**
 * Makes the page as high as what the keyboard leaves free, where the browser does not do so itself (Safari on iPhones
 * lays the keyboard over the page). Not while the reader has zoomed in: then what is seen is smaller on purpose.
 */
export function followKeyboard(): void {
  const view = window.visualViewport;
  if (!view) return;
  const fit = () => {
    if (view.scale > 1.01) return;
    const covered = innerHeight - view.height > 80;
    document.body.style.height = covered ? `${view.height}px` : '';
    if (covered) scrollTo(0, 0);
    dispatchEvent(new Event('resize'));
  };
  view.addEventListener('resize', fit);
}
