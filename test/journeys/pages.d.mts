export const PATHS: readonly string[];
export function addressOf(path: string, getItems: (path: string) => Promise<{ id: string }[]>): Promise<string>;
export function nameOf(path: string): string;
