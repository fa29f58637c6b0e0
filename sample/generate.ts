// Writes the sample data by hand: node sample/generate.ts DIR [SEED] [SCALE]
import { writeSampleFiles } from './write-sample-files.ts';

const [folder, seed = 'nyx', scale = '1'] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: node sample/generate.ts DIR [SEED] [SCALE]\n');
  process.exitCode = 2;
} else {
  const manifest = await writeSampleFiles(folder, { seed, scale: Number(scale) });
  for (const { command } of manifest.files) process.stdout.write(`nyx-etl ${command.join(' ')}\n`);
}
