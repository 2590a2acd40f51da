// Work that goes on after the answer was given: an import, a segment that must be looked at again.

export interface Jobs {
  /** Asks for `name` to be run for the workspace soon. Asking again before it ran changes nothing. */
  request(name: string, workspaceId: string): void;
  /** Waits until nothing is requested or running. */
  idle(): Promise<void>;
}
