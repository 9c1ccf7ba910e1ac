/** The `Buffer` of Node, which browsers do not have, under its usual name. */
export { Buffer } from 'buffer';
