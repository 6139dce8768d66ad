import { useSyncExternalStore } from 'react';
import { m } from '../../paraglide/messages.js';
import { onUpdateReady, updateIsReady } from '../../shared/update/app-version.js';
import { Button } from '../../shared/ui/button.js';
import { Notice } from '../../shared/ui/notice.js';

/** A newer version is there. The person says when: a form may be half filled in. */
export function UpdateNotice() {
  const ready = useSyncExternalStore(onUpdateReady, updateIsReady);
  if (!ready) return null;
  return (
    <Notice>
      <p>{m.update_ready()}</p>
      <Button icon="refresh" onClick={() => location.reload()}>
        {m.update_now()}
      </Button>
    </Notice>
  );
}
