import type { TrendPoint } from '../document.ts';
import { escapeHtml } from './escape-html.ts';

const WIDTH = 320;
const HEIGHT = 72;
const GAP = 6;

/** Values from 0 as columns, the last one marked; each tells its day and value when pointed at. */
export function columnChart(points: readonly TrendPoint[], label: string): string {
  const most = Math.max(...points.map((point) => point.value ?? 0)) || 1;
  const step = WIDTH / points.length;
  const columns = points.map((point, index) => {
    const height = point.value === null ? 0 : Math.max(2, (point.value / most) * HEIGHT);
    const x = (index * step + GAP / 2).toFixed(1);
    const place = `x="${x}" y="${(HEIGHT - height).toFixed(1)}" width="${(step - GAP).toFixed(1)}" height="${height.toFixed(1)}"`;
    const now = index === points.length - 1 ? ' class="now"' : '';
    return `<rect ${place} rx="2"${now}><title>${escapeHtml(`${point.label}: ${point.text}`)}</title></rect>`;
  });
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(label)}">${columns.join('')}</svg>`;
}
