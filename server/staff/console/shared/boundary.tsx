import { Alert, Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { texts } from '../texts';

/** When the page itself breaks, it says so: an empty screen at night would look like an empty queue. */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Alert color="red" role="alert" m={24} title={texts.broken}>
        <Button onClick={() => window.location.reload()}>{texts.reloadPage}</Button>
      </Alert>
    );
  }
}
