import type { ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import { ApiError, isPassing } from '../api/api-error.js';
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

/** What went wrong, in the gateway's words where it answered, and a way to try again where that may help. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  return (
    <Notice look="danger">
      <p>{sentenceOf(error)}</p>
      {onRetry && mayPass(error) && (
        <Button icon="refresh" onClick={onRetry}>
          {m.try_again()}
        </Button>
      )}
    </Notice>
  );
}

/** What the gateway refuses once, such as a list that is for others, it refuses again. */
function mayPass(error: unknown): boolean {
  return isPassing(error) || !(error instanceof ApiError);
}
