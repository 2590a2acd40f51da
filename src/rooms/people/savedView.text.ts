// Words of saved views.
export const savedViewText = {
  views: 'Views', none: 'No view is saved yet.', own: 'Yours', shared: 'Of the team', usual: 'The usual list',
  save: 'Save as a view …', update: (name: string) => `Let “${name}” show this`, rename: 'Rename or share …', remove: 'Delete this view', 
  title: 'Save this view', renameTitle: 'Rename or share', name: 'Name', nameWhat: 'What you see now: what is searched and chosen, the order, the columns.', share: 'Everybody in the workspace sees it', act: 'Save', cancel: 'Cancel', close: 'Close',
  saved: (name: string) => `“${name}” is saved.`, changed: (name: string) => `“${name}” shows this now.`, removed: (name: string) => `“${name}” is deleted.`, by: (name: string) => `by ${name}`,
};
