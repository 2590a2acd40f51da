// A text that is there to be copied: a link, a key.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Icon } from './Icon.ui.tsx';
import { uiText } from './ui.text.ts';

export function CopyLine({ text, label }: { text: string; label: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true), () => setCopied(false));
  return (
    <div className="copy-line">
      <input readOnly value={text} aria-label={label} onFocus={(event) => event.target.select()} />
      <Button leftSection={<Icon name={isCopied ? 'check' : 'copy'} />} onClick={copy}>{isCopied ? uiText.copied : uiText.copy}</Button>
    </div>
  );
}
