import { useEffect, useRef, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { useMe } from '../../../shared/session/use-session.js';
import { Notice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { sendScan } from '../send-scan.js';
import { unsettledScans } from '../scan-store.js';
import type { StoredScan } from '../stored-scan.js';

/** Sends the scans of pages that were closed before an answer came, and says what became of each. */
export function PendingScans() {
  const me = useMe();
  const toast = useToast();
  const [pending, setPending] = useState<StoredScan[]>([]);
  const sending = useRef(false);
  const volunteerId = me?.id ?? null;

  useEffect(() => {
    if (volunteerId === null) return;
    const sendAll = async () => {
      if (sending.current) return;
      sending.current = true;
      const scans = await unsettledScans();
      setPending(scans);
      for (const scan of scans) {
        const result = await sendScan(scan.code, volunteerId);
        if (result.type === 'receipt')
          toast({ text: m.pending_scan_done({ title: result.receipt.activityTitle }) });
        if (result.type === 'refusal')
          toast({ text: m.pending_scan_refused({ detail: result.problem.detail }) });
        if (result.type === 'receipt' || result.type === 'refusal') {
          setPending((before) => before.filter((other) => other.code !== scan.code));
        }
      }
      sending.current = false;
    };
    void sendAll();
    const again = () => void sendAll();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [volunteerId, toast]);

  if (pending.length === 0) return null;
  return (
    <Notice look="warning">
      <p>{m.pending_scans_sending({ count: pending.length })}</p>
    </Notice>
  );
}
