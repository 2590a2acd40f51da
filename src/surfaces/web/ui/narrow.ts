// How much room there is: only where that needs another page, not only another width.
import { useMediaQuery } from '@mantine/hooks';

const now = { getInitialValueInEffect: false };

export const useIsPhone = (): boolean => useMediaQuery('(max-width: 700px)', false, now);
/** No room for a side: as in shell.css. */
export const useHasOneColumn = (): boolean => useMediaQuery('(max-width: 1180px)', false, now);
