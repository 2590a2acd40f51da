// The built web pages as files. Whatever is no file is the app itself, which finds the page by the address.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2', '.png': 'image/png', '.ico': 'image/x-icon', '.json': 'application/json', '.webmanifest': 'application/manifest+json', '.txt': 'text/plain; charset=utf-8',
};

const NOT_BUILT = '<!doctype html><meta charset="utf-8"><title>Regulars</title><p>The web pages are not built yet. Run <code>npm run build</code>, then load this page again.</p>';

/** Answers GET and HEAD below the root. `folder` is where the build put the pages. */
export async function answerWeb(folder: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response('Method not allowed', { status: 405 });
  const path = decoded(new URL(request.url).pathname);
  const file = path === null ? null : await readable(folder, path);
  if (file) return fileAnswer(file, path?.startsWith('/assets/') ?? false, request);
  // A missing picture or script is missing; only addresses of pages lead to the app.
  if (path === null || extname(path)) return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  const app = await readable(folder, '/index.html');
  return app ? fileAnswer(app, false, request) : new Response(NOT_BUILT, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

interface Found { path: string; bytes: number; tag: string }

async function readable(folder: string, path: string): Promise<Found | null> {
  const full = normalize(join(folder, path));
  if (!full.startsWith(folder + sep) || path.includes('\0')) return null;
  const found = await stat(full).catch(() => null);
  return found?.isFile() ? { path: full, bytes: found.size, tag: `"${found.size.toString(36)}-${Math.floor(found.mtimeMs).toString(36)}"` } : null;
}

function fileAnswer(file: Found, isHashed: boolean, request: Request): Response {
  const headers = new Headers({
    'content-type': TYPES[extname(file.path)] ?? 'application/octet-stream', 'content-length': String(file.bytes), etag: file.tag,
    // The build puts a hash into the names below assets/; everything else is asked for again each time.
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (request.headers.get('if-none-match') === file.tag) return new Response(null, { status: 304, headers: { etag: file.tag } });
  if (request.method === 'HEAD') return new Response(null, { headers });
  return new Response(Readable.toWeb(createReadStream(file.path)) as ReadableStream, { headers });
}
