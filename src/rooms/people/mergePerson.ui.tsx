// The entry "Merge with another" of a person's menu.
export { MergePerson as default } from './merging.ui.tsx';
