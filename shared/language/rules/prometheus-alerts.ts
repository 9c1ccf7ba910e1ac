import { parse } from '../syntax/parse.ts';

/** An alert of a file of Prometheus rules. */
export interface PrometheusAlert {
  readonly name: string;
  readonly expr: string;
  /** How long it must hold, as written. */
  readonly holdsFor?: string;
}

/** The alerts in a file of rules, or in a `PrometheusRule` of Kubernetes. Undefined when it cannot be read as YAML. */
export function prometheusAlerts(text: string): PrometheusAlert[] | undefined {
  const { value, problems } = parse(text);
  if (problems.length > 0) return undefined;
  const found: PrometheusAlert[] = [];
  collect(value, found);
  return found;
}

function collect(value: unknown, found: PrometheusAlert[]): void {
  if (typeof value !== 'object' || value === null) return;
  const { alert, expr, for: holdsFor } = value as Readonly<Record<string, unknown>>;
  if (typeof alert === 'string' && (typeof expr === 'string' || typeof expr === 'number')) {
    found.push({
      name: alert,
      expr: String(expr),
      ...(typeof holdsFor === 'string' ? { holdsFor } : {}),
    });
    return;
  }
  for (const part of Object.values(value)) collect(part, found);
}

/** What the whole of an expression is compared with at its end: `… > 0.02`, `… < bool 3`; undefined for any other. */
export function finalComparison(
  expr: string,
): { readonly comparison: 'above' | 'below'; readonly bound: number } | undefined {
  if (/\b(?:and|or|unless)\b/i.test(expr)) return undefined;
  const match = /([<>])=?\s*(?:bool\s+)?(\d+(?:\.\d+)?(?:e[-+]?\d+)?)\s*\)*\s*$/i.exec(expr);
  if (match === null) return undefined;
  return { comparison: match[1] === '>' ? 'above' : 'below', bound: Number(match[2]) };
}
