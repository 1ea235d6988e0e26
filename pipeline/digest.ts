import { hash } from 'node:crypto';

/** The first 16 hexadecimal digits of the SHA-256 of a text: enough that no two of a billion texts share one by chance. */
export const digest = (text: string): string => hash('sha256', text, 'hex').slice(0, 16);
