// Who is signed in and which workspace this tab looks at. Everything inside the shell may rely on both.
import { createContext, useContext } from 'react';
import type { Answer } from './types.ts';

export type Session = Answer<'me.get'>;

export const SessionContext = createContext<Session | null>(null);

/** The session; only inside the shell. */
export function useSession(): Session & { mayWrite: boolean; mayOwn: boolean } {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no session outside the shell.');
  const { role } = session.member;
  return { ...session, mayWrite: role !== 'reader', mayOwn: role === 'owner' };
}
