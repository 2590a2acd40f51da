// Words about the backup.
export const backupText = {
  words: 'One file with everything in the database, of all workspaces. It is made while everybody goes on working, and shows one moment.',
  now: 'A backup now', make: 'Download a backup', making: (bytes: string) => `Being made: ${bytes} so far`, waits: 'Others wait until it is done.',
  grows: 'How large it gets is known at its end; the browser shows how far it is. A file that breaks off is refused when it is restored.',
  begun: (name: string) => `${name} is on its way.`,
  keep: 'Keep it as safe as the machine itself: whoever has it reads everything. That it was taken stands in the log of every workspace.',
  refusedTitle: 'Not from this page', onMachine: 'On the machine on which Regulars runs, also while it runs:',
  last: 'The last one', never: 'None was made so far.', neverHere: 'None was taken here so far. What was made on the machine itself is not told here.',
  by: (name: string) => `by ${name}, in the browser`, byMachine: (file: string) => `on the command line, to ${file}`, somebody: 'somebody who has left',
  brokenOff: (at: string, by: string) => `One that ${by} began on ${at} did not come to its end. Make it again.`,
  size: { embedded: (bytes: string) => `The database takes ${bytes}, and for a copy of it as much room again while the backup is made. The file is packed.`, postgres: (bytes: string) => `The database takes ${bytes} on PostgreSQL. The file is packed.` },
  inside: 'What is in it', insideList: [
    'People, organisations, interactions with their raw records, topics, segments, settings and the log, of every workspace.',
    'Members, how they sign in (passwords as fingerprints), and fingerprints of API keys.',
    'Also persons who are erased later: what is erased stays in backups made before.',
    'The count and a hash of every table, compared when it is restored: all of it comes back, or nothing.',
  ],
  outside: 'What is not', outsideList: [
    'The key file “secret” of the data folder, or REGULARS_SECRET. Without it everybody signs in anew, and what was sealed with it cannot be opened. Copy it to another place than the backups.',
    'Files that were uploaded and not imported yet.',
  ],
  everyNight: 'Every night', everyNightWords: 'A line for crontab on the machine; it reads each file again before it counts as made. Copy the folder to another machine, too.',
  back: 'Back again, or to another machine', backSteps: [
    'Stop the server. Below, “restored” is a new data folder: a database that holds something is not written over.',
    'Restore the file. The Regulars that does it is of the same version or newer.',
    'Put the key file into the new folder.',
    'Start.',
  ],
  postgres: 'To PostgreSQL', postgresWords: 'Without a file between, while the server does not run. The old database stays untouched.', toPostgres: 'On PostgreSQL, name the same DATABASE_URL as for the server before each of these commands.',
  check: 'Is everything right?', checkWords: 'The doctor looks at the disk, the schema, every reference and everything that is derived, and says what to do.',
  commands: { backup: 'Command that makes a backup', restore: 'Command that restores it', key: 'Command that copies the key', start: 'Command that starts Regulars', night: 'Line for crontab', move: 'Command that moves to PostgreSQL', check: 'Command that checks everything' },
};
