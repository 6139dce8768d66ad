import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Section } from '../../../shared/ui/layout.js';
import { NumberForm } from './number-form.js';
import { RevokeDialog } from './revoke-dialog.js';

/** An administrator takes back a certificate that should not be: its number stands on it. */
export function RevokeByNumber() {
  const [wrong, setWrong] = useState(false);
  const [number, setNumber] = useState<string | null>(null);
  return (
    <Section title={m.certificate_revoke_by_number()}>
      <NumberForm
        typed=""
        wrong={wrong}
        onWrong={setWrong}
        onNumber={setNumber}
        action={{ label: m.certificate_revoke_one(), look: 'danger', icon: 'close' }}
      />
      <RevokeDialog
        key={number}
        number={number ?? ''}
        open={number !== null}
        onClose={() => setNumber(null)}
      />
    </Section>
  );
}
