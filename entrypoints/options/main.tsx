import '@/components/fulcrum.css';
import '@/components/options/campaigns.css';
import { createRoot } from 'react-dom/client';
import { OptionsPage } from '@/components/options/OptionsPage';
import { openOptions, OptionsProvider } from '@/components/options/use-options';
import { openSettings, SettingsProvider } from '@/components/options/use-settings';

const place = document.getElementById('root');
const options = openOptions();
const settings = openSettings();
if (place)
  createRoot(place).render(
    <OptionsProvider value={options}>
      <SettingsProvider value={settings}>
        <OptionsPage />
      </SettingsProvider>
    </OptionsProvider>,
  );
