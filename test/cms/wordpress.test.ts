import { publishes, survives } from '../contract/targets.ts';
import { bears } from './scenario.ts';
import { openSite } from './wordpress/open.ts';
import { ours, polylang } from './wordpress/start.ts';

publishes('WordPress', async () => (await openSite(ours)).cms);
survives('WordPress with Polylang', async () => (await openSite({ ...ours, ...polylang })).cms);
bears('WordPress', async () => {
  const { cms, wordpress } = await openSite(ours);
  return { cms, crash: () => wordpress.crash() };
});
