// Preloaded into a measured process: says at its end what it used.
import { writeSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(2, `\n${JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, maxRssMb: Math.round(maxRSS / 1024) })}\n`);
});
