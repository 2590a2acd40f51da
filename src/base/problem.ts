// What went wrong, as a sentence a person understands (RFC 9457 over HTTP, one line on the command line).

export type ProblemKind = 'bad input' | 'not signed in' | 'not allowed' | 'not found' | 'conflict' | 'too large' | 'too many' | 'unavailable';

const STATUS: Record<ProblemKind, number> = {
  'bad input': 422, 'not signed in': 401, 'not allowed': 403, 'not found': 404, conflict: 409, 'too large': 413, 'too many': 429, unavailable: 503,
};

/** An error meant to be read by the person who caused it. `field` names the input at fault, where there is one. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly field: string | undefined;
  constructor(kind: ProblemKind, sentence: string, field?: string) {
    super(sentence);
    this.name = 'Problem';
    this.kind = kind;
    this.field = field;
  }
  get status(): number {
    return STATUS[this.kind];
  }
}

/** `application/problem+json` of RFC 9457. */
export const problemJson = (problem: Problem) => ({
  type: 'about:blank', title: problem.kind, status: problem.status, detail: problem.message, ...(problem.field ? { field: problem.field } : {}),
});
