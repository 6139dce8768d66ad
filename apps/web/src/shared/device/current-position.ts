import type { DevicePosition } from '@liandong/contracts/check-ins/device-position';

const WITHIN_MS = 8_000;
/** A phone that knew where it was a minute ago need not find out again. */
const AS_OLD_AS_MS = 60_000;

/**
 * Where this device is. The browser asks the person.
 * @throws GeolocationPositionError when the person refuses, or it cannot be told in time
 */
export function currentPosition(): Promise<DevicePosition> {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) return reject(new Error('this browser knows no position'));
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve({ latitude, longitude, accuracyMeters: Math.min(100_000, Math.max(0, accuracy)) }),
      reject,
      { enableHighAccuracy: true, timeout: WITHIN_MS, maximumAge: AS_OLD_AS_MS },
    );
  });
}
