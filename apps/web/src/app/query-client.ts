import type { Language } from '@liandong/contracts/common/scalars';
import { QueryClient } from '@tanstack/react-query';
import { isPassing } from '../shared/api/api-error.js';
import { chosenLanguage, currentLanguage, onLanguageChange, showLanguage } from '../shared/i18n/language.js';
import { keepLanguage } from '../shared/session/keep-language.js';
import { session } from '../shared/session/session.js';

const RETRIES = 2;
const LOOK_AGAIN_MS = 10_000;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Without signal a screen says so instead of waiting for ever.
      networkMode: 'always',
      refetchOnReconnect: true,
      retry: (failures, error) => failures < RETRIES && isPassing(error),
      // What could not be reached fills itself when it is back, also where the phone never noticed that it was gone.
      refetchInterval: ({ state: { status, error } }) =>
        status === 'error' && isPassing(error) ? LOOK_AGAIN_MS : false,
    },
    // A person decides whether to send a change again; its Idempotency-Key makes that harmless.
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Keeps what is cached in step with who is signed in, and with the language of the answers. */
export function followSession(): void {
  let personId: string | null = null;
  const follow = () => {
    const state = session.current();
    if (state.status === 'signedOut' && personId !== null) queryClient.clear();
    if (state.status === 'signedIn' && state.me.id !== personId) agreeOnLanguage(state.me.language);
    if (state.status === 'signedIn') personId = state.me.id;
    if (state.status === 'signedOut') personId = null;
  };
  session.subscribe(follow);
  // The session may be taken up while this part of the app is still being loaded.
  follow();
  onLanguageChange(() => void queryClient.invalidateQueries());
}

/** A language chosen on this device wins and is kept with the account; otherwise the account's is used. */
function agreeOnLanguage(language: Language): void {
  const chosen = chosenLanguage();
  if (chosen !== null) void keepLanguage(chosen).catch(() => undefined);
  else if (language !== currentLanguage()) showLanguage(language);
}
