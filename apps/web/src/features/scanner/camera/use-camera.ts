import { useEffect, useRef, useState, type RefObject } from 'react';
import { openCodeReader } from './code-reader.js';

export type CameraState = 'opening' | 'running' | 'refused' | 'absent';

interface Camera {
  video: RefObject<HTMLVideoElement | null>;
  state: CameraState;
  /** Null where the camera has no light. */
  light: { on: boolean; toggle: () => void } | null;
}

/** Ten looks a second: quick enough for the eye, and a phone stays cool. */
const LOOK_EVERY_MS = 100;

/** Runs the camera while the page is seen, and tells of every code in front of it. */
export function useCamera(onCode: (code: string) => void): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('opening');
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  const [lightOn, setLightOn] = useState(false);
  const newest = useRef(onCode);
  useEffect(() => {
    newest.current = onCode;
  }, [onCode]);

  useEffect(() => {
    const closing = new AbortController();
    void run(video, closing.signal, (code) => newest.current(code), setTrack)
      .then(() => setState('running'))
      .catch((error: unknown) => {
        if (!closing.signal.aborted) setState(isRefusal(error) ? 'refused' : 'absent');
      });
    return () => closing.abort();
  }, []);

  const toggle = () => {
    if (track === null) return;
    void track.applyConstraints(lightConstraint(!lightOn)).then(() => setLightOn(!lightOn));
  };
  return { video, state, light: track && hasLight(track) ? { on: lightOn, toggle } : null };
}

async function run(
  video: RefObject<HTMLVideoElement | null>,
  closed: AbortSignal,
  onCode: (code: string) => void,
  onTrack: (track: MediaStreamTrack) => void,
): Promise<void> {
  if (!navigator.mediaDevices) throw new Error('this browser has no camera');
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
  });
  const stop = () => stream.getTracks().forEach((track) => track.stop());
  const element = video.current;
  if (closed.aborted || element === null) return stop();
  closed.addEventListener('abort', stop);
  const [track] = stream.getVideoTracks();
  if (track) onTrack(track);
  element.srcObject = stream;
  await element.play();
  const read = await openCodeReader();
  const look = async () => {
    const code = document.visibilityState === 'visible' ? await read(element).catch(() => null) : null;
    if (closed.aborted) return;
    if (code !== null) onCode(code);
    setTimeout(() => void look(), LOOK_EVERY_MS);
  };
  void look();
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'SecurityError')
  );
}

function hasLight(track: MediaStreamTrack): boolean {
  // Firefox has no getCapabilities; the DOM types know no torch.
  return 'getCapabilities' in track && 'torch' in track.getCapabilities();
}

function lightConstraint(on: boolean): MediaTrackConstraints {
  const torch: MediaTrackConstraintSet = {};
  Object.assign(torch, { torch: on });
  return { advanced: [torch] };
}
