import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { currentIo } from '../invocation.ts';
import { printText } from '../output.ts';
import { errorCode } from '../system-errors.ts';
import { printable } from '../text/printable.ts';

const DEFAULT = 'less -FRX';

/** Prints text for people; on a terminal that it does not fit on, through the pager that PAGER names. */
export async function printPaged(text: string, color: boolean): Promise<void> {
  const { stdout, env } = currentIo();
  const pager = env.PAGER ?? DEFAULT;
  const rows = 'rows' in stdout && typeof stdout.rows === 'number' ? stdout.rows : undefined;
  const fits = rows === undefined || text.split('\n').length < rows;
  const isTerminal = stdout.isTTY === true && 'fd' in stdout && env.TERM !== 'dumb';
  if (!isTerminal || fits || pager === '' || pager === 'cat') return printText(text, { color });
  if (!(await page(pager, printable(text, { color })))) printText(text, { color });
}

/** Whether there is such a pager; whoever leaves it early has read enough. */
async function page(pager: string, text: string): Promise<boolean> {
  const child = spawn('/bin/sh', ['-c', pager], { stdio: ['pipe', 'inherit', 'inherit'] });
  child.stdin.on('error', (error) => {
    if (errorCode(error) !== 'EPIPE') child.emit('error', error);
  });
  child.stdin.end(text);
  const [code] = await once(child, 'close');
  const NOT_FOUND = 127;
  return code !== NOT_FOUND;
}
