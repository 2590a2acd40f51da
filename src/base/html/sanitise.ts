// Turns HTML that a stranger wrote into HTML that only shows something: no scripts, no forms, no frames, nothing that asks
// the network before somebody wants to see the pictures. It is shown in a sandboxed frame besides; either alone would do.
import sanitizeHtml from 'sanitize-html';
import type { Attributes, IOptions } from 'sanitize-html';

export interface SanitiseOptions {
  /** Pictures of other servers are left out unless this is true: asking for one tells its sender who reads, when and where. */
  hasPictures: boolean;
}

export interface Sanitised {
  html: string;
  /** How many pictures of other servers were left out, or are shown. */
  pictures: number;
}

/** Longer HTML is not shown; its text still is. */
export const HTML_LENGTH_MAX = 2 * 1024 * 1024;

/** Cleans one document. Runs in a thread of its own (sanitise.worker.ts): what a stranger wrote may take its time. */
export function sanitise(html: string, { hasPictures }: SanitiseOptions): Sanitised {
  let pictures = 0;
  const picture = (tagName: string, { src = '', alt = '', width, height }: Attributes) => {
    const isInside = /^data:image\/(?:png|gif|jpe?g|webp);base64,[A-Za-z0-9+/=\s]*$/i.test(src);
    const isRemote = /^https?:\/\//i.test(src.trim());
    if (isRemote) pictures += 1;
    const shown: Attributes = isInside || (isRemote && hasPictures) ? { src: src.trim(), referrerpolicy: 'no-referrer' } : {};
    return { tagName, attribs: { ...shown, alt, ...(width ? { width } : {}), ...(height ? { height } : {}) } };
  };
  return { html: sanitizeHtml(html, { ...RULES, transformTags: { img: picture, a: link } }), pictures };
}

const link = (tagName: string, { href = '', title = '' }: Attributes) =>
  ({ tagName, attribs: { ...(/^(?:https?:|mailto:|tel:)/i.test(href.trim()) ? { href: href.trim(), target: '_blank', rel: 'noopener noreferrer nofollow' } : {}), ...(title ? { title } : {}) } });

const COLOUR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,20}|rgba?\([\d\s,.%]{1,40}\))$/i;
const LENGTHS = /^(?:(?:-?\d{1,4}(?:\.\d{1,3})?(?:px|em|rem|pt|%)?|auto)(?:\s+|$)){1,4}$/i;
const WORD = /^[a-z-]{1,30}$/i;
const BORDER = /^(?:(?:\d{1,3}(?:px|pt|em)?|none|solid|dashed|dotted|double|#[0-9a-f]{3,8}|[a-z]{3,20}|rgba?\([\d\s,.%]{1,40}\))(?:\s+|$)){1,3}$/i;

const style = (names: string, ...allowed: RegExp[]): [string, RegExp[]][] => names.split(' ').map((name) => [name, allowed]);

const RULES: IOptions = {
  allowedTags: ('a abbr address article b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s '
    + 'samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr').split(' '),
  disallowedTagsMode: 'discard',
  nonTextTags: ['script', 'style', 'textarea', 'option', 'select', 'noscript', 'noembed', 'noframes', 'iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'template', 'title', 'svg', 'math', 'xmp', 'plaintext', 'listing', 'audio', 'video', 'canvas', 'portal'],
  allowedAttributes: {
    '*': ['style', 'align', 'valign', 'bgcolor', 'dir', 'lang', 'title', 'width', 'height', 'colspan', 'rowspan', 'border', 'cellpadding', 'cellspacing'],
    a: ['href', 'target', 'rel'], img: ['src', 'alt', 'referrerpolicy'], font: ['color', 'face', 'size'], ol: ['start', 'type'], time: ['datetime'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https', 'data'] },
  allowedSchemesAppliedToAttributes: ['href', 'src', 'cite'],
  allowProtocolRelative: false,
  allowedStyles: {
    '*': Object.fromEntries([
      ...style('color background-color border-color', COLOUR),
      ...style('font-size line-height width max-width height padding padding-top padding-right padding-bottom padding-left margin margin-top margin-right margin-bottom margin-left border-radius border-spacing text-indent letter-spacing', LENGTHS, WORD),
      ...style('font-weight', /^(?:\d{3}|[a-z]{4,8})$/i),
      ...style('font-family', /^[\w\s,'"-]{1,200}$/),
      ...style('border border-top border-right border-bottom border-left', BORDER),
      ...style('font-style text-align text-decoration text-transform vertical-align white-space direction border-collapse list-style-type display', WORD),
    ]),
  },
  enforceHtmlBoundary: false,
  nestingLimit: 200,
};
