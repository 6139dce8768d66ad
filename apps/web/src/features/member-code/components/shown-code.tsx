import type { MemberCode } from '@liandong/contracts/check-ins/member-code';
import { fromBase64Url } from '@liandong/rules/base64url';
import { shownMemberCode } from '@liandong/rules/member-code';
import { stepAt, stepRemainingMs } from '@liandong/rules/venue-code';
import { useCallback } from 'react';
import { m } from '../../../paraglide/messages.js';
import type { Timed } from '../../../shared/device/database.js';
import { useTicking } from '../../../shared/time/use-ticking.js';
import { QrCode } from '../../../shared/ui/qr-code.js';

/** The code with its proof of this moment, a new one at each step of the server's clock; made here, also without signal. */
export function ShownCode({ memberCode: { kept, offset } }: { memberCode: Timed<MemberCode> }) {
  const make = useCallback(
    (now: number) => {
      const key = fromBase64Url(kept.showingKey) ?? new Uint8Array();
      return { value: shownMemberCode(kept.code, stepAt(now), key), holdsMs: stepRemainingMs(now) };
    },
    [kept],
  );
  return <QrCode value={useTicking(make, offset)} label={m.member_code_qr()} />;
}
