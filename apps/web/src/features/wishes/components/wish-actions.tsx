import type { WishDetail } from '@liandong/contracts/activities/wish';
import { useState } from 'react';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { Button, buttonClass } from '../../../shared/ui/button.js';
import { Icon } from '../../../shared/ui/icon.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useClaim } from './use-claim.js';
import { StepDialog, type AskedStep } from './step-dialog.js';

/** What the person may do now; everything but claiming is asked first. */
export function WishActions({ wish }: { wish: WishDetail }) {
  const [asked, setAsked] = useState<AskedStep | null>(null);
  const { claim, pending, error } = useClaim();
  const { may } = wish;
  if (!Object.values(may).some(Boolean)) return null;
  return (
    <>
      {error !== null && <ErrorNotice error={error} />}
      <div className="wish-actions">
        {may.claim && (
          <Button look="primary" icon="heart" pending={pending} onClick={() => claim(wish)}>
            {m.wish_claim()}
          </Button>
        )}
        {may.fulfil && (
          <Button look="primary" icon="check" onClick={() => setAsked('fulfil')}>
            {m.wish_fulfil()}
          </Button>
        )}
        {may.confirm && (
          <Button look="primary" icon="check" onClick={() => setAsked('confirm')}>
            {m.wish_confirm()}
          </Button>
        )}
        {may.unclaim && <Button onClick={() => setAsked('unclaim')}>{m.wish_unclaim()}</Button>}
        {may.reopen && <Button onClick={() => setAsked('reopen')}>{m.wish_reopen()}</Button>}
        {may.edit && (
          <Link className={buttonClass('secondary')} to={`/wishes/${wish.id}/edit`}>
            <Icon name="edit" size={20} />
            <span>{m.wish_edit()}</span>
          </Link>
        )}
        {may.withdraw && <Button onClick={() => setAsked('withdraw')}>{m.wish_withdraw()}</Button>}
      </div>
      <StepDialog wish={wish} act={asked} onClose={() => setAsked(null)} />
    </>
  );
}
