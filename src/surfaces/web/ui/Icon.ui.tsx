/** A drawing of icons.css. Decorative unless it gets a label. */
export type IconName = 'ask' | 'people' | 'org' | 'topic' | 'import' | 'gear' | 'save' | 'search' | 'down' | 'right' | 'left' | 'up' | 'fall' | 'arrow' | 'check' | 'x' | 'plus' | 'undo' | 'refresh' | 'copy'
  | 'file' | 'edit' | 'stop' | 'mute' | 'link' | 'key' | 'lock' | 'clock' | 'dots' | 'mail' | 'phone' | 'meet' | 'note' | 'buy' | 'open' | 'interest' | 'bell' | 'concern' | 'praise' | 'idea' | 'question' | 'cal' | 'voice'
  | 'community' | 'signal' | 'insight' | 'filter' | 'clip' | 'send' | 'reply' | 'promise' | 'success';

export function Icon({ name, label, size }: { name: IconName; label?: string; size?: 'sm' }) {
  const className = `i i-${name}${size ? ` ${size}` : ''}`;
  return label ? <i className={className} role="img" aria-label={label} /> : <i className={className} aria-hidden="true" />;
}
