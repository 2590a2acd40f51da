// What the words of a question that could mean anything mean here, and where that is changed.
import { Link } from '@tanstack/react-router';
import { useAnswer } from '#surfaces/web/api/hooks.ts';
import { askText as text } from './ask.text.ts';

const plain = (words: string): string => words.toLowerCase().split(/[^\p{L}\p{N}]+/u).map((word) => word.replace(/s$/, '')).filter(Boolean).join(' ');

/** Those of the fuzzy words, as they stand in the settings ("recently, lately"), that a question holds. */
function usedIn(question: string, meanings: readonly { words: string; meaning: string }[]): { word: string; meaning: string }[] {
  const asked = ` ${plain(question)} `;
  return meanings.flatMap(({ words, meaning }) => {
    const word = words.split(', ').find((one) => asked.includes(` ${plain(one)} `));
    return word === undefined ? [] : [{ word, meaning }];
  });
}

export function Meanings({ words }: { words: string }) {
  const fuzzy = useAnswer('fuzzyWords.get', {});
  const used = usedIn(words, fuzzy.data?.meanings ?? []);
  if (used.length === 0) return null;
  return <>{used.map(({ word, meaning }) => <span key={word}> · <b>{word}</b>: {meaning}</span>)} · <Link className="link" to="/settings/words">{text.changeMeaning}</Link></>;
}
