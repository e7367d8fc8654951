import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { z } from 'zod';
import { confirmPassword, type Keeper, mustBeProven, note, refusal, sessionOf } from './sign-in-keeper.ts';

/** The address one signs in with, corrected by its owner; the password again, since it decides who gets in. */
export function ownEmail(keeper: Keeper) {
  return {
    id: 'sinergi-email',
    endpoints: {
      changeOwnEmail: createAuthEndpoint(
        '/account/change-email',
        { method: 'POST', body: z.object({ email: z.email().max(320), password: z.string() }) },
        async (ctx) => {
          const open = await sessionOf(ctx);
          await mustBeProven(keeper, open);
          await confirmPassword(ctx, keeper, open.user, ctx.body.password);
          const email = ctx.body.email.toLowerCase();
          if (email === open.user.email) return ctx.json({});
          const { internalAdapter } = ctx.context;
          if (await internalAdapter.findUserByEmail(email)) throw refusal('CONFLICT', 'EMAIL_TAKEN');
          // Nobody vouches for the new address until an office does.
          await internalAdapter.updateUser(open.user.id, { email, emailVerified: false });
          await note(ctx, keeper, 'change-email', open.user);
          return ctx.json({});
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
