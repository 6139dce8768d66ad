import { useId, type ReactNode } from 'react';
import { m } from '../../../paraglide/messages.js';

/**
 * What an erasure takes away, what it leaves, and why. It takes the focus when the dialog opens: on a phone the first
 * button lies below it, and the reading would begin at the end.
 */
export function WhatGoes() {
  return (
    <div className="delete-account" role="group" aria-label={m.account_delete_meaning()} tabIndex={0}>
      <Facts title={m.account_erased_title()}>
        <li>{m.account_erased_person()}</li>
        <li>{m.account_erased_memberships()}</li>
        <li>{m.account_erased_sign_ups()}</li>
        <li>{m.account_erased_messages()}</li>
        <li>{m.account_erased_certificates()}</li>
        <li>{m.account_erased_evidence()}</li>
      </Facts>
      <Facts title={m.account_kept_title()}>
        <li>{m.account_kept_ledger()}</li>
        <li>{m.account_kept_corrections()}</li>
        <li>{m.account_kept_outside()}</li>
      </Facts>
    </div>
  );
}

function Facts({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <div>
      <h3 id={id} className="delete-account__heading">
        {title}
      </h3>
      <ul className="delete-account__facts" aria-labelledby={id}>
        {children}
      </ul>
    </div>
  );
}
