import { useEffect, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Icon } from '../../../shared/ui/icon.js';
import { hasMailbox } from '../api/has-mailbox.js';

/** Where the codes land in development. Absent in production, where the gateway has no such route. */
export function MailboxLink() {
  const [available, setAvailable] = useState(false);

  useEffect(() => {
    let shown = true;
    void hasMailbox().then((answers) => {
      if (shown) setAvailable(answers);
    });
    return () => {
      shown = false;
    };
  }, []);

  if (!available) return null;
  return (
    <a className="mailbox-link" href="/dev/mailbox" target="_blank" rel="noreferrer">
      <Icon name="mail" size={20} />
      <span>{m.open_dev_mailbox()}</span>
    </a>
  );
}
