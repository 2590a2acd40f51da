// What can be done with an answer: taken out, watched, kept.
import { useSession } from '#surfaces/web/api/session.ts';
import { ExportAnswer } from './exporting.ui.tsx';
import { SaveSegment } from './saving.ui.tsx';
import { WatchAnswer } from './watching.ui.tsx';

export function AnswerActs({ words, understood, isPath, count }: { words: string; understood: string; isPath: boolean; count: number }) {
  const { mayWrite } = useSession();
  return (
    <>
      {count > 0 && <ExportAnswer of={{ words }} />}
      {mayWrite && !isPath && <WatchAnswer words={words} />}
      {mayWrite && !isPath && <SaveSegment words={words} understood={understood} />}
    </>
  );
}
