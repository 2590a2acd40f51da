// Some records look like something: a mail may hold HTML. How to find it in the bytes is known by the connector that
// brought them; what is shown of it is cleaned before, and framed.
import { createRegistry } from '#base/registry.ts';
import type { Registry } from '#base/registry.ts';

export interface RecordHtml {
  /** The media type of the record: `message/rfc822`. */
  key: string;
  /** The HTML in these bytes as its writer wrote it; null when there is none. */
  read: (bytes: Uint8Array) => Promise<string | null>;
}

export const recordHtml: Registry<RecordHtml> = createRegistry<RecordHtml>('HTML of records');
