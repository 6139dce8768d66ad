import { useCallback } from 'react';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { download } from '../../../shared/files/download.js';
import { Button, buttonClass } from '../../../shared/ui/button.js';
import { Icon } from '../../../shared/ui/icon.js';
import { Section } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';
import './certificates.css';

/** The own printed card, and for leaders the way to what their teams print. */
export function MyPrints({ managesTeam }: { managesTeam: boolean }) {
  const save = useCallback(
    () => download({ method: 'GET', path: '/me/member-card.pdf' }, 'member-card.pdf'),
    [],
  );
  const { pending, error, run } = useAction(save);
  return (
    <Section title={m.my_prints()}>
      <div className="card my-prints">
        <p>{m.my_card_lead()}</p>
        {error !== null && <ErrorNotice error={error} />}
        <div className="certificate__actions">
          <Button icon="download" pending={pending} onClick={() => void run()}>
            {m.my_card_download()}
          </Button>
          {managesTeam && (
            <Link className={buttonClass('secondary')} to="/team-documents">
              <Icon name="people" size={20} />
              <span>{m.team_documents()}</span>
            </Link>
          )}
        </div>
      </div>
    </Section>
  );
}
