import { createTheme, Modal } from '@mantine/core';

/** Components as we use them; colours stand in styles/console.css, as CSS variables. */
export const theme = createTheme({
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  // The page itself never scrolls; the lock would add a <style> element, which the content policy refuses.
  components: { Modal: Modal.extend({ defaultProps: { lockScroll: false } }) },
});
