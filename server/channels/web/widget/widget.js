/* global document */
// The chat for pages of provinces and schools, by one line:
//   <script src="https://ADDRESS/widget.js" async></script>
// It shows a button; the chat itself is this server's own page in a frame, so that the page around it reads nothing of it.
// The page around must be listed in WEB_ORIGINS. Written for old phones: nothing is built or loaded beside it.
(function () {
  'use strict';
  var script = document.currentScript;
  if (!script || document.getElementById('haidang')) return;
  var base = script.src.replace(/widget\.js.*$/, '');
  var texts = { open: 'Hỏi Hải Đăng', close: 'Đóng', frame: 'Khung chat Hải Đăng' };

  var box = document.createElement('div');
  box.id = 'haidang';
  box.style.cssText =
    'position:fixed;right:16px;bottom:16px;z-index:2147483000;text-align:right;font:16px/1.4 system-ui,sans-serif';
  var button = document.createElement('button');
  button.type = 'button';
  button.style.cssText =
    'border:0;border-radius:999px;padding:12px 18px;min-height:48px;background:#0b5563;color:#fff;font:inherit;cursor:pointer;box-shadow:0 2px 8px rgba(0,0,0,.3)';
  var frame;

  function show(isOpen) {
    button.textContent = isOpen ? texts.close : texts.open;
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen && !frame) box.insertBefore((frame = makeFrame()), button);
    if (frame) frame.style.display = isOpen ? 'block' : 'none';
    if (isOpen) frame.focus();
  }

  // Nothing of the chat is loaded before somebody wants it.
  function makeFrame() {
    var made = document.createElement('iframe');
    made.src = base;
    made.title = texts.frame;
    made.referrerPolicy = 'no-referrer';
    made.allow = 'geolocation';
    made.style.cssText =
      'display:block;border:0;border-radius:12px;width:380px;max-width:calc(100vw - 32px);height:600px;max-height:calc(100vh - 96px);margin-bottom:8px;background:#fff;box-shadow:0 4px 24px rgba(0,0,0,.3)';
    return made;
  }

  button.addEventListener('click', function () {
    show(button.getAttribute('aria-expanded') !== 'true');
  });
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape' || button.getAttribute('aria-expanded') !== 'true') return;
    show(false);
    button.focus();
  });
  show(false);
  box.appendChild(button);
  document.body.appendChild(box);
})();
