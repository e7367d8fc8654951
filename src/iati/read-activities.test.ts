import { expect, test } from 'vitest';
import { readActivities } from './read-activities.ts';
import { activityOf, fileOf, inPieces, readAll } from './sample.ts';

async function readOne(more: string, attributes?: string) {
  const { activities, problems } = await readAll(fileOf(activityOf(more, attributes)));
  const [activity] = activities;
  if (!activity) throw new Error(`rejected: ${JSON.stringify(problems)}`);
  return { activity, problems };
}

test('An activity is read in the words of the standard', async () => {
  const { activity, problems } = await readOne(
    '',
    'default-currency="usd" xml:lang="EN" hierarchy="2" humanitarian="1" last-updated-datetime="2025-01-02T03:04:05Z"',
  );
  expect(problems).toEqual([]);
  expect(activity).toMatchObject({
    iatiIdentifier: 'XM-1-A',
    reportingOrg: { ref: 'XM-1', type: '40', secondaryReporter: false, name: { en: 'Fund' } },
    title: { en: 'Water' },
    participatingOrgs: [{ ref: 'XM-1', role: '1', type: '40', activityId: null, name: {} }],
    activityStatus: '2',
    activityDates: { '2': '2024-01-15' },
    recipientCountries: [{ code: 'ID', percentage: null }],
    sectors: [{ vocabulary: '1', code: '14030', percentage: null }],
    defaultCurrency: 'USD',
    defaultLanguage: 'en',
    hierarchy: '2',
    humanitarian: true,
    lastUpdated: '2025-01-02T03:04:05Z',
    line: 3,
  });
});

test('Narratives keep their languages, and without one they have that of the activity or none', async () => {
  const more = `<description type="2"><narrative xml:lang="id">Tujuan &amp; sasaran</narrative><narrative><![CDATA[Aims < all>]]></narrative></description>
    <description><narrative>General</narrative></description><description><narrative>Second</narrative></description>`;
  expect((await readOne(more)).activity.descriptions).toEqual({
    '1': { en: 'General\nSecond' },
    '2': { id: 'Tujuan & sasaran', en: 'Aims < all>' },
  });
  expect((await readOne('', '')).activity.title).toEqual({ und: 'Water' });
});

test('Money keeps its digits, and its currency falls back to the default', async () => {
  const { activity, problems } = await readOne(`
    <budget type="2" status="2"><period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/><value currency="idr" value-date="2024-01-01"> 250895070.00 </value></budget>
    <planned-disbursement><period-start iso-date="2024-01-01"/><value value-date="2024-01-01">5</value><provider-org ref="XM-1"/></planned-disbursement>
    <transaction ref="T1" humanitarian="0">
      <transaction-type code="3"/><transaction-date iso-date="2024-02-01Z"/><value value-date="2024-02-01">-70893.18</value>
      <description><narrative>Refund</narrative></description>
      <provider-org ref="XM-1" type="40" provider-activity-id="XM-1-B"><narrative>Fund</narrative></provider-org>
      <receiver-org><narrative xml:lang="id">Dinas</narrative></receiver-org>
      <disbursement-channel code="2"/><sector vocabulary="2" code="140"/><sector code="14030"/>
      <recipient-country code="ID"/><flow-type code="10"/><finance-type code="110"/>
      <aid-type vocabulary="2" code="1"/><aid-type code="C01"/><tied-status code="5"/>
    </transaction>`);
  expect(problems).toEqual([]);
  expect(activity.budgets).toEqual([
    {
      type: '2',
      status: '2',
      periodStart: '2024-01-01',
      periodEnd: '2024-12-31',
      value: '250895070.00',
      currency: 'IDR',
      valueDate: '2024-01-01',
      line: 13,
    },
  ]);
  expect(activity.plannedDisbursements).toMatchObject([
    { periodEnd: null, value: '5', currency: 'USD', receiverOrg: null },
  ]);
  expect(activity.transactions).toEqual([
    {
      ref: 'T1',
      type: '3',
      date: '2024-02-01',
      value: '-70893.18',
      currency: 'USD',
      valueDate: '2024-02-01',
      description: { en: 'Refund' },
      providerOrg: { ref: 'XM-1', type: '40', name: { en: 'Fund' }, activityId: 'XM-1-B' },
      receiverOrg: { ref: null, type: null, name: { id: 'Dinas' }, activityId: null },
      humanitarian: false,
      sectors: [
        { vocabulary: '2', code: '140' },
        { vocabulary: '1', code: '14030' },
      ],
      recipientCountry: 'ID',
      recipientRegion: null,
      disbursementChannel: '2',
      flowType: '10',
      financeType: '110',
      aidType: 'C01',
      tiedStatus: '5',
      line: 15,
    },
  ]);
});

