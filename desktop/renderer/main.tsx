// Starts the window: the same in Electron, where the preload script gives a bridge, and in a browser.
import './studio.css';
import { createRoot } from 'react-dom/client';
import type { Ask } from '../ipc-contract.ts';
import { App } from './app.tsx';
import { askMain } from './ask-main.ts';
import { askWebHost } from './ask-web-host.ts';
import { graphCss } from '../../shared/ui/graph-css.ts';
import { startLanguage } from './language/language-client.ts';
import { theme } from '../../shared/ui/theme.ts';

/** The token leaves the address, so that it is not copied along with it; a page that is loaded again still has it. */
function takeToken(): string {
  const given = new URLSearchParams(window.location.search).get('token');
  if (given !== null) {
    sessionStorage.setItem('token', given);
    history.replaceState(null, '', '/');
  }
  return given ?? sessionStorage.getItem('token') ?? '';
}

const ask: Ask = window.studio === undefined ? askWebHost(takeToken()) : askMain(window.studio);
const style = document.createElement('style');
style.textContent = theme + graphCss;
document.head.prepend(style);
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App ask={ask} language={startLanguage()} />);
