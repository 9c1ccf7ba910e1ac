const hour = 3_600_000;

/** Whether the platform's time zone data has an IANA zone of this name; offsets such as +02:00 are none. */
export function isTimeZone(name: string): boolean {
  // Asking the platform loads all its zones, which takes longer than checking a small file.
  if (name === 'UTC') return true;
  if (!/^[a-z]/i.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

/**
 * Prepares asking what the clocks of a zone show: the function returned gives, for an instant in milliseconds
 * since 1970-01-01T00:00Z, how far local time is ahead of UTC, in milliseconds, negative west of
 * Greenwich. Throws when there is no such zone.
 */
export function prepareOffset(zone: string): (atMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (atMs) => {
    const [, sign, hours, minutes, seconds] =
      /GMT([+-])(\d+):(\d+)(?::(\d+))?$/.exec(format.format(atMs)) ?? [];
    if (hours === undefined) return 0;
    const size = Number(hours) * hour + Number(minutes) * 60_000 + Number(seconds ?? 0) * 1000;
    return sign === '-' ? -size : size;
  };
}
