import { CertificateSettingsPage } from '../../features/certificates/components/certificate-settings-page.js';

export function CertificateSettingsRoute() {
  return <CertificateSettingsPage />;
}
