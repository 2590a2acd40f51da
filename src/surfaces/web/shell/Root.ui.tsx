// Around everything, also around pages without a session: what is loaded late is waited for here.
import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';

export function Root() {
  return <Suspense fallback={null}><Outlet /></Suspense>;
}
