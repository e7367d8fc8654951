import { createTransport } from 'nodemailer';
import type { DueMail } from './mail.ts';

/** What takes letters to a mail server. */
export interface Mailer {
  /** @throws Error with what the server said */
  send(mail: DueMail, body: string): Promise<void>;
  close(): void;
}

/** How letters leave. */
export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  readonly url: string;
  /** The sender's address, as it stands in the letter. */
  readonly from: string;
}

const PATIENCE = 20_000;

/** A mailer over SMTP (RFC 5321); nothing of a letter is run or fetched on the way. */
export function openMailer({ url, from }: MailSettings): Mailer {
  const server = new URL(url);
  const transport = createTransport({
    host: server.hostname,
    port: Number(server.port || (server.protocol === 'smtps:' ? 465 : 587)),
    secure: server.protocol === 'smtps:',
    ...(server.username !== '' && {
      auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) },
    }),
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (mail, text) => {
      await transport.sendMail({
        from,
        to: { name: mail.name, address: mail.recipient },
        subject: mail.subject,
        text,
        messageId: `<${mail.id}@sinergi>`,
        ...(mail.calendar !== null && {
          icalEvent: { method: 'REQUEST', filename: 'undangan.ics', content: mail.calendar },
        }),
      });
    },
    close: () => {
      transport.close();
    },
  };
}
