import { m } from '../../paraglide/messages.js';
import { useOnline } from '../../shared/network/use-online.js';
import { Icon } from '../../shared/ui/icon.js';

export function OfflineBanner() {
  const online = useOnline();
  return (
    <div role="status" className="offline-banner">
      {!online && (
        <p>
          <Icon name="offline" size={20} />
          {m.offline_banner()}
        </p>
      )}
    </div>
  );
}
