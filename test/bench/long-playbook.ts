/** A playbook of about `lines` lines, in the form that people write: a mapping for each step. */
export function longPlaybook(lines: number): string {
  const perStep = 9;
  const steps = Array.from({ length: Math.floor((lines - 12) / perStep) }, (_, index) => {
    const service = `service-${index % 40}`;
    return `  - id: step-${index}
    deploy: { service: ${service}, version: 1.0.0 }
    takes: { min: 1m, likely: 2m, max: ${5 + (index % 4)}m }
    timeout: 12m
    retry: { attempts: 2, backoff: 10s }
    idempotent: true
    on_failure: pause
    verify: { service: ${service}, metric: error_rate, below: 1%, within: 2m }
    # step ${index}
`;
  });
  return `backstep: v1
kind: Playbook
name: long
owner: team-a
system: ./long.system.yaml
change:
  ticket: CHG-1
  severity: low
  deploys: { service-0: { from: 1.0.0, to: 1.1.0 } }
objectives: { rto: 400d }
steps:
${steps.join('')}`;
}

/** The system that it belongs to. */
export const longSystem = `backstep: v1
kind: System
name: long
services:
${Array.from(
  { length: 40 },
  (_, index) => `  service-${index}:
    versions:
      1.0.0: { artifact: { image: "registry.example/service-${index}@sha256:${'1'.repeat(64)}" } }
      1.1.0: { artifact: { image: "registry.example/service-${index}@sha256:${'2'.repeat(64)}" } }
`,
).join('')}`;
