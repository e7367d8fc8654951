import type { Locale } from '#kernel/index.ts';
import { type OpenMatters, PARTY_WORDS } from '#minutes/index.ts';
import { m } from '#messages/messages.js';

interface OpenGroup {
  readonly key: string;
  readonly title: string;
  readonly matters: readonly OpenMatter[];
}
interface OpenMatter {
  readonly key: string;
  readonly text: string;
  /** Where it is put right: on this page, where it is written, among the participants. */
  readonly at: 'here' | 'minutes' | 'people';
  /** The element there. */
  readonly anchor: string;
}

/** What is still open before the signing, by what it is; groups without a matter fall away. */
export function openWords(open: OpenMatters, locale: Locale): OpenGroup[] {
  const count = (all: readonly unknown[]) => ({ count: all.length });
  const written = ({ id, body }: { readonly id: string; readonly body: string }): OpenMatter => ({
    key: id,
    text: shortened(body),
    at: 'minutes',
    anchor: `butir-${id}`,
  });
  const groups: OpenGroup[] = [
    {
      key: 'remarks',
      title: m.risalahOpenRemarks(count(open.remarks), { locale }),
      matters: open.remarks.map(({ id, author, body }) => ({
        key: id,
        text: shortened(`${author}: ${body}`),
        at: 'here',
        anchor: `koreksi-${id}`,
      })),
    },
    {
      key: 'versions',
      title: m.risalahOpenVersions(count(open.versions), { locale }),
      matters: open.versions.map((one) =>
        written('body' in one ? one : { id: one.id, body: one.label ?? one.initial }),
      ),
    },
    {
      key: 'outcomes',
      title: m.risalahOpenOutcomes(count(open.outcomes), { locale }),
      matters: open.outcomes.map(written),
    },
    {
      key: 'articles',
      title: m.risalahOpenArticles(count(open.articles), { locale }),
      matters: open.articles.map(({ id, label, initial }) => written({ id, body: label ?? initial })),
    },
    {
      key: 'required',
      title: m.risalahOpenRequired(count(open.required), { locale }),
      matters: open.required.map(({ party }) => ({
        key: party,
        text: PARTY_WORDS[party]({}, { locale }),
        at: 'people',
        anchor: 'field-invitees',
      })),
    },
  ];
  return groups.filter(({ matters }) => matters.length > 0);
}

const MOST = 120;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line;
}
