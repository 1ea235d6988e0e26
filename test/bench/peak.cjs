// Loaded into each Node program that is measured: notes, when it ends, the most memory that it ever had resident, in bytes.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { isMainThread } = require('node:worker_threads');

/** What the kernel says of this program alone. The `maxRSS` of `getrusage` starts, on Linux, from what the program that started it had. */
function peak() {
  try {
    return 1024 * Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return 1024 * process.resourceUsage().maxRSS;
  }
}

if (isMainThread)
  process.on('exit', () => writeFileSync(join(process.env.KONTRAS_BENCH_PEAKS, String(process.pid)), String(peak())));
