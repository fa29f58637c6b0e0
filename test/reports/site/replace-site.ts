// Replaces the site in the folder given by one whose pages hold the text given; a program of its own, to be killed.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFolder } from '../../../src/reports/site/replace-folder.ts';

const [out = '', content = ''] = process.argv.slice(2);
await replaceFolder(out, async (folder) => {
  for (const name of ['index.html', `session-${content}.html`])
    await writeFile(join(folder, name), `<meta name="generator" content="nyx-etl">${content}`);
});
