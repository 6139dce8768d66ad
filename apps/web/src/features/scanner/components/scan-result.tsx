import type { MemberCodeRefusal } from '@liandong/rules/member-code';
import { m } from '../../../paraglide/messages.js';
import type { KeptScan } from '../../../shared/scan-queue/kept-scan.js';
import { UndoButton } from '../../../shared/scan-queue/undo-button.js';
import { clock } from '../../../shared/time/format.js';
import { Button } from '../../../shared/ui/button.js';
import { Icon, type IconName } from '../../../shared/ui/icon.js';
import type { ScanVerdict } from '../judge-scan.js';
import type { ShownVerdict } from '../use-scanner.js';

const refusals: Record<MemberCodeRefusal, () => string> = {
  CODE_MALFORMED: m.scanner_refused_CODE_MALFORMED,
  CODE_OF_OTHER_DISTRICT: m.scanner_refused_CODE_OF_OTHER_DISTRICT,
  CODE_FORGED: m.scanner_refused_CODE_FORGED,
  CODE_REVOKED: m.scanner_refused_CODE_REVOKED,
  CODE_EXPIRED: m.scanner_refused_CODE_EXPIRED,
  CODE_NOT_YET_VALID: m.scanner_refused_CODE_NOT_YET_VALID,
};

const icons: Record<ScanVerdict['kind'], IconName> = {
  taken: 'check',
  already: 'clock',
  notListed: 'alert',
  refused: 'close',
};

/** The last scan, large: colour, sign and words say the same, and it is read out at once. */
export function ScanResult({ shown, scans }: { shown: ShownVerdict | null; scans: readonly KeptScan[] }) {
  const better = shown?.verdict.kind === 'already' ? shown.verdict.betterThan : null;
  const scan = scans.find(({ scanId }) => scanId === (better ?? shown?.scanId));
  if (shown === null || scan?.state === 'undone') {
    return (
      <div className="scanner__result scanner__result--none" aria-live="assertive">
        {shown !== null && (
          <p>
            <strong>{m.scanner_undone({ name: shown.verdict.name || m.scanner_unknown_name() })}</strong>
          </p>
        )}
        <p>{m.scanner_ready()}</p>
      </div>
    );
  }
  const { verdict, force, number } = shown;
  return (
    <div
      className={`scanner__result scanner__result--${verdict.kind}`}
      aria-live="assertive"
      aria-atomic="true"
      data-testid="scan-result"
    >
      <div key={number} className="scanner__verdict">
        <Icon name={icons[verdict.kind]} size={56} />
        <div>
          <h2>{verdict.name || nameless(verdict)}</h2>
          <p>
            <strong>{headline(shown)}</strong>
          </p>
          {details(shown).map((detail) => (
            <p key={detail}>{detail}</p>
          ))}
        </div>
      </div>
      {force && (
        <Button look="secondary" wide onClick={force}>
          {m.scanner_force()}
        </Button>
      )}
      {scan && <UndoButton key={scan.scanId} scan={scan} explained={m.undo_explained_scanner()} wide />}
    </div>
  );
}

/** A code that is no good does not say whose it is. */
function nameless({ kind }: ScanVerdict): string {
  return kind === 'refused' ? m.scanner_unknown_code() : m.scanner_unknown_name();
}

function headline({ verdict, direction, forced }: ShownVerdict): string {
  if (forced) return m.scanner_forced();
  switch (verdict.kind) {
    case 'taken':
      return direction === 'in' ? m.scanner_taken_in() : m.scanner_taken_out();
    case 'already':
      if (verdict.disputed) return m.scanner_forced();
      return direction === 'in'
        ? m.scanner_already_in({ at: clock(verdict.at) })
        : m.scanner_already_out({ at: clock(verdict.at) });
    case 'notListed':
      return m.scanner_not_listed();
    case 'refused':
      return refusals[verdict.reason]();
  }
}

function details({ verdict, forced }: ShownVerdict): string[] {
  if (verdict.kind === 'notListed' && !forced) return [m.scanner_not_listed_hint()];
  if (verdict.kind === 'already' && verdict.betterThan !== null) return [m.scanner_better()];
  if (verdict.kind !== 'taken') return [];
  return [
    ...(verdict.walkIn ? [m.scanner_walk_in()] : []),
    ...(verdict.noIn ? [m.scanner_no_in()] : []),
    ...(verdict.unproven === 'card' ? [m.scanner_card()] : []),
    ...(verdict.unproven === 'picture' ? [m.scanner_picture()] : []),
  ];
}
