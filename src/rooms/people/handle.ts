// A handle is how somebody is recognised: a mail address, a phone number, our customer id, an id in another system.
// One handle belongs to one person; a person may have many.

export interface Handle {
  kind: string;
  value: string;
}

/** The handle as it is stored and compared, or null when it cannot identify anybody. */
export function normaliseHandle({ kind, value }: Handle): Handle | null {
  const name = kind.trim().toLowerCase();
  const text = value.trim();
  if (!name || !text || text.length > 320) return null;
  if (name === 'email') return isEmail(text) ? { kind: name, value: text.toLowerCase() } : null;
  if (name === 'phone') return normalisePhone(text);
  return { kind: name, value: text };
}

/** Whether the text can be a mail address: one @, a local part, and a domain with a dot (RFC 5321 lengths, not its full grammar). */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>(),;:"[\]\\]{1,64}@(?:[^\s@.<>(),;:"[\]\\_]+\.)+[^\s@.<>(),;:"[\]\\_\d]{2,}$/u.test(text) && !/^\.|\.@|\.\./.test(text);
}

function normalisePhone(text: string): Handle | null {
  const digits = text.replace(/^\s*00/, '+').replace(/\(0\)/g, '').replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '');
  return digits.replace('+', '').length >= 6 ? { kind: 'phone', value: digits } : null;
}

/** One text per handle, for maps. */
export const handleKey = ({ kind, value }: Handle): string => `${kind}\u0001${value}`;
