// Whether the page is as narrow as a phone: where that needs another page, not only another width.
import { useMediaQuery } from '@mantine/hooks';

export const useIsPhone = (): boolean => useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false });
