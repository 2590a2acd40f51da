// Where something came from, in a few words.

export interface Origin {
  /** What the import run was called. */
  run: string | null;
  /** Which door it came through: mail, csv:purchases, api, … */
  door: string | null;
  mediaType: string | null;
  /** The line of a table, the number of a mail in its archive. */
  line: number | null;
}

/** "usrp.mbox.gz, mail 12", "orders.csv, line 5", "API". */
export function saySource({ run, door, mediaType, line }: Origin): string {
  if (run) return line === null ? run : `${run}, ${mediaType === 'message/rfc822' ? 'mail' : 'line'} ${line}`;
  if (door?.startsWith('api')) return 'API';
  return door ? (door.split(':')[0] ?? door) : '';
}
