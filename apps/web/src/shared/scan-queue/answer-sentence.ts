import { m } from '../../paraglide/messages.js';
import { disputeLabel } from '../i18n/dispute-labels.js';
import { clock } from '../time/format.js';
import type { KeptScan } from './kept-scan.js';

/** When it was: by this device's clock, right or wrong, until the gateway has told. */
export function timeOfScan({ answer, scannedAt }: KeptScan): string {
  return answer === null || answer.outcome === 'rejected' ? scannedAt : answer.at;
}

/** What became of a scan of the queue, in one sentence. */
export function answerSentence({ answer, label }: KeptScan): string {
  if (answer === null) return m.scan_waits();
  if (answer.outcome === 'rejected') {
    return m.scan_rejected({
      who: label ? label.name || m.scan_unreadable() : m.scan_own(),
      detail: answer.detail,
    });
  }
  const who = label?.name || answer.displayName || m.scan_own();
  const words = { who, title: answer.activityTitle, at: clock(answer.at) };
  switch (answer.outcome) {
    case 'accepted':
      return answer.direction === 'in' ? m.scan_accepted_in(words) : m.scan_accepted_out(words);
    case 'provisional':
      return answer.direction === 'in' ? m.scan_provisional_in(words) : m.scan_provisional_out(words);
    case 'duplicate':
      return m.scan_duplicate(words);
    case 'disputed':
      return m.scan_disputed({ ...words, reason: disputeLabel(answer.reason) });
  }
}
