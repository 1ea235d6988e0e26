/** What stands for that which differs from run to run. Each stands for itself when it is normalised again. */
const fixed = {
  queueId: '4B1C2D3E4F',
  date: 'Thu, 1 Jan 2026 12:00:00 +0000',
  host: 'mx.example.org',
  port: '127.0.0.1:25',
} as const;

/** "Mon, 23 Nov 2026 09:22:23 +0000", with or without the name of the zone behind it. */
const date =
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:[+-]\d{4}(?: \([A-Z]+\))?|GMT)/g;

/**
 * The lines with everything fixed that another run, or another machine, would give differently.
 * @param hostname the name of this machine, which a server may put into a reply although it was given another
 */
export const normalise = (lines: readonly string[], hostname: string): string[] =>
  lines.map((line) =>
    withoutName(line, hostname)
      .replace(/(?<=\bqueued as )[0-9A-Za-z]+/g, fixed.queueId)
      .replace(date, fixed.date)
      .replace(/\b127\.0\.0\.1:\d{1,5}\b/g, fixed.port),
  );

/** Only the server's lines, and only whole names: a machine that is called "mail" must not change "mail.example.net". */
function withoutName(line: string, hostname: string): string {
  if (!line.startsWith('S: ') || hostname === '') return line;
  const name = hostname.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return line.replace(new RegExp(`(?<![\\w.@-])${name}(?![\\w.@-])`, 'g'), fixed.host);
}
