import type { Bar, TrendPoint } from '../document.ts';
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

const BARS_WIDTH = 880;
const BARS_HEIGHT = 170;
const LABELS = 22;

/** A distribution as columns with their counts above and their spans below. */
export function histogram(bars: readonly Bar[], unit: string): string {
  const most = Math.max(...bars.map((bar) => bar.value), 1);
  const step = BARS_WIDTH / bars.length;
  const room = BARS_HEIGHT - 2 * LABELS;
  const columns = bars.map(({ label, value, text }, index) => {
    const height = value === 0 ? 0 : Math.max(2, (value / most) * room);
    const top = BARS_HEIGHT - LABELS - height;
    const centre = ((index + 0.5) * step).toFixed(1);
    const place = `x="${(index * step + GAP).toFixed(1)}" y="${top.toFixed(1)}" width="${(step - 2 * GAP).toFixed(1)}" height="${height.toFixed(1)}"`;
    return `<rect ${place} rx="3" class="now"/><text x="${centre}" y="${(top - 6).toFixed(1)}">${escapeHtml(text)}</text><text x="${centre}" y="${BARS_HEIGHT - 5}" class="axis">${escapeHtml(label)}</text>`;
  });
  const base = BARS_HEIGHT - LABELS;
  return `<svg class="wide" viewBox="0 0 ${BARS_WIDTH} ${BARS_HEIGHT}" role="img" aria-label="distribution, in ${escapeHtml(unit)}">${columns.join('')}<path d="M0 ${base}H${BARS_WIDTH}"/></svg>
<p class="quiet axis">${escapeHtml(unit)}</p>`;
}
