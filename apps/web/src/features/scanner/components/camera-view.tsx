import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { TextField } from '../../../shared/ui/field.js';
import { Notice } from '../../../shared/ui/notice.js';
import { useCamera, type CameraState } from '../camera/use-camera.js';

interface CameraViewProps {
  /** Whether the activity takes member codes. */
  allowed: boolean;
  onCode: (code: string) => void;
}

export function CameraView({ allowed, onCode }: CameraViewProps) {
  if (!allowed) {
    return (
      <Notice look="warning">
        <p>{m.scanner_way_not_allowed()}</p>
      </Notice>
    );
  }
  return <Camera onCode={onCode} />;
}

const troubles: Partial<Record<CameraState, () => string>> = {
  refused: m.scanner_camera_refused,
  absent: m.scanner_camera_absent,
};

function Camera({ onCode }: { onCode: (code: string) => void }) {
  const { video, state, light } = useCamera(onCode);
  const trouble = troubles[state];
  return (
    <>
      {trouble && (
        <Notice look="warning">
          <p>{trouble()}</p>
        </Notice>
      )}
      <div className="scanner__camera" hidden={trouble !== undefined}>
        <video ref={video} muted playsInline aria-label={m.scanner_camera()} />
        <span className="scanner__frame" aria-hidden="true" />
        {light && (
          <Button look="secondary" aria-pressed={light.on} onClick={light.toggle}>
            {m.scanner_light()}
          </Button>
        )}
      </div>
      <TypedCode open={trouble !== undefined} onCode={onCode} />
    </>
  );
}

/** For a hand scanner, which types what it reads, and for phones without a camera. */
function TypedCode({ open, onCode }: { open: boolean; onCode: (code: string) => void }) {
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') onCode(typed.trim());
    setTyped('');
  };
  return (
    <details className="scanner__typed" open={open || undefined}>
      <summary>{m.scanner_typed()}</summary>
      <form onSubmit={submit}>
        <TextField
          label={m.scanner_typed_label()}
          hint={m.scanner_typed_hint()}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" look="primary" wide>
          {m.scanner_typed_submit()}
        </Button>
      </form>
    </details>
  );
}
