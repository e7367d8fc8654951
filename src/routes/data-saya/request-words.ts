import type { ErasureState } from '#access/index.ts';
import { m } from '#messages/messages.js';

/** Where a request for erasure stands. */
export function requestStateWords(state: ErasureState): string {
  switch (state) {
    case 'open':
      return m.officesRequestOpen();
    case 'erased':
      return m.officesRequestErased();
    case 'declined':
      return m.officesRequestDeclined();
    case 'withdrawn':
      return m.officesRequestWithdrawn();
  }
}
