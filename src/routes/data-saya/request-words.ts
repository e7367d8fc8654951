import type { ErasureRequest, ErasureState } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { formatDateTime } from '#ui/format.ts';

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

/** A request as who asked reads it. */
export function requestView(request: ErasureRequest, locale: Locale) {
  return {
    id: request.id,
    asked: formatDateTime(request.askedAt, locale),
    state: requestStateWords(request.state),
    answer: request.answer,
  };
}
