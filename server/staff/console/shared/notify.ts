import { type NotificationData, notifications } from '@mantine/notifications';
import { texts } from '../texts';

/** Tells something at the edge of the screen; never text of a message. */
export function notify(data: NotificationData): void {
  notifications.show({ closeButtonProps: { 'aria-label': texts.close }, ...data });
}
