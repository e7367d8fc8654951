import { mayDo } from '#access/index.ts';
import { capacityWords } from './capacity-words.ts';
import type { LayoutServerLoad } from './$types';

/** What the frame around every page needs. The acting person goes to the page without what only the server uses. */
export const load: LayoutServerLoad = ({ locals, url }) => {
  const { locale, user, asPublic, demonstration, trial, desk } = locals;
  return {
    locale,
    asPublic,
    demonstration,
    trial,
    path: url.pathname + url.search,
    drawnAt: desk.now().toString(),
    user: user && {
      id: user.id,
      name: user.name,
      email: user.email,
      officeName: user.officeName,
      capacity: capacityWords(user),
      seatId: user.seatId,
      seats: user.seats.map((seat) => ({
        seatId: seat.seatId,
        label: `${capacityWords(seat)}, ${seat.officeName}`,
      })),
      kind: user.kind,
      areaCode: user.areaCode,
      partnerId: user.partnerId,
      mayImport: mayDo(desk.actor, 'importFiles'),
    },
  };
};
