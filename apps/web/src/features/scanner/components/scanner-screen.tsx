import type { Direction } from '@liandong/contracts/check-ins/check-in';
import type { ScannerKit } from '@liandong/contracts/check-ins/member-code';
import type { Me } from '@liandong/contracts/auth/auth';
import { useEffect, useMemo, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { useDirection } from '../../../shared/attendance/use-direction.js';
import type { Timed } from '../../../shared/device/database.js';
import { notReadYet, useScans } from '../../../shared/scan-queue/use-scans.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { Loading } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import { useWakeLock } from '../../../shared/ui/use-wake-lock.js';
import { useScanner } from '../use-scanner.js';
import { useScannerKit } from '../use-scanner-kit.js';
import { CameraView } from './camera-view.js';
import { KitAge } from './kit-age.js';
import { NameList } from './name-list.js';
import { QueuePanel } from './queue-panel.js';
import { ScanResult } from './scan-result.js';
import './scanner.css';

type View = 'scan' | 'list' | 'queue';

/** What the leader scans members’ codes with, at the door and without signal. */
export function ScannerScreen({ activityId, me }: { activityId: string; me: Me }) {
  const [direction, setDirection] = useDirection();
  const { timed, offline, error, retry } = useScannerKit(activityId);
  useWakeLock();
  return (
    <main id="content" className={`scanner scanner--${direction}`}>
      <title>{`${m.scanner_title()} · ${m.app_name()}`}</title>
      <header className="scanner__bar">
        <BackLink to={`/activities/${activityId}`}>{m.back()}</BackLink>
        <Segmented
          label={m.venue_direction()}
          value={direction}
          options={[
            { value: 'in', label: m.venue_in() },
            { value: 'out', label: m.venue_out() },
          ]}
          onChange={setDirection}
        />
      </header>
      {timed === null && error === null && <Loading />}
      {timed === null && error !== null && <ErrorNotice error={error} onRetry={retry} />}
      {timed !== null && (
        <Scanner timed={timed} offline={offline} direction={direction} leaderId={me.id} onUndone={retry} />
      )}
    </main>
  );
}

interface ScannerProps {
  timed: Timed<ScannerKit>;
  offline: boolean;
  direction: Direction;
  leaderId: string;
  onUndone: () => void;
}

function Scanner({ timed, offline, direction, leaderId, onUndone }: ScannerProps) {
  const { kept: kit } = timed;
  const [view, setView] = useState<View>('scan');
  const all = useScans(leaderId);
  const scans = useMemo(
    () => all.filter(({ content }) => content.kind !== 'own' && content.activityId === kit.activityId),
    [all, kit.activityId],
  );
  const { shown, presence, scan, tick, dismiss } = useScanner(timed, direction, leaderId, scans);
  const undone = scans.filter(({ state }) => state === 'undone').length;
  // The list that was fetched may still have whoever was undone since.
  useEffect(() => {
    if (undone > 0) onUndone();
  }, [undone, onUndone]);
  const open = scans.filter((one) => one.state === 'waiting' || one.state === 'answered').length;

  return (
    <>
      <div className="scanner__what">
        <h1>{kit.activityTitle}</h1>
        <KitAge timed={timed} offline={offline} />
      </div>
      <Segmented<View>
        label={m.scanner_view()}
        value={view}
        options={[
          { value: 'scan', label: m.scanner_scan() },
          { value: 'list', label: m.scanner_list() },
          { value: 'queue', label: open > 0 ? m.scanner_queue_count({ count: open }) : m.scanner_queue() },
        ]}
        onChange={(chosen) => {
          setView(chosen);
          dismiss();
        }}
      />
      {/* Not before the scans of this device are known: who was scanned already would be scanned anew. */}
      {view === 'scan' && all !== notReadYet && (
        <CameraView allowed={kit.policy.ways.includes('memberCode')} onCode={scan} />
      )}
      {view === 'list' && <NameList kit={kit} presence={presence} direction={direction} onTick={tick} />}
      {view === 'queue' && <QueuePanel scans={scans} />}
      {(view === 'scan' || (view === 'list' && shown !== null)) && <ScanResult shown={shown} scans={scans} />}
    </>
  );
}
