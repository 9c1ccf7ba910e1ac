import { type Chain, followChain } from '../store/chain.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import { type Finding, finding } from './verify-findings.ts';

const file = 'record/events.jsonl';
const hostile = ['duplicate-key', 'lone-surrogate', 'number-out-of-range', 'too-deep', 'too-big'];

/** The exact lines of a journal file; undefined when it is not UTF-8 lines that each end. */
export function journalLinesOf(bytes: Buffer): readonly string[] | undefined {
  const text = decodeUtf8(bytes);
  return text?.endsWith('\n') === true ? text.slice(0, -1).split('\n') : undefined;
}

/** Follows the hash chain of a journal file. */
export function checkJournal(lines: readonly string[] | undefined): {
  readonly chain?: Chain;
  readonly findings: readonly Finding[];
} {
  if (lines === undefined) {
    return { findings: [finding('chain-broken', 'not UTF-8 lines that each end', file)] };
  }
  const chain = followChain(lines);
  if (chain.broken === undefined) return { chain, findings: [] };
  const { fault, line, message } = chain.broken;
  const code = hostile.includes(fault) ? 'hostile-json' : 'chain-broken';
  return { findings: [finding(code, `line ${line}: ${message} (${fault})`, file)] };
}
