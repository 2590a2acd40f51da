// The web app begins here: styles in their order, the theme, the session, then the page of the address.
import '@mantine/core/styles.css';
import '@fontsource-variable/figtree/wght.css';
import './ui/tokens.css';
import './ui/icons.css';
import './ui/base.css';
import './ui/parts.css';
import './ui/list.css';
import './ui/timeline.css';
import './ui/ask.css';
import './shell/shell.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './api/queries.ts';
import { router } from './router.tsx';
import { cssVariablesResolver, theme } from './theme.ts';
import { restoreDensity } from './ui/density.ts';

restoreDensity();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
