/** A 5-field cron expression in an IANA time zone. */
export interface Schedule {
  readonly cron: string;
  readonly zone: string;
}
