import { resetSignIn } from '#access/index.ts';
import type { Command } from './command.ts';
import { needed, readWords } from './words.ts';

export const resetSignInCommand: Command = {
  name: 'reset-sign-in',
  summary: 'a new password for somebody who lost password and second step',
  usage: `sinergi reset-sign-in --email EMAIL
  Gives the account a new password, printed once, takes its second step away and ends its sessions. Make sure first that
  it is its owner who asks. It stands in the trail of the account.`,
  async run(app, argv, terminal) {
    const email = needed(readWords(argv, { texts: ['email'] }), 'email');
    const { password } = await resetSignIn(app.database, app.signIn, email);
    terminal.out(`${email}\nkata sandi / password: ${password}\n`);
    return 0;
  },
};
