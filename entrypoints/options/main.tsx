import '@/components/fulcrum.css';
import { createRoot } from 'react-dom/client';
import { OptionsPage } from '@/components/options/OptionsPage';
import { openOptions, OptionsProvider } from '@/components/options/use-options';

const place = document.getElementById('root');
const options = openOptions();
if (place)
  createRoot(place).render(
    <OptionsProvider value={options}>
      <OptionsPage />
    </OptionsProvider>,
  );
