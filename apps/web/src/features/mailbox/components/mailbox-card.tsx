import type { MailboxMessage } from '@liandong/contracts/notifications/notification';
import type { z } from 'zod';
import { m } from '../../../paraglide/messages.js';
import { clockWithSeconds } from '../../../shared/time/format.js';
import { Icon } from '../../../shared/ui/icon.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { copyText } from '../../../shared/clipboard/copy-text.js';

export function MailboxCard({
  message: { to, body, otp, sentAt },
}: {
  message: z.infer<typeof MailboxMessage>;
}) {
  const toast = useToast();
  const copy = async (code: string) => {
    const copied = await copyText(code);
    toast({ text: copied ? m.mailbox_copied({ otp: code }) : m.mailbox_copy_failed({ otp: code }) });
  };

  return (
    <article className="card mailbox-card">
      <p className="mailbox-card__head">
        <span>{m.mailbox_to({ to })}</span>
        <time dateTime={sentAt}>{clockWithSeconds(sentAt)}</time>
      </p>
      {otp !== null && (
        <button
          type="button"
          className="mailbox-card__code"
          aria-label={m.mailbox_copy({ otp })}
          onClick={() => void copy(otp)}
        >
          <span data-testid="mailbox-otp">{otp}</span>
          <Icon name="copy" />
        </button>
      )}
      <p className="mailbox-card__body">{body}</p>
    </article>
  );
}
