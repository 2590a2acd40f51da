// Calls endpoints by their name. What may be sent and what comes back is typed by the declarations themselves.
import routes from 'virtual:endpoints';
import type { Answer, Input, Name } from './types.ts';

/** What the server said went wrong: a sentence for the person, the field at fault where there is one. */
export class CallProblem extends Error {
  readonly status: number;
  readonly field: string | undefined;
  constructor(sentence: string, status: number, field?: string) {
    super(sentence);
    this.name = 'CallProblem';
    this.status = status;
    this.field = field;
  }
}

/** The workspace this tab looks at; another tab may look at another. */
let workspaceSlug: string | null = null;
export const lookAtWorkspace = (slug: string | null): void => { workspaceSlug = slug; };

/** Calls an endpoint. Throws a CallProblem with a sentence to show. */
export async function call<N extends Name>(name: N, input: Input<N>, signal?: AbortSignal): Promise<Answer<N>> {
  const { method, url, rest } = place(name, input as Record<string, unknown>);
  const isQuery = method === 'GET' || method === 'DELETE';
  const response = await fetch(isQuery ? `${url}${queryOf(rest)}` : url, {
    method, signal: signal ?? null,
    headers: { ...requestHeaders(), ...(isQuery ? {} : { 'content-type': 'application/json' }) },
    body: isQuery ? null : JSON.stringify(rest),
  }).catch((error: unknown) => { throw signal?.aborted ? error : new CallProblem('Regulars does not answer. Is it still running?', 0); });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemOf(response.status, body);
  return body as Answer<N>;
}

/** Sends a file as it is and says how much of it has gone. */
export function upload(file: File, onProgress: (share: number) => void, signal?: AbortSignal): Promise<{ id: string; name: string; bytes: number }> {
  return new Promise((resolve, reject) => {
    // fetch cannot say how much of a body has gone; this still can.
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/uploads${queryOf({ name: file.name })}`);
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    for (const [header, value] of Object.entries(requestHeaders())) request.setRequestHeader(header, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => (request.status < 300 ? resolve(request.response as { id: string; name: string; bytes: number }) : reject(problemOf(request.status, request.response)));
    request.onerror = () => reject(new CallProblem(`${file.name} could not be sent. Is Regulars still running?`, 0));
    request.onabort = () => reject(new CallProblem('The upload was stopped.', 0));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** Names this page of this browser, so that it need not hear of what it did itself. */
export const TAB: string = Math.random().toString(36).slice(2, 12);

export const requestHeaders = (): Record<string, string> => ({ 'regulars-tab': TAB, ...(workspaceSlug ? { 'regulars-workspace': workspaceSlug } : {}) });

function place(name: string, input: Record<string, unknown>): { method: string; url: string; rest: Record<string, unknown> } {
  const [method = '', path = ''] = (routes[name] ?? '').split(' ');
  if (!path) throw new Error(`There is no endpoint ${name}.`);
  const rest = { ...input };
  const url = `/api/v1${path.replace(/\{(\w+)\}/g, (_all, parameter: string) => {
    const value = String(rest[parameter]);
    delete rest[parameter];
    return encodeURIComponent(value);
  })}`;
  return { method, url, rest };
}

function queryOf(values: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== null && one !== '') query.append(name, String(one));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

function problemOf(status: number, body: unknown): CallProblem {
  const { detail, field } = (body ?? {}) as { detail?: string; field?: string };
  return new CallProblem(detail ?? 'The answer could not be read. Nothing was changed by this page; try again.', status, field);
}
