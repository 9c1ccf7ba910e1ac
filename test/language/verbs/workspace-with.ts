import { Workspace } from '../../../shared/language/workspace.ts';
import { parseCursorYaml } from '../../support/cursor-yaml.ts';

const system = `backstep: v1
kind: System
name: shop
zones: [north, south]
roles:
  on-call: { people: 2 }
  owner: {}
services:
  web: { depends_on: { checkout: hard } }
  checkout:
    criticality: tier-1
    versions:
      2.13.4: { image: shop/checkout:2.13.4 }
      2.14.0: { image: shop/checkout:2.14.0 }
  cart:
    versions:
      "1.0": { image: shop/cart:1.0 }
stores:
  orders: { engine: postgres }
`;

const playbook = `backstep: v1
kind: Playbook
name: release
system: ./shop.system.yaml
steps:
  - id: freeze
    freeze: orders
  - id: back
    deploy: { service: checkout, version: 2.13.4 }
`;

/** A workspace of a system, a playbook and `file` with the cursor in it. */
export function workspaceWith(file: string, marked: string) {
  const { text, offset } = parseCursorYaml(marked);
  const workspace = new Workspace();
  workspace.set('/w/shop.system.yaml', system);
  workspace.set('/w/release.playbook.yaml', playbook);
  workspace.set(`/w/${file}`, text);
  return { workspace, file: `/w/${file}`, text, offset };
}
