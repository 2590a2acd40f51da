// The web app begins here: styles in their order, the theme, the session, then the page of the address.
import '@mantine/core/styles.css';
import '@fontsource-variable/figtree/wght.css';
import '#surfaces/web/ui/tokens.css';
import '#surfaces/web/ui/icons.css';
import '#surfaces/web/ui/base.css';
import '#surfaces/web/ui/parts.css';
import '#surfaces/web/ui/list.css';
import '#surfaces/web/ui/timeline.css';
import '#surfaces/web/ui/ask.css';
import '#surfaces/web/ui/builder.css';
import '#surfaces/web/ui/person.css';
import '#surfaces/web/shell/shell.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from '#surfaces/web/api/queries.ts';
import { router } from './router.tsx';
import { registerPanels } from './panels.ts';
import { cssVariablesResolver, theme } from './theme.ts';
import { restoreDensity } from '#surfaces/web/ui/density.ts';

restoreDensity();
// A page that was open while the product was brought up to date asks for parts that are gone: it is loaded anew.
window.addEventListener('vite:preloadError', () => window.location.reload());
registerPanels();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
