// The entry "Merge with another" of an organisation's menu.
export { MergeOrganisation as default } from './merging.ui.tsx';
