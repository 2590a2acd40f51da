// Erasing a person takes out everything by which they are known: what was told of them, what they wrote, what happened with
// them. What others wrote stays, without them. That somebody was erased is all that the log keeps.
import { z } from 'zod';

export const erasePreview = z.object({
  id: z.string(),
  name: z.string(),
  handles: z.array(z.object({ kind: z.string(), value: z.string() })),
  goes: z.array(z.object({ what: z.string(), count: z.number() })),
});
export type ErasePreview = z.output<typeof erasePreview>;

export const erased = z.object({ erased: z.literal(true), handles: z.number().describe('how many handles will not be let in again'), goes: erasePreview.shape.goes });
