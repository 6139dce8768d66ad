import './shared/styles/tokens.css';
import './shared/styles/base.css';
import './shared/styles/tibetan.css';
import './shared/styles/large-text.css';
import { watchPage } from './shared/device/page-clock.js';
import { currentLanguage } from './shared/i18n/language.js';
import { keepSending } from './shared/scan-queue/queue-sender.js';
import { keepRestoring } from './shared/session/keep-restoring.js';
import { followAppearance } from './shared/theme/appearance.js';
import { keepAppOffline } from './shared/update/app-version.js';

followAppearance();
document.documentElement.lang = currentLanguage();
watchPage();
keepRestoring();
keepSending();
window.addEventListener('load', keepAppOffline);

/**
 * The check-in page is opened by a scanner, often on a weak network, and must not wait for the rest of
 * the app: each of the two is a chunk of its own.
 */
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
if (location.pathname.startsWith('/c/')) {
  void import('./app/start-check-in.js').then(({ startCheckIn }) => startCheckIn(root));
} else {
  void import('./app/start-app.js').then(({ startApp }) => startApp(root));
}
