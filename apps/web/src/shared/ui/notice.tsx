import type { ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import { Button } from './button.js';
import { Icon, type IconName } from './icon.js';
import { sentenceOf } from './sentence-of.js';
import './notice.css';

type NoticeLook = 'info' | 'success' | 'warning' | 'danger';

const icons: Record<NoticeLook, IconName> = {
  info: 'bell',
  success: 'check',
  warning: 'alert',
  danger: 'alert',
};

/** A sentence that stays until its reason has gone. Dangers are read out at once. */
export function Notice({ look = 'info', children }: { look?: NoticeLook; children: ReactNode }) {
  return (
    <div className={`notice notice--${look}`} role={look === 'danger' ? 'alert' : 'status'}>
      <Icon name={icons[look]} />
      <div className="notice__text">{children}</div>
    </div>
  );
}

/** What went wrong, in the gateway's words where it answered, and a way to try again. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  return (
    <Notice look="danger">
      <p>{sentenceOf(error)}</p>
      {onRetry && (
        <Button icon="refresh" onClick={onRetry}>
          {m.try_again()}
        </Button>
      )}
    </Notice>
  );
}
