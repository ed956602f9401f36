/**
 * Loaded into a server before everything else: there the machine's clock is set anew each time that SIGUSR2 comes, by turns by so
 * many ms as CLOCK_JUMPS_MS says, comma-separated.
 */
const jumps = process.env.CLOCK_JUMPS_MS.split(',').map(Number);
const now = Date.now;
let shift = 0;
Date.now = () => now() + shift;
process.on('SIGUSR2', () => (shift += jumps.shift() ?? 0));
