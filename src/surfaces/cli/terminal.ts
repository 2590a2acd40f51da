// How things look in a terminal: tables that fit its width, wrapped paragraphs, bold and faint where colours are welcome.

export interface Terminal {
  /** For people and for `--json`; nothing else goes to stdout. */
  out(line?: string): void;
  /** Progress and remarks. */
  note(line: string): void;
  /** A line that is written over again and again on a terminal, and now and then as a line of its own elsewhere. */
  progress(line: string, isLast?: boolean): void;
  width: number;
  bold(text: string): string;
  faint(text: string): string;
  mark(text: string): string;
}

const PLAIN_PROGRESS_EVERY_MS = 5_000;

export function openTerminal(streams: { stdout: NodeJS.WriteStream; stderr: NodeJS.WriteStream; env: NodeJS.ProcessEnv }): Terminal {
  const { stdout, stderr, env } = streams;
  const isColoured = Boolean(stdout.isTTY) && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const style = (open: number, close: number) => (text: string) => (isColoured ? `\u001b[${open}m${text}\u001b[${close}m` : text);
  // Whoever reads us may have seen enough (`regulars ask ... | head`); that is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => { if (error.code !== 'EPIPE') throw error; });
  let lastProgressMs = 0;
  let isProgressShown = false;
  const clearProgress = () => {
    if (isProgressShown) stderr.write('\r\u001b[2K');
    isProgressShown = false;
  };
  return {
    width: Math.min(stdout.columns || 100, 120),
    out(line = '') { clearProgress(); stdout.write(`${line}\n`); },
    note(line) { clearProgress(); stderr.write(`${line}\n`); },
    progress(line, isLast = false) {
      const now = Date.now();
      if (stderr.isTTY) {
        stderr.write(`\r\u001b[2K${cut(line, (stderr.columns || 80) - 1)}${isLast ? '\n' : ''}`);
        isProgressShown = !isLast;
      } else if (isLast || now - lastProgressMs >= PLAIN_PROGRESS_EVERY_MS) {
        stderr.write(`${line}\n`);
        lastProgressMs = now;
      }
    },
    bold: style(1, 22),
    faint: style(2, 22),
    mark: style(7, 27),
  };
}

/** Text in one line, cut with an ellipsis. */
export const cut = (text: string, width: number): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > width ? `${line.slice(0, Math.max(0, width - 1))}…` : line;
};

/** Breaks words into lines of at most `width`, each after `indent`. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, ...(line ? [indent + line] : [])].join('\n');
}

export interface Column {
  title: string;
  isNumber?: boolean;
  /** Not cut, because it is copied: an id. */
  isWhole?: boolean;
}

/** Rows in columns two spaces apart; the widest columns give way when the terminal is narrow. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], terminal: Pick<Terminal, 'width' | 'faint'>): string {
  const flat = rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()));
  const widths = columns.map((column, at) => Math.max(column.title.length, ...flat.map((row) => row[at]?.length ?? 0)));
  const space = terminal.width - 2 * (columns.length - 1);
  while (widths.reduce((sum, width) => sum + width, 0) > space) {
    const widest = widths.reduce((best, width, at) => (!columns[at]?.isWhole && width > (widths[best] ?? 0) ? at : best), -1);
    if ((widths[widest] ?? 0) <= 8) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  const line = (cells: readonly string[]) => columns.map((column, at) => {
    const cell = cut(cells[at] ?? '', widths[at] ?? 0);
    return column.isNumber ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0);
  }).join('  ').trimEnd();
  return [terminal.faint(line(columns.map((column) => column.title))), ...flat.map(line)].join('\n');
}

/** `Name   value` lines with the names in one column. */
export function pairs(entries: readonly (readonly [string, string])[], terminal: Pick<Terminal, 'width' | 'faint'>): string {
  const width = Math.max(0, ...entries.map(([name]) => name.length)) + 2;
  return entries.map(([name, value]) => {
    const wrapped = wrap(value || '–', terminal.width, ' '.repeat(width));
    return terminal.faint(name.padEnd(width)) + wrapped.slice(width);
  }).join('\n');
}

export const count = (n: number, one: string, many = `${one}s`): string => `${new Intl.NumberFormat('en').format(n)} ${n === 1 ? one : many}`;

/** 75 → `1 min 15 s`. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${Math.max(0, seconds).toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${Math.round(seconds % 60)} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `14 Nov 2026`. */
export const day = (iso: string): string => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(iso));
