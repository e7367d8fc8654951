import { randomBytes } from 'node:crypto';
import { hasDemonstration } from '#demonstration/index.ts';
import { accountLines, emptyDemonstration, fillDemonstration } from '../first-run.ts';
import { type Command, Usage } from './command.ts';

export const demoCommand: Command = {
  name: 'demo',
  summary: 'load or remove the demonstration',
  usage:
    'sinergi demo load | remove\n  remove takes away everything fictional and leaves what else was recorded.',
  async run(app, argv, terminal) {
    const say = (text: string): void => terminal.out(`${text}\n`);
    const there = await hasDemonstration(app.database);
    switch (argv[0]) {
      case 'remove':
        if (there) await emptyDemonstration(app);
        say(
          there
            ? 'Demonstrasi dihapus. / The demonstration was removed.'
            : 'Tidak ada demonstrasi. / There is no demonstration.',
        );
        return 0;
      case 'load': {
        if (there) {
          say('Demonstrasi sudah ada. / The demonstration is there already.');
          return 0;
        }
        const password = randomBytes(12).toString('base64url');
        await fillDemonstration(app, password, say);
        for (const line of accountLines(password)) say(line);
        return 0;
      }
      default:
        throw new Usage('load or remove?');
    }
  },
};
