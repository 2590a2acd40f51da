// HTML as a person would have typed it: paragraphs, lists, quotes marked with ">", links with their address. The text is
// what is read, searched and quoted as proof; the HTML itself stays in the raw record. One pass, linear in the input.
import { wellFormed } from './charset.ts';
import { decodeEntities } from './entities.ts';

// Elements whose start and end break the line; those of GAPS also leave an empty line.
const BLOCKS = new Set('address article aside blockquote body center dd dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section table tbody tfoot thead tr ul caption title option'.split(' '));
const GAPS = new Set('p h1 h2 h3 h4 h5 h6 blockquote ul ol dl table pre'.split(' '));
// Their content is not for readers.
const SILENT = new Set('head script style title template noscript select textarea iframe object svg math'.split(' '));
const EMPTY = new Set('area base br col embed hr img input link meta source track wbr o:p'.split(' '));
const DEPTH_MAX = 200;

interface Open { name: string; isHidden: boolean; isPre: boolean; quote: number; link: string | null; linkStart: number; list: { isOrdered: boolean; next: number } | null }

/** HTML to plain text. Never throws; whatever is not well-formed is read as browsers would, roughly. */
export const htmlToText = (html: string): string => new Walk(html).text();

/** One pass over a document: what is open, and the text so far. */
class Walk {
  readonly #html: string;
  readonly #reader: Reader;
  readonly #writer = createWriter();
  readonly #open: Open[] = [];
  #at = 0;

  constructor(html: string) {
    this.#html = html;
    this.#reader = { html, lastEnd: html.lastIndexOf('>'), quoteBudget: 2 * html.length, endless: new Set() };
  }

