import '@/components/fulcrum.css';
import { createRoot } from 'react-dom/client';
import { Panel } from '@/components/Panel';
import { openPanel, PanelProvider } from '@/components/use-panel';
import { browser } from '@/lib/platform/browser';

const place = document.getElementById('root');
const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
const panel = openPanel('popup', tab?.id);
if (place)
  createRoot(place).render(
    <main className="fulcrum">
      <PanelProvider value={panel.store}>
        <Panel />
      </PanelProvider>
    </main>,
  );
