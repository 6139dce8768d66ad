import { useCallback } from 'react';
import { m } from '../../../paraglide/messages.js';
import { download } from '../../../shared/files/download.js';
import { Button } from '../../../shared/ui/button.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';

/** Downloads the posters with the activity's printed codes. */
export function PosterButton({ activityId }: { activityId: string }) {
  const save = useCallback(
    () => download({ method: 'GET', path: `/activities/${activityId}/poster.pdf` }, 'poster.pdf'),
    [activityId],
  );
  const { pending, error, run } = useAction(save);
  return (
    <>
      <Button icon="download" wide pending={pending} onClick={() => void run()}>
        {m.print_poster()}
      </Button>
      {error !== null && <ErrorNotice error={error} />}
    </>
  );
}
