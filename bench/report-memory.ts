// Preloaded into a process under measurement: says how large it grew.
process.on('exit', () => {
  process.stderr.write(`largest size: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
});
