/** Monday 2026-01-05T00:00Z in microseconds since 1970: the week from which a drill's start is drawn begins here. */
export const REFERENCE_WEEK_US = 1_767_571_200_000_000;

/** A week in microseconds. */
export const WEEK_US = 604_800_000_000;
