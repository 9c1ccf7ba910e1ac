import type { Certificate } from 'pkijs';

/** What evidence must have besides a good signature to be accepted. */
export interface Demands {
  /** How many people must have approved, and reviewed. */
  readonly approvals: number;
  readonly reviews: number;
  /** The signer can neither approve nor review. */
  readonly separateDuties: boolean;
  /** Whose timestamps count. */
  readonly authorities: readonly Certificate[];
  readonly timestampRequired: boolean;
}

/** What is demanded where no policy says more. */
export const noDemands: Demands = {
  approvals: 0,
  reviews: 0,
  separateDuties: true,
  authorities: [],
  timestampRequired: false,
};
