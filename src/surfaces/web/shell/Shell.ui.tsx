// Who is signed in sees the navigation and the page; who is not, signs in or begins. The address stays, so that whoever
// signs in stands where they wanted to go.
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { lookAtWorkspace } from '#surfaces/web/api/client.ts';
import { useIsCut, useLive } from '#surfaces/web/api/live.ts';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import { SessionContext } from '#surfaces/web/api/session.ts';
import type { Session } from '#surfaces/web/api/session.ts';
import { shellText } from '#surfaces/web/shell.text.ts';
import { setTimeZone } from '#surfaces/web/ui/format.ts';
import { switchKeys, useKeyboard } from '#surfaces/web/ui/keys.ts';
import { takeLocale, useRedraws } from '#surfaces/web/ui/locale.ts';
import { Trouble } from '#surfaces/web/ui/States.ui.tsx';
import { Toast } from '#surfaces/web/ui/Toast.ui.tsx';
import { Banner } from './Banner.ui.tsx';
import { KeyList } from './KeyList.ui.tsx';
import { PaletteKey } from './PaletteKey.ui.tsx';
import { Navigation } from './Navigation.ui.tsx';
import { Tabs } from './Tabs.ui.tsx';

const FirstVisit = lazy(() => import('#rooms/team/firstVisit.page.tsx'));
const SignIn = lazy(() => import('#rooms/team/signIn.page.tsx'));

export function Shell() {
  const me = useAnswer('me.get', {});
  if (me.data) return <SignedIn session={me.data} />;
  if (me.error?.status === 401) return <Door />;
  if (me.error) return <div className="door"><div className="door-card"><Trouble of={me.error} safe={shellText.unreachableSafe} again={() => void me.refetch()} /></div></div>;
  return <div className="door" aria-busy="true" aria-label={shellText.loading} />;
}

function Door() {
  const visit = useAnswer('firstVisit.get', {});
  if (visit.error) return <div className="door"><div className="door-card"><Trouble of={visit.error} again={() => void visit.refetch()} /></div></div>;
  if (!visit.data) return <div className="door" aria-busy="true" />;
  return visit.data.hasOwner ? <SignIn /> : <FirstVisit />;
}

function SignedIn({ session }: { session: Session }) {
  lookAtWorkspace(session.workspace.slug);
  setTimeZone(session.workspace.timeZone);
  useLive(session.workspace.slug);
  useKeyboard();
  useKeptPreferences();
  const redraws = useRedraws();
  useSignedOutElsewhere();
  const main = useFocusOnNewPage();
  const isSample = session.workspace.kind === 'sample';
  return (
    <SessionContext value={session}>
      <div className={isSample ? 'app has-banner' : 'app'}>
        <a className="btn skip" href="#page">{shellText.skip}</a>
        {isSample && <Banner />}
        <Navigation />
        <main className="main" id="page" ref={main} tabIndex={-1}>
          <Suspense fallback={null}><Outlet key={redraws} /></Suspense>
          <Cut />
        </main>
        <Tabs />
      </div>
      <Toast />
      <Asking />
      <PaletteKey />
      <KeyList />
    </SessionContext>
  );
}

/** Tells whoever watches the page from outside (a test, a printer of pages) that answers are on their way. */
function Asking() {
  const count = useIsFetching();
  useEffect(() => {
    if (count > 0) document.documentElement.dataset['asking'] = String(count);
    else delete document.documentElement.dataset['asking'];
  }, [count]);
  return null;
}

/** Said over the page, moving nothing, while the server cannot be heard. */
function Cut() {
  const isCut = useIsCut();
  return <div role="status" aria-live="polite">{isCut && <p className="cut-off">{shellText.offline}</p>}</div>;
}

/** What a member likes follows them from browser to browser. */
function useKeptPreferences(): void {
  const { data } = useAnswer('preferences.get', {});
  useEffect(() => {
    if (!data) return;
    switchKeys(!data.hasLetterKeys);
    takeLocale(data.locale);
  }, [data]);
}

/** A page that was left open while the session ended somewhere else leads to the sign-in, not to a wall of refusals. */
function useSignedOutElsewhere(): void {
  const client = useQueryClient();
  useEffect(() => client.getQueryCache().subscribe((event) => {
    const { error } = event.query.state;
    if (event.type === 'updated' && event.query.queryKey[0] !== 'me.get' && error && 'status' in error && error.status === 401) void client.resetQueries({ queryKey: ['me.get'] });
  }), [client]);
}

/** After a change of page the focus stands at its beginning, so that a screen reader reads on from there. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const seen = useRef(path);
  useEffect(() => {
    if (seen.current === path) return;
    seen.current = path;
    if (!document.activeElement || !main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}
