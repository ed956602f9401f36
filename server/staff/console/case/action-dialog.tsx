import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CaseAction, CaseDetail } from '../api/types';
import { texts } from '../texts';
import { ActionFailure } from './action-failure';
import type { Doing } from './case-action';
import { withoutLeaving } from '../shared/without-leaving';

/** What every dialog of a case is given. */
export interface DialogProps {
  opened: boolean;
  detail: CaseDetail;
  doing: Doing;
  onClose: () => void;
}

interface Props extends DialogProps {
  name: CaseAction['name'];
  title: string;
  submitLabel: string;
  onSubmit: () => void;
  children: ReactNode;
}

/** The frame of the dialogs: fields, failure, buttons. Shutting it keeps what was typed. */
export function ActionDialog({ opened, detail, doing, onClose, name, title, submitLabel, onSubmit, children }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': texts.close }}>
      <form onSubmit={withoutLeaving(onSubmit)} noValidate>
        <Stack gap={12}>
          {children}
          {doing.failed?.action.name === name && <ActionFailure failed={doing.failed} doing={doing} detail={detail} />}
          <Group justify="flex-end" className="dialog-buttons">
            <Button variant="default" onClick={onClose}>
              {texts.cancel}
            </Button>
            <Button type="submit" loading={doing.busy === name}>
              {submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
