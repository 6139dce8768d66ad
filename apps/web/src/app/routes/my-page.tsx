import { Link } from 'react-router';
import { MyPrints } from '../../features/certificates/components/my-prints.js';
import { MyCertificates } from '../../features/certificates/components/my-certificates.js';
import { MyUnconfirmed } from '../../features/confirmations/components/my-unconfirmed.js';
import { MessageList } from '../../features/inbox/components/message-list.js';
import { ReminderList } from '../../features/inbox/components/reminder-list.js';
import { MyEntries } from '../../features/me/components/my-entries.js';
import { MyHead } from '../../features/me/components/my-head.js';
import { MyHours } from '../../features/me/components/my-hours.js';
import { MySignUps } from '../../features/me/components/my-sign-ups.js';
import { Settings } from '../../features/me/components/settings.js';
import { MyData } from '../../features/my-data/components/my-data.js';
import { MyReportIns } from '../../features/report-ins/components/my-report-ins.js';
import { m } from '../../paraglide/messages.js';
import {
  administers,
  managesBeyondOwnTeams,
  managesTeams,
  readsEverything,
} from '../../shared/session/permissions.js';
import { useMe } from '../../shared/session/use-session.js';
import { buttonClass } from '../../shared/ui/button.js';
import { Icon } from '../../shared/ui/icon.js';
import { Section } from '../../shared/ui/layout.js';
import './routes.css';

const MESSAGES_SHOWN = 3;

/** My page: hours, what comes next, messages, settings. */
export function MyPage() {
  const me = useMe();
  if (me === null) return null;
  return (
    <div className="route">
      <MyHead me={me} />
      <p>
        <Link className={buttonClass('primary')} to="/me/code">
          <Icon name="qr" size={20} />
          <span>{m.member_code_open()}</span>
        </Link>
      </p>
      <MyHours />
      <MyUnconfirmed />
      <div className="route__columns">
        <div className="route__column">
          <MySignUps />
          <MyReportIns />
          <Section title={m.inbox_title()} aside={<Link to="/inbox">{m.inbox_see_all()}</Link>}>
            <MessageList limit={MESSAGES_SHOWN} />
          </Section>
          <Section title={m.reminders_title()}>
            <ReminderList />
          </Section>
        </div>
        <div className="route__column">
          <MyCertificates />
          <MyPrints managesTeam={managesTeams(me)} />
          <MyEntries />
          <Settings />
          <MyData />
          {(managesBeyondOwnTeams(me) || readsEverything(me)) && (
            <Link className={buttonClass('secondary')} to="/report-ins">
              <Icon name="person" size={20} />
              <span>{m.report_ins_open()}</span>
            </Link>
          )}
          {administers(me) && (
            <Link className={buttonClass('secondary')} to="/certificate-settings">
              <Icon name="flag" size={20} />
              <span>{m.certificate_settings()}</span>
            </Link>
          )}
          {administers(me) && (
            <Link className={buttonClass('secondary')} to="/work-calendar">
              <Icon name="calendar" size={20} />
              <span>{m.calendar_open()}</span>
            </Link>
          )}
        </div>
      </div>
    </div>
  );
}
