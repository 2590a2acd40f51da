// Words of the settings.
export const settingsText = {
  nav: 'Settings', title: 'Settings',
  tabs: { members: 'Members', workspace: 'Workspace', keys: 'API keys', appearance: 'Appearance' },
};
