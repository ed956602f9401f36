import './styles/mantine';
import './styles/console.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { theme } from './theme';
import { Boundary } from './shared/boundary';

/** Up to this width the answer stands at the bottom, where notices must not cover it. */
const PHONE_PX = 769;

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// Mantine's own <style> elements are off, so that the page runs under a content policy without 'unsafe-inline'.
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <Notifications
        position={window.innerWidth < PHONE_PX ? 'top-center' : 'bottom-left'}
        containerWidth={360}
        limit={4}
      />
      <Boundary>
        <App />
      </Boundary>
    </MantineProvider>
  </StrictMode>,
);
