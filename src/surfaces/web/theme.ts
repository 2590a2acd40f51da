// Mantine pointed at our own variables. Colours live once, in ui/tokens.css, and flip by the attribute Mantine itself sets;
// pages never style themselves, shared parts live in ui.
import { createTheme, defaultVariantColorsResolver } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple, VariantColorsResolver } from '@mantine/core';

const ink: MantineColorsTuple = ['#f7f5f0', '#f2efe8', '#e9e4da', '#d6cfc1', '#b3aa99', '#8e8575', '#6b6458', '#5a5449', '#2a2620', '#1b1916'];
const lemon: MantineColorsTuple = ['#fffbe0', '#fdf5c2', '#fbefa6', '#f9e86f', '#f6dd3f', '#e2c71f', '#b89f0c', '#8a7600', '#5e4f00', '#3d3300'];
// Mantine's own greys, made warm, so that parts we do not touch still belong to the house.
const gray: MantineColorsTuple = ['#f7f5f0', '#f2efe8', '#e9e4da', '#d6cfc1', '#8e8575', '#6b6458', '#5a5449', '#3d382f', '#2a2620', '#25221c'];
const dark: MantineColorsTuple = ['#f2eee5', '#bfb7a8', '#a1988a', '#887f6f', '#494337', '#312d26', '#26231e', '#1b1916', '#171512', '#141210'];
const v = (name: string) => `var(--${name})`;

/** The six roles that text, chips and alerts may take: `color="concern"` reads --concern and --concern-bg. */
const ROLES = ['concern', 'praise', 'idea', 'question', 'interest', 'warn'] as const;
const isRole = (color: unknown): color is (typeof ROLES)[number] => ROLES.includes(color as (typeof ROLES)[number]);

const variantColors: VariantColorsResolver = (input) => {
  if (isRole(input.color)) return { background: v(`${input.color}-bg`), hover: v(`${input.color}-bg`), color: v(input.color), border: '1px solid transparent' };
  switch (input.variant) {
    case 'filled': return { background: v('ink'), hover: v('text'), color: v('on-ink'), border: `1px solid ${v('ink')}` };
    case 'default': return { background: v('raised'), hover: v('hover'), color: v('text'), border: `1px solid ${v('line-strong')}` };
    case 'subtle': return { background: 'transparent', hover: v('hover'), color: v('text-2'), border: '1px solid transparent' };
    case 'light': return { background: v('sunken'), hover: v('selected'), color: v('text-2'), border: '1px solid transparent' };
    default: return defaultVariantColorsResolver(input);
  }
};

export const theme = createTheme({
  fontFamily: v('font'), fontFamilyMonospace: v('mono'), fontSmoothing: true,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '22px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  headings: { fontFamily: v('font'), fontWeight: '600', textWrap: 'balance', sizes: { h1: { fontSize: '22px', lineHeight: '28px' }, h2: { fontSize: '16px', lineHeight: '24px' }, h3: { fontSize: '13px', lineHeight: '20px' } } },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '99px' }, defaultRadius: 'sm',
  shadows: { xs: 'none', sm: v('lift1'), md: v('lift1'), lg: v('lift2'), xl: v('lift2') },
  breakpoints: { xs: '24em', sm: '43.75em', md: '64em', lg: '80em', xl: '96em' },
  colors: { ink, lemon, gray, dark }, primaryColor: 'ink', primaryShade: { light: 8, dark: 1 },
  variantColorResolver: variantColors, autoContrast: true, respectReducedMotion: true, cursorType: 'pointer', focusRing: 'auto', focusClassName: 'focus',
  components: {
    Button: { defaultProps: { variant: 'default', fw: 500 }, vars: () => ({ root: { '--button-height': '30px', '--button-fz': '13px', '--button-padding-x': '11px' } }) },
    ActionIcon: { defaultProps: { size: 30, variant: 'subtle' } },
    Badge: { defaultProps: { radius: 'xs', variant: 'light', tt: 'none', fw: 500 } },
    Input: { defaultProps: { size: 'sm' }, vars: () => ({ wrapper: { '--input-height': '32px' } }) },
    InputWrapper: { defaultProps: { withAsterisk: false } },
    Checkbox: { defaultProps: { size: 'xs', color: v('ink'), iconColor: v('on-ink') } }, Radio: { defaultProps: { size: 'xs', color: v('ink'), iconColor: v('on-ink') } },
    Switch: { defaultProps: { size: 'xs', color: v('ink') }, styles: { thumb: { backgroundColor: v('raised'), borderColor: v('control') } } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Modal: { defaultProps: { radius: 'lg', shadow: 'lg', transitionProps: { duration: 150, transition: 'fade' }, overlayProps: { color: v('veil') } } },
    Popover: { defaultProps: { radius: 'md', shadow: 'md', transitionProps: { duration: 90 } } },
    Menu: { defaultProps: { radius: 'md', shadow: 'md', transitionProps: { duration: 90 } } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 90 } } },
    Notification: { defaultProps: { radius: 'md' } },
    Skeleton: { defaultProps: { animate: false } },
  },
});

const pointers = {
  '--mantine-color-body': v('surface'), '--mantine-color-text': v('text'), '--mantine-color-bright': v('text'), '--mantine-color-dimmed': v('text-2'),
  '--mantine-color-placeholder': v('text-3'), '--mantine-color-anchor': v('text'), '--mantine-color-error': v('concern'), '--mantine-color-success': v('praise'),
  '--mantine-color-default': v('raised'), '--mantine-color-default-hover': v('hover'), '--mantine-color-default-color': v('text'), '--mantine-color-default-border': v('control'),
  '--mantine-color-disabled': v('sunken'), '--mantine-color-disabled-color': v('text-3'), '--mantine-color-disabled-border': v('line'),
};
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: pointers, dark: pointers });
