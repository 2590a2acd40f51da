import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const [light, dark] = css('tokens.css').split(':root[data-mantine-color-scheme="dark"]{').map(colours) as [Colours, Colours];
const avatars = css('parts.css').split('[data-mantine-color-scheme="dark"]{& .a1').map((part, at) => tints(at === 0 ? part : `.a1${part}`));

type Colours = Record<string, string>;

function colours(text: string): Colours {
  return Object.fromEntries([...text.matchAll(/--([\w-]+):(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value] as const)) as Colours;
}

function tints(text: string): [string, string][] {
  return [...text.matchAll(/\.a\d\{--a:(#[0-9a-f]{6});--ai:(#[0-9a-f]{6})\}/g)].map(([, ground, ink]) => [ground, ink] as [string, string]);
}

/** Contrast by WCAG 2: (L1 + 0.05) / (L2 + 0.05). */
function contrast(a: string, b: string): number {
  const [brighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (brighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const GROUNDS = ['canvas', 'surface', 'sunken', 'raised', 'hover', 'selected'];
const ROLES = ['concern', 'praise', 'idea', 'question', 'interest', 'warn'];

test.each([['light', light], ['dark', dark]])('every text can be read on every ground, %s', (_theme, of) => {
  const pairs = [
    ...['text', 'text-2', 'text-3'].flatMap((ink) => GROUNDS.map((ground) => [ink, ground])),
    ...ROLES.flatMap((role) => [[role, `${role}-bg`], [role, 'surface'], [role, 'sunken']]),
    ['on-ink', 'ink'], ['text', 'marker'], ['lemon-text', 'marker'],
  ] as [string, string][];
  expect(pairs.length).toBeGreaterThan(30);
  expect(pairs.filter(([ink, ground]) => contrast(of[ink]!, of[ground]!) < 4.5).map(([ink, ground]) => `${ink} on ${ground}`)).toEqual([]);
});

test.each([['light', light], ['dark', dark]])('outlines of controls stand out by three to one, %s', (_theme, of) => {
  expect(GROUNDS.filter((ground) => contrast(of['control']!, of[ground]!) < 3)).toEqual([]);
});

test('initials can be read on all eight tints, light and dark', () => {
  expect(avatars.map((list) => list.length)).toEqual([8, 8]);
  expect(avatars.flat().filter(([ground, ink]) => contrast(ground, ink) < 4.5)).toEqual([]);
});
