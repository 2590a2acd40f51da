export interface Bounce { recipient: string | null; status: string | null; hard: boolean }
import type { MailAddress } from './address.ts';
import type { Part } from './parts.ts';
export function readBounce(_root: Part, _text: string, _from: MailAddress | null, _subject: string): Bounce | null { return null; }