  text(): string {
    const html = this.#html;
    while (this.#at < html.length) {
      const next = html.indexOf('<', this.#at);
      if (next !== this.#at) this.#writeText(html.slice(this.#at, next < 0 ? html.length : next));
      if (next < 0) break;
      this.#at = next;
      const tag = readTag(this.#reader, next);
      if (!tag) {
        this.#writeText('<');
        this.#at += 1;
        continue;
      }
      this.#at = tag.end;
      if (!tag.name) continue;
      if (tag.isClosing) this.#close(tag.name);
      else this.#openTag(tag);
    }
    while (this.#open.length) this.#close(this.#open.at(-1)!.name);
    return this.#writer.finish();
  }

  #writeText(piece: string): void {
    if (this.#open.at(-1)?.isHidden) return;
    this.#writer.text(decodeEntities(piece), this.#open.at(-1)?.isPre ?? false, this.#open.at(-1)?.quote ?? 0);
  }

  #openTag(tag: Tag): void {
    const parent = this.#open.at(-1);
    const { name } = tag;
    if (SILENT.has(name) && !tag.isSelfClosing && name !== 'title') {
      this.#at = skipElement(this.#reader, this.#at, name);
      return;
    }
    // The end tags that writers leave out.
    if (name === 'li') this.#closeUntil('li', ['ul', 'ol', 'menu', 'dir']);
    if (name === 'p') this.#closeUntil('p', ['div', 'td', 'th', 'blockquote', 'li', 'table', 'body']);
    if (name === 'tr') this.#closeUntil('tr', ['table']);
    if (name === 'td' || name === 'th') this.#closeUntil(name, ['tr', 'table']);
    const hidden = (parent?.isHidden ?? false) || isHidden(tag.attributes);
    if (!hidden) this.#writeStart(tag, this.#open.at(-1));
    if (EMPTY.has(name) || tag.isSelfClosing || this.#open.length >= DEPTH_MAX) return;
    const around = this.#open.at(-1);
    const isQuote = name === 'blockquote' && !hidden;
    this.#open.push({
      name, isHidden: hidden, isPre: (around?.isPre ?? false) || name === 'pre' || name === 'xmp', quote: (around?.quote ?? 0) + (isQuote ? 1 : 0),
      link: name === 'a' && !hidden ? attribute(tag.attributes, 'href') : null, linkStart: this.#writer.length(),
      list: name === 'ol' || name === 'ul' || name === 'menu' || name === 'dir' ? { isOrdered: name === 'ol', next: Number(attribute(tag.attributes, 'start') ?? 1) || 1 } : null,
    });
  }

  #writeStart(tag: Tag, around: Open | undefined): void {
    const { name } = tag;
    const quote = around?.quote ?? 0;
    if (name === 'br') this.#writer.line();
    else if (GAPS.has(name) && !(around && (around.name === 'li' || this.#open.some((o) => o.list)) && (name === 'ul' || name === 'ol'))) this.#writer.gap();
    else if (BLOCKS.has(name)) this.#writer.block();
    if (name === 'hr') this.#writer.rule(quote);
    if (name === 'li') {
      const list = this.#open.findLast((o) => o.list)?.list;
      const depth = Math.max(0, this.#open.filter((o) => o.list).length - 1);
      this.#writer.bullet(`${'  '.repeat(Math.min(depth, 8))}${list?.isOrdered ? `${list.next++}. ` : '- '}`, quote);
    }
    if (name === 'td' || name === 'th') this.#writer.cell();
    if (name === 'img') {
      const alt = attribute(tag.attributes, 'alt')?.trim();
      if (alt && alt.length <= 120) this.#writer.text(`[${decodeEntities(alt)}]`, false, quote);
    }
  }

  #close(name: string): void {
    if (name === 'br' || name === 'p') {
      // </br> is a line, </p> without a start is a paragraph
      if (!this.#open.some((o) => o.name === name)) {
        if (this.#open.at(-1)?.isHidden) return;
        if (name === 'br') this.#writer.line();
        else this.#writer.gap();
        return;
      }
    }
    const index = this.#open.findLastIndex((o) => o.name === name);
    if (index < 0) return;
    while (this.#open.length > index) {
      const closed = this.#open.pop()!;
      if (closed.isHidden) continue;
      if (closed.link) this.#writer.link(decodeEntities(closed.link), closed.linkStart, closed.quote);
      if (GAPS.has(closed.name) && !(closed.list && this.#open.some((o) => o.list))) this.#writer.gap();
      else if (BLOCKS.has(closed.name)) this.#writer.block();
    }
  }

  #closeUntil(name: string, borders: string[]): void {
    for (let i = this.#open.length - 1; i >= 0; i--) {
      if (this.#open[i]!.name === name) return this.#close(name);
      if (borders.includes(this.#open[i]!.name)) return;
    }
  }
}

/** The document and what keeps reading it linear, whatever is in it. */
interface Reader {
  html: string;
  lastEnd: number;
  /** Characters that may still be spent on looking for the end of quoted values. */
  quoteBudget: number;
  /** Silent elements known to have no end tag any more. */
  endless: Set<string>;
}

interface Tag { name: string; attributes: string; isClosing: boolean; isSelfClosing: boolean; end: number }

/** Reads a tag, comment or declaration at "<"; null when the sign is only a sign. `name` is empty for comments. */
function readTag(reader: Reader, at: number): Tag | null {
  const { html } = reader;
  if (at > reader.lastEnd) return null;
  const nothing = { name: '', attributes: '', isClosing: false, isSelfClosing: false };
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 2);
    return { ...nothing, end: end < 0 ? html.length : end + 3 };
  }
  const after = html[at + 1];
  if (after === '!' || after === '?') {
    const end = html.indexOf('>', at);
    return { ...nothing, end: end < 0 ? html.length : end + 1 };
  }
  const isClosing = after === '/';
  let i = at + (isClosing ? 2 : 1);
  const nameStart = i;
  while (i < html.length && i - nameStart < 40 && /[A-Za-z0-9:_-]/.test(html[i]!)) i++;
  if (i === nameStart || !/[A-Za-z]/.test(html[nameStart]!)) return null;
  const name = html.slice(nameStart, i).toLowerCase();
  // An address in angle brackets that somebody forgot to escape is text.
  if (html[i] === '@' || (html[i] === '.' && !isClosing)) return null;
  const end = tagEnd(reader, i);
  const attributes = html.slice(i, end - 1);
  return { name, attributes, isClosing, isSelfClosing: attributes.endsWith('/'), end };
}

/** The place after the ">" that ends a tag, honouring quoted attribute values of sane length. */
function tagEnd(reader: Reader, from: number): number {
  const { html } = reader;
  const plain = html.indexOf('>', from);
  let quote = '';
  const limit = Math.min(html.length, from + Math.min(20_000, reader.quoteBudget));
  for (let i = from; i < limit; i++) {
    const c = html[i]!;
    if (quote) {
      if (c === quote) quote = '';
    } else if ((c === '"' || c === "'") && html[i - 1] === '=') quote = c;
    else if (c === '>') return i + 1;
  }
  reader.quoteBudget -= limit - from;
  return plain + 1;
}

/** The place after the end tag of a silent element. */
function skipElement(reader: Reader, from: number, name: string): number {
  const { html } = reader;
  if (!reader.endless.has(name)) {
    const end = new RegExp(`</${name}\\b[^>]{0,200}>`, 'gi');
    end.lastIndex = from;
    if (end.exec(html)) return end.lastIndex;
    reader.endless.add(name);
  }
  // A head that never ends must not swallow the body.
  if (reader.endless.has('body')) return name === 'head' ? from : html.length;
  const body = /<body\b/gi;
  body.lastIndex = from;
  const found = body.exec(html);
  if (found) return found.index;
  reader.endless.add('body');
  return name === 'head' ? from : html.length;
}

const attributePatterns = new Map<string, RegExp>();

function attribute(attributes: string, name: string): string | null {
  let pattern = attributePatterns.get(name);
  if (!pattern) attributePatterns.set(name, pattern = new RegExp(`(?:^|[\\s"'/])${name}\\s{0,5}=\\s{0,5}(?:"([^"]{0,8000})"|'([^']{0,8000})'|([^\\s"'>]{1,8000}))`, 'i'));
  const found = pattern.exec(attributes.slice(0, 20_000));
  return found ? (found[1] ?? found[2] ?? found[3] ?? null) : null;
}

function isHidden(attributes: string): boolean {
  if (!attributes || !/hid|none|\bsize/i.test(attributes)) return false;
  const style = attribute(attributes, 'style');
  return (style !== null && /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|mso-hide\s{0,3}:\s{0,3}all/i.test(style)) || /(?:^|\s)hidden(?:\s|$|=)/i.test(attributes);
}

interface Writer {
  text(text: string, isPre: boolean, quote: number): void;
  line(): void;
  block(): void;
  gap(): void;
  cell(): void;
  rule(quote: number): void;
  bullet(mark: string, quote: number): void;
  link(href: string, from: number, quote: number): void;
  length(): number;
  finish(): string;
}

/** Collects lines; each line knows how deep it is quoted. */
function createWriter(): Writer {
  const lines: { text: string; quote: number }[] = [];
  // The line being written, in pieces: joining at every step would cost the square of its length.
  let pieces: string[] = [];
  let isAtSpace = true;
  let quote = 0;
  let written = 0;

  const end = (isForced: boolean) => {
    const text = pieces.length ? pieces.join('').trimEnd() : '';
    if (text || isForced) lines.push({ text, quote });
    pieces = [];
    isAtSpace = true;
  };
  const put = (text: string, depth: number) => {
    if (!pieces.length) quote = depth;
    pieces.push(text);
    written += text.length;
    isAtSpace = text.endsWith(' ');
  };
  return {
    text(text, isPre, depth) {
      if (isPre) {
        text.replace(/\r\n?/g, '\n').split('\n').forEach((piece, i) => {
          if (i > 0) end(true);
          put(piece, depth);
        });
        return;
      }
      const folded = text.replace(/[ \t\r\n\f\u00a0]+/g, ' ').replace(/\u200b|\u200c|\u00ad|\ufeff|\u034f/g, '');
      const piece = isAtSpace && folded.startsWith(' ') ? folded.slice(1) : folded;
      if (piece) put(piece, depth);
    },
    line: () => end(true),
    block: () => end(false),
    gap() {
      end(false);
      if (lines.length && lines.at(-1)!.text !== '') lines.push({ text: '', quote: -1 });
    },
    cell() {
      if (pieces.length && !isAtSpace) put('  ', quote);
    },
    rule(depth) {
      end(false);
      lines.push({ text: '---', quote: depth });
    },
    bullet(mark, depth) {
      end(false);
      put(mark, depth);
    },
    link(href, from, depth) {
      const address = href.trim();
      if (written === from || address.length > 300 || !/^(?:https?:|mailto:|tel:)/i.test(address)) return;
      const label = labelSince(pieces, written - from);
      if (isSaid(label, address)) return;
      put(`${isAtSpace ? '' : ' '}<${address.replace(/^mailto:/i, '')}>`, depth);
    },
    length: () => written,
    finish() {
      end(false);
      return layOut(lines);
    },
  };
}

/** The last characters of the line being written, at most 400. */
function labelSince(pieces: readonly string[], length: number): string {
  let label = '';
  for (let i = pieces.length - 1; i >= 0 && label.length < Math.min(length, 400); i--) label = pieces[i]! + label;
  return label.slice(-length).trim();
}

/** Whether the words of a link already say where it leads. */
function isSaid(label: string, address: string): boolean {
  const bare = (text: string) => text.replace(/^(?:https?:\/\/(?:www\.)?|mailto:|tel:|www\.)/i, '').replace(/\/$/, '').toLowerCase();
  const [said, target] = [bare(label).replace(/(?:\.\.\.|…)$/, ''), bare(address)];
  return said === target || (said.length > 8 && target.startsWith(said)) || (/^mailto:/i.test(address) && label.includes('@'));
}

function layOut(lines: { text: string; quote: number }[]): string {
  const out: string[] = [];
  lines.forEach((line, i) => {
    // An empty line between two quoted ones is quoted as well.
    const quote = line.quote >= 0 ? line.quote : Math.min(Math.max(0, lines[i - 1]?.quote ?? 0), Math.max(0, lines[i + 1]?.quote ?? 0));
    const mark = '>'.repeat(Math.min(quote, 20));
    const text = mark ? (line.text ? `${mark} ${line.text}` : mark) : line.text;
    const isEmpty = line.text === '';
    if (isEmpty && (out.length === 0 || (out.length > 1 && isBare(out.at(-1)!) && isBare(out.at(-2)!)))) return;
    out.push(text);
  });
  while (out.length && isBare(out.at(-1)!)) out.pop();
  return wellFormed(out.join('\n'));
}

const isBare = (text: string): boolean => /^>*$/.test(text);
