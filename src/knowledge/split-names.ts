/** The names of a cell that holds several, `München|Monaco di Baviera`. */
export function splitNames(cell: string | undefined): string[] {
  return cell === undefined ? [] : cell.split('|');
}
