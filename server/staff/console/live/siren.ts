import { Observable } from '../shared/observable';

const KEY = 'console.sound';
/** Two rising tones, three times: heard over talk, unlike any telephone. */
const TONES_HZ = [740, 988, 740, 988, 740, 988];
const TONE_SECONDS = 0.18;
const LOUDNESS = 0.35;

/** The bell for emergencies. Browsers let it sound only after the person has touched the page. */
export class Siren {
  readonly on = new Observable(false);
  #audio: AudioContext | undefined;

  /** Was the bell on when the console was last used here? */
  get wanted(): boolean {
    return localStorage.getItem(KEY) === 'on';
  }

  /** Must be called from a click or a key. */
  switchOn(): void {
    this.#audio ??= new AudioContext();
    void this.#audio.resume();
    localStorage.setItem(KEY, 'on');
    this.on.set(true);
  }

  switchOff(): void {
    localStorage.setItem(KEY, 'off');
    this.on.set(false);
  }

  ring(tones: readonly number[] = TONES_HZ): void {
    if (!this.#audio || !this.on.get()) return;
    const start = this.#audio.currentTime;
    for (const [place, hertz] of tones.entries()) tone(this.#audio, hertz, start + place * TONE_SECONDS);
  }

  /** A short sound, so that the person hears that the bell works. */
  test(): void {
    this.ring(TONES_HZ.slice(0, 2));
  }
}

function tone(audio: AudioContext, hertz: number, at: number): void {
  const oscillator = new OscillatorNode(audio, { type: 'triangle', frequency: hertz });
  const gain = new GainNode(audio, { gain: 0 });
  gain.gain.setValueAtTime(LOUDNESS, at);
  gain.gain.exponentialRampToValueAtTime(0.001, at + TONE_SECONDS);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + TONE_SECONDS);
}
