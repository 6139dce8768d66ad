import { m } from '../../paraglide/messages.js';
import type { StreamState } from '../api/event-stream.js';
import { Badge, type BadgeLook } from '../ui/layout.js';
import './connection-badge.css';

const connections: Record<StreamState, { look: BadgeLook; label: () => string }> = {
  connecting: { look: 'amber', label: m.connection_connecting },
  live: { look: 'pine', label: m.connection_live },
  waiting: { look: 'amber', label: m.connection_waiting },
  refused: { look: 'danger', label: m.connection_refused },
};

/** Whether what is shown is true right now. */
export function ConnectionBadge({ state }: { state: StreamState }) {
  const { look, label } = connections[state];
  return (
    <span role="status" className={`connection connection--${state}`}>
      <Badge look={look}>
        <span className="connection__dot" aria-hidden="true" />
        {label()}
      </Badge>
    </span>
  );
}
