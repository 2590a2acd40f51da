// The page inside the frame in which HTML of strangers is shown, and the policy that the browser holds it to.

/** No scripts, no forms, no other servers; links open outside. Pictures of other servers only when somebody wants them. */
export const framePolicy = ({ hasPictures }: { hasPictures: boolean }): string => [
  'sandbox allow-popups allow-popups-to-escape-sandbox', `default-src 'none'`, `img-src data:${hasPictures ? ' https: http:' : ''}`, `style-src 'unsafe-inline'`,
  `form-action 'none'`, `base-uri 'none'`, `frame-ancestors 'self'`,
].join('; ');

/** A whole document around cleaned HTML. Mails are written for white paper, so they get it, also in the dark. */
export const framed = (html: string): string => `<!doctype html>
<html lang="und"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mail</title><style>html{color-scheme:only light;background:#fff;color:#1c1917}body{margin:12px;font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}blockquote{margin:0 0 0 8px;padding-left:12px;border-left:2px solid #d6d3d1}pre{white-space:pre-wrap}</style></head>
<body>${html}</body></html>`;
