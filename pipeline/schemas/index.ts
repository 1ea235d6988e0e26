export { config } from './config.ts';
export { glossary } from './glossary.ts';
export { localeSchema } from './locale.ts';
export { pairs } from './pairs.ts';
export { protocol } from './protocol.ts';
export { record } from './record.ts';
export { shareEqualParts } from './share.ts';
export { state } from './state.ts';
