export type Feedback = 'good' | 'notice' | 'bad';

/** Hertz and seconds of each tone, and the buzz in milliseconds: told apart without looking or without hearing. */
const signs: Record<Feedback, { tones: readonly (readonly [number, number])[]; buzz: number[] }> = {
  good: {
    tones: [
      [880, 0.09],
      [1_320, 0.14],
    ],
    buzz: [80],
  },
  notice: { tones: [[660, 0.2]], buzz: [60, 60, 60] },
  bad: {
    tones: [
      [220, 0.25],
      [180, 0.35],
    ],
    buzz: [400],
  },
};

let audio: AudioContext | null = null;

/** Says by sound and buzz what the screen says in colour and words. */
export function giveFeedback(kind: Feedback): void {
  const { tones, buzz } = signs[kind];
  if ('vibrate' in navigator) navigator.vibrate(buzz);
  try {
    audio ??= new AudioContext();
    void audio.resume();
    let at = audio.currentTime;
    for (const [hertz, seconds] of tones) {
      play(audio, hertz, at, seconds);
      at += seconds;
    }
  } catch {
    // A browser without sound: the screen and the buzz say it.
  }
}

function play(context: AudioContext, hertz: number, at: number, seconds: number): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0.25, at);
  gain.gain.exponentialRampToValueAtTime(0.001, at + seconds);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + seconds);
}
