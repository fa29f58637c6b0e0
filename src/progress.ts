/**
 * Where a long step stands: `done` of `total` (absent when it cannot be known) in `unit`, e.g. rows or bytes. Nothing is done
 * of a step that only takes its time.
 */
export interface ProgressEvent {
  step: string;
  done: number;
  total?: number;
  unit: string;
}

/** What library code calls to tell how far it is; commands decide how to show it. */
export type Progress = (event: ProgressEvent) => void;

/** For callers that show nothing. */
export const silent: Progress = () => {};
