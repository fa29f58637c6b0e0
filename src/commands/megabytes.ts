/** `1,234 kB`, `12.3 MB` */
export function megabytes(bytes: number): string {
  return bytes < 1e6
    ? `${Math.ceil(bytes / 1e3).toLocaleString('en-US')} kB`
    : `${(bytes / 1e6).toFixed(1)} MB`;
}
