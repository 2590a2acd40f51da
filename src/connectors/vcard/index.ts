// The door of the vCard connector.
export { registerVcard } from './format.ts';
