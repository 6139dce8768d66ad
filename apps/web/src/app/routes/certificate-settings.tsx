import { CertificateSettingsPage } from '../../features/certificates/components/certificate-settings-page.js';
import { m } from '../../paraglide/messages.js';
import { administers } from '../../shared/session/permissions.js';
import { useMe } from '../../shared/session/use-session.js';
import { NotForMembers } from './not-for-members.js';

export function CertificateSettingsRoute() {
  const me = useMe();
  if (me && !administers(me)) return <NotForMembers title={m.certificate_settings_not_yours()} />;
  return <CertificateSettingsPage />;
}
