// Initials on a tint that is always the same for the same id: round for a person, square for an organisation.
const TINTS = 8;

export function Avatar({ id, name, isOrganisation, size }: { id: string; name: string; isOrganisation?: boolean; size?: 'lg' | 'xl' }) {
  return <span className={`av a${tint(id)}${isOrganisation ? ' og' : ''}${size ? ` ${size}` : ''}`} aria-hidden="true">{initials(name)}</span>;
}

function tint(id: string): number {
  let sum = 0;
  for (let at = 0; at < id.length; at += 1) sum = (sum * 31 + id.charCodeAt(at)) >>> 0;
  return (sum % TINTS) + 1;
}

function initials(name: string): string {
  const words = name.split(/[\s@._-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')].find((sign) => /[\p{L}\p{N}]/u.test(sign)) ?? '');
  return letters.join('').toUpperCase() || '?';
}
