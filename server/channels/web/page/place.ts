import { byId, onTap } from './dom';
import { texts } from './texts';

/** Where somebody is, in degrees. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** A phone inside a house needs its time; whoever waits longer writes instead. */
const PATIENCE_MS = 20_000;
/** About a metre: enough to be found by. */
const DIGITS = 5;

/**
 * Lets somebody send where they are. The browser is asked only once they have tapped twice, so that no slip of a finger tells it.
 * @param tell says what could not be done
 */
export function preparePlace(onPlace: (place: Place) => void, tell: (text: string) => void): void {
  const [opener, sure] = [byId('place'), byId('place-sure')];
  if (!isSecureContext || !('geolocation' in navigator)) {
    opener.hidden = true;
    return;
  }

  function ask(wanted: boolean): void {
    sure.hidden = !wanted;
    tell('');
    (wanted ? byId('place-no') : opener).focus();
  }

  onTap('place', () => ask(sure.hidden !== false));
  onTap('place-no', () => ask(false));
  onTap('place-yes', () => {
    ask(false);
    tell(texts.placing);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        tell('');
        onPlace({ latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) });
      },
      () => tell(texts.noPlace),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 60_000 },
    );
  });
}

const rounded = (degrees: number): number => Number(degrees.toFixed(DIGITS));