test('Places, results, links and tags are read', async () => {
  const { activity, problems } = await readOne(`
    <location ref="L1"><location-reach code="1"/><location-id vocabulary="G1" code="1645528"/><name><narrative>Ende</narrative></name>
      <administrative vocabulary="G1" level="2" code="53.08"/><point srsName="x"><pos> -8.84  121.66 </pos></point>
      <exactness code="1"/><location-class code="2"/><feature-designation code="PPLA2"/></location>
    <tag vocabulary="2" code="6"/><policy-marker code="1" significance="2"/>
    <other-identifier ref="B-7" type="A1"><owner-org ref="XM-2"><narrative>Owner</narrative></owner-org></other-identifier>
    <document-link url="https://example.org/a.pdf" format="application/pdf"><title><narrative>Report</narrative></title><category code="A01"/><language code="id"/><document-date iso-date="2024-05-06"/></document-link>
    <related-activity ref="XM-1-P" type="1"/>
    <result type="1"><title><narrative>Wells</narrative></title><indicator measure="1"><title><narrative>Number</narrative></title>
      <reference vocabulary="9" code="6.1.1"/><baseline year="2023" value="0"/>
      <period><period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/><target value="10"><location ref="L1"/><dimension name="sex" value="female"/></target><actual value="sepuluh"><comment><narrative>ok</narrative></comment></actual></period></indicator></result>`);
  expect(problems).toEqual([]);
  expect(activity.locations).toMatchObject([
    {
      ref: 'L1',
      reach: '1',
      ids: [{ vocabulary: 'G1', code: '1645528' }],
      administratives: [{ vocabulary: 'G1', level: '2', code: '53.08' }],
      point: { latitude: '-8.84', longitude: '121.66' },
      exactness: '1',
      locationClass: '2',
      featureDesignation: 'PPLA2',
    },
  ]);
  expect(activity.tags).toEqual([{ vocabulary: '2', code: '6', name: {} }]);
  expect(activity.policyMarkers).toMatchObject([{ code: '1', significance: '2' }]);
  expect(activity.otherIdentifiers).toEqual([
    { ref: 'B-7', type: 'A1', ownerOrgRef: 'XM-2', ownerOrgName: { en: 'Owner' } },
  ]);
  expect(activity.documentLinks).toMatchObject([
    { categories: ['A01'], languages: ['id'], documentDate: '2024-05-06' },
  ]);
  expect(activity.relatedActivities).toEqual([{ ref: 'XM-1-P', type: '1' }]);
  expect(activity.results[0]?.indicators[0]).toMatchObject({
    measure: '1',
    ascending: true,
    references: [{ vocabulary: '9', code: '6.1.1' }],
    baselines: [{ year: '2023', value: '0' }],
    periods: [
      {
        targets: [{ value: '10', locationRefs: ['L1'], dimensions: [{ name: 'sex', value: 'female' }] }],
        actuals: [{ value: 'sepuluh', comment: { en: 'ok' } }],
      },
    ],
  });
});

test('Elements of other namespaces are left out and are no fault, wherever they stand', async () => {
  const file = `<iati-activities xmlns:x="urn:x" version="2.02"><x:head><iati-activity/></x:head>${activityOf(
    '<x:budget><value>bad</value></x:budget><extra xmlns="urn:y"><budget/></extra>',
  )}<x:foot/></iati-activities>`;
  const { activities, problems, rejected } = await readAll(file);
  expect(activities).toHaveLength(1);
  expect([problems, rejected]).toEqual([[], 0]);
});

test('White space, comments, order of attributes and the time stamp do not change the hash; content does', async () => {
  const hashOf = async (file: string) => (await readAll(fileOf(file))).activities[0]?.hash;
  const plain = await hashOf(
    '<iati-activity xml:lang="en" humanitarian="1"><iati-identifier>A</iati-identifier><title><narrative>One two</narrative></title></iati-activity>',
  );
  expect(plain).toMatch(/^[0-9a-f]{64}$/);
  expect(
    await hashOf(
      '<iati-activity last-updated-datetime="2026-01-01T00:00:00Z" humanitarian="1"\n xml:lang="en"><!-- x -->\n<iati-identifier> A </iati-identifier><title >\n<narrative>One\n   two</narrative></title></iati-activity >',
    ),
  ).toBe(plain);
  expect(
    await hashOf(
      '<iati-activity xml:lang="en" humanitarian="1"><iati-identifier>A</iati-identifier><title><narrative>One three</narrative></title></iati-activity>',
    ),
  ).not.toBe(plain);
  expect(
    await hashOf(
      '<iati-activity xml:lang="en" humanitarian="1"><iati-identifier>A</iati-identifier><title><narrative>One two</narrative></title><contact-info/></iati-activity>',
    ),
  ).not.toBe(plain);
});

test('Batches are full but for the last, and nothing is read ahead of them without need', async () => {
  const bytes = Buffer.from(fileOf(Array(250).fill(activityOf('')).join('\n')));
  let taken = 0;
  async function* source() {
    for await (const piece of inPieces(bytes, 1000)) {
      taken += piece.length;
      yield piece;
    }
  }
  const sizes: number[] = [];
  for await (const batch of readActivities(source(), { batchSize: 100 })) {
    sizes.push(batch.activities.length);
    expect(batch.bytesRead).toBe(taken);
    if (sizes.length === 1) expect(taken).toBeLessThan(bytes.length / 2);
  }
  expect(sizes).toEqual([100, 100, 50]);
});

test('A file without activities gives one empty batch', async () => {
  const file = fileOf('');
  expect(await readAll(file)).toEqual({ activities: [], problems: [], rejected: 0, bytesRead: file.length });
});
