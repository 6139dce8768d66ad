import { Component, type ReactNode } from 'react';
import { m } from '../paraglide/messages.js';
import { Button } from '../shared/ui/button.js';
import { Empty } from '../shared/ui/layout.js';

/** What stays when a screen fails: words and a way on instead of a blank page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

export function Broken() {
  return (
    <main id="content" className="broken" role="alert">
      <Empty icon="alert" title={m.broken_title()}>
        <p>{m.broken_text()}</p>
        <Button look="primary" icon="refresh" onClick={() => location.reload()}>
          {m.reload()}
        </Button>
      </Empty>
    </main>
  );
}
