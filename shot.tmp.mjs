import { chromium } from 'playwright-core';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const [file, out, ...sizes] = process.argv.slice(2);
for (const size of sizes) {
  const [w, scheme, from = 0, height = 2200] = size.split(':');
  const p = await b.newPage({ viewport: { width: Number(w), height: 1000 }, colorScheme: scheme });
  p.on('console', (m) => console.log(m.type(), m.text()));
  await p.goto('file://' + file);
  await p.screenshot({ path: `${out}-${w}-${scheme}-${from}.png`, fullPage: true, clip: {x:0,y:Number(from),width:Number(w),height:Number(height)} });
  console.log(w, await p.evaluate(() => [document.documentElement.scrollWidth, innerWidth, document.documentElement.scrollHeight]));
  await p.close();
}
await b.close();
