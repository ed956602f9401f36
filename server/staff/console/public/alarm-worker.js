/* global self */
// Shows alarms that come by Web Push while no console is open. Nothing of a case is in them, nor shown: others may see the screen.
const TITLE = 'Hải Đăng · Tổng đài 111';
const URGENT = 'Có ca khẩn cấp chưa ai nhận.';
const OTHER = 'Có ca đang chờ người nhận.';

self.addEventListener('push', (event) => {
  const { priority, caseId } = event.data?.json() ?? {};
  const isUrgent = priority === 1;
  event.waitUntil(
    self.registration.showNotification(TITLE, {
      body: isUrgent ? URGENT : OTHER,
      tag: caseId ?? 'alarm',
      renotify: true,
      requireInteraction: isUrgent,
      vibrate: isUrgent ? [400, 150, 400, 150, 400] : [200],
      data: { caseId },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.caseId));
});

/** Brings the console to the case, in the tab that is there or in a new one. */
async function open(caseId) {
  const address = caseId ? `./#/case/${encodeURIComponent(caseId)}` : './';
  const [tab] = await self.clients.matchAll({ type: 'window' });
  if (!tab) return self.clients.openWindow(address);
  await tab.focus();
  return tab.navigate(address);
}
