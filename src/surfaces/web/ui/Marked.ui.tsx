// A text with some stretches of it marked: names underline what was found, texts mark it.
/** `marks` are [start, end) in letters, in order. */
export function MarkedParts({ text, marks, isName }: { text: string; marks: readonly (readonly number[])[]; isName?: boolean }) {
  const parts: { text: string; isFound: boolean }[] = [];
  let from = 0;
  for (const [start = 0, end = 0] of marks) {
    if (start < from || end > text.length || start >= end) continue;
    parts.push({ text: text.slice(from, start), isFound: false }, { text: text.slice(start, end), isFound: true });
    from = end;
  }
  parts.push({ text: text.slice(from), isFound: false });
  return <>{parts.map(({ text: part, isFound }, at) => (isFound ? (isName ? <u key={at} className="found">{part}</u> : <mark key={at} className="hit">{part}</mark>) : part))}</>;
}
