// Settings: who works here, the workspace, keys for programs, how it looks.
import { Page } from '#surfaces/web/ui/Page.ui.tsx';
import { ThemeChoice } from '#surfaces/web/ui/ThemeChoice.ui.tsx';
import { settingsText as text } from './settings.text.ts';

export default function SettingsPage() {
  return <Page title={text.title}><ThemeChoice /></Page>;
}
