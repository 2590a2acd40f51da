// Words of watching, of taking an answer out, and of one's own questions.
export const watchingText = {
  nav: 'Watched', title: 'Watched', unseen: (n: string) => `${n} new`,
  watch: 'Watch', watching: 'Watching', stop: 'Stop watching', stopOf: (name: string) => `Stop watching “${name}”`, keyWatch: 'watch',
  begun: (name: string) => `“${name}” is watched: whoever comes or leaves is told under Watched.`, ended: (name: string) => `“${name}” is watched no longer.`,
  news: 'Who came and who left', mine: 'What you watch', entered: 'came', left: 'left', new: 'new', noNews: 'Nobody has come or left since you began to watch.', inSegment: 'in', noticed: (when: string) => `noticed ${when}`, more: 'Show more',
  counts: (entered: string | null, left: string | null) => [entered && `${entered} came`, left && `${left} left`].filter(Boolean).join(', '), nothingNew: 'nothing new',
  see: 'Mark as seen', seeAll: 'Mark all as seen', seeOf: (name: string) => `Mark the news of “${name}” as seen`, seen: 'Marked as seen.', seenOf: (name: string) => `The news of “${name}” is marked as seen.`, keySee: 'mark all as seen',
  none: 'Nothing is watched yet', noneWords: 'Ask a question and press Watch, or watch a segment. Whoever comes to fit, or fits no longer, is told here with the moment it became true.', toAsk: 'Ask something', toSegments: 'See the segments',
  export: 'Export', exportOf: 'Export everybody found as CSV', exporting: (done: string, total: string) => `${done} of ${total}`, exported: (rows: string) => `${rows} exported.`, exportFailed: 'The export did not work. Try it again.', rows: ['row', 'rows'] as const,
};

export const askedText = {
  title: 'My questions', all: 'All my questions', pinned: 'Pinned', today: 'Today', yesterday: 'Yesterday', pin: 'Pin', unpin: 'Unpin', pinOf: (words: string) => `Pin “${words}”`, unpinOf: (words: string) => `Unpin “${words}”`,
  forgetOf: (words: string) => `Take out “${words}”`, forgot: 'Taken out of your questions.', clear: 'Clear', cleared: (n: string) => `${n} taken out of your questions.`, questions: ['question', 'questions'] as const, nothingToClear: 'There is nothing to clear: pinned questions stay.',
  foundThen: (n: string) => `found ${n} then`, now: (n: string) => `${n} now`, unchanged: (n: string) => `finds ${n}`, none: 'You have not asked anything yet', noneWords: 'What you ask is kept here for you alone, with how many it found, so that you can ask it again.', toAsk: 'Ask something', more: 'Show more', ask: 'Ask again',
};
