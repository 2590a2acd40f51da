import type { Browser } from 'playwright-core';

export interface Product {
  url: string;
  folder: string;
  env: NodeJS.ProcessEnv;
  said: () => string;
  stop: () => Promise<void>;
}

/** Runs in the page, again and again: whether everything asked has been answered and drawn for a while. */
export function isQuiet(): boolean;
export function launchBrowser(): Promise<Browser>;
export function startProduct(): Promise<Product>;
export function runCommand(product: Product, args: string[]): Promise<string>;
