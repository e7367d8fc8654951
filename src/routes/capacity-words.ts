import { type Capacity, capacityText } from '#access/index.ts';
import { roleTitle } from './role-name.ts';

/** In which capacity somebody acts: the post as papers say it, else the role. */
export function capacityWords(seat: Pick<Capacity, 'acting' | 'position' | 'role'>): string {
  return capacityText(seat) ?? roleTitle(seat.role);
}
