import { venueRefOf } from '@liandong/rules/activity-code';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { agreedToPosition, agreeToPosition } from '../../../shared/device/position-consent.js';
import { CheckField } from '../../../shared/ui/field.js';

/** The separate consent to a position (PIPL): off until the person chooses it, for this activity only. */
export function PositionConsent({ activityId, ownerId }: { activityId: string; ownerId: string }) {
  const venueRef = venueRefOf(activityId);
  const [agrees, setAgrees] = useState(() => agreedToPosition(ownerId, venueRef));
  return (
    <CheckField
      label={m.position_agree()}
      hint={m.position_agree_hint()}
      checked={agrees}
      onChange={({ target: { checked } }) => {
        agreeToPosition(ownerId, venueRef, checked);
        setAgrees(agreedToPosition(ownerId, venueRef));
      }}
    />
  );
}
