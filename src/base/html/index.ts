// The door of HTML that strangers wrote.
export { sanitiseAside } from './aside.ts';
export { framed, framePolicy } from './frame.ts';
