import { loadRates } from '#activities/index.ts';
import { tableResponse } from '#exchange/tables/index.ts';
import { dateIn, pickText } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { circleMark } from '../../../../circle-choices.ts';
import { getActivity } from '../../../get-activity.ts';
import { transactionRows } from '../../money-words.ts';
import type { RequestHandler } from './$types';

/** All transactions of one activity as a file, each with its rupiah and the rate it was converted by. */
export const GET: RequestHandler = async ({ params, url, locals: { desk, locale, demonstration } }) => {
  const { document } = await getActivity(desk, params.id);
  const circle = circleMark(document.visibility, locale);
  const rates = await desk.database.asActor(desk.actor, loadRates);
  return tableResponse({
    format: url.searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv',
    name: `sinergi-transaksi-${params.id.slice(0, 8)}`,
    title: m.activitiesTransactions(),
    locale,
    description: {
      filter: pickText(document.title, locale).text,
      dataDate: dateIn('Asia/Makassar', desk.now()),
      licence: circle === null ? m.activitiesExportLicence() : m.coverageExportInternal(),
      source: m.activitiesExportSource(),
      remarks: [
        ...(circle === null ? [] : [`${m.activitiesVisibility()}: ${circle}`]),
        ...(demonstration ? [m.activitiesExportFictional()] : []),
      ],
    },
    columns: [
      { key: 'date', heading: m.activitiesDate(), kind: 'date' },
      { key: 'type', heading: m.activitiesTransactionType(), kind: 'text' },
      { key: 'amount', heading: m.activitiesAmount(), kind: 'money' },
      { key: 'currency', heading: m.activitiesCurrency(), kind: 'text' },
      { key: 'valueDate', heading: m.activitiesValueDate(), kind: 'date' },
      { key: 'rupiah', heading: m.activitiesAmountIdr(), kind: 'money' },
      { key: 'rate', heading: m.activitiesRate(), kind: 'text' },
      { key: 'description', heading: m.activitiesAbout(), kind: 'text' },
      { key: 'parties', heading: m.activitiesParties(), kind: 'text' },
    ],
    rows: transactionRows(document, rates, locale).map((row) => ({ ...row, isSpent: undefined })),
  });
};
