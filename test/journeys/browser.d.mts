import type { Browser } from 'playwright-core';

export interface Product {
  url: string;
  folder: string;
  env: NodeJS.ProcessEnv;
  said: () => string;
  stop: () => Promise<void>;
}

export function launchBrowser(): Promise<Browser>;
export function startProduct(): Promise<Product>;
export function runCommand(product: Product, args: string[]): Promise<string>;
