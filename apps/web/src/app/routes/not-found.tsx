import { Link } from 'react-router';
import { m } from '../../paraglide/messages.js';
import { buttonClass } from '../../shared/ui/button.js';
import { Empty } from '../../shared/ui/layout.js';
import { PlainFrame } from '../shell/plain-frame.js';

export function NotFound() {
  return (
    <PlainFrame title={m.not_found_title()}>
      <h1 className="visually-hidden">{m.not_found_title()}</h1>
      <Empty icon="search" title={m.not_found_title()}>
        <p>{m.not_found_text()}</p>
        <Link className={buttonClass('primary')} to="/activities">
          {m.to_activities()}
        </Link>
      </Empty>
    </PlainFrame>
  );
}
