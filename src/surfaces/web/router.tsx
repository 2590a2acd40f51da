// Addresses to pages. Pages outside the shell ask for no session; all others stand in it.
import { createRootRoute, createRoute, createRouter, Navigate } from '@tanstack/react-router';
import { doorPages, pages } from './pages.ts';
import { Broken, NotFound } from '#surfaces/web/shell/Broken.ui.tsx';
import { Root } from '#surfaces/web/shell/Root.ui.tsx';
import { Shell } from '#surfaces/web/shell/Shell.ui.tsx';

const root = createRootRoute({ component: Root, notFoundComponent: NotFound, errorComponent: Broken });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell, errorComponent: Broken });
const home = createRoute({ getParentRoute: () => shell, path: '/', component: () => <Navigate to={pages[0]!.path} replace /> });
const inside = pages.map(({ path, page }) => createRoute({ getParentRoute: () => shell, path, component: page, errorComponent: Broken }));
const outside = doorPages.map(({ path, page }) => createRoute({ getParentRoute: () => root, path, component: page, errorComponent: Broken }));

export const router = createRouter({ routeTree: root.addChildren([...outside, shell.addChildren([home, ...inside])]), defaultNotFoundComponent: NotFound, scrollRestoration: true });
