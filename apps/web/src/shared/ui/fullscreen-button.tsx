import { m } from '../../paraglide/messages.js';
import { Button } from './button.js';

/** Absent where the browser has no full screen, as on an iPhone. */
export function FullscreenButton() {
  if (!document.fullscreenEnabled) return null;
  const toggle = () =>
    void (
      document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
    ).catch(() => undefined);
  return (
    <Button look="quiet" onClick={toggle}>
      {m.fullscreen()}
    </Button>
  );
}
