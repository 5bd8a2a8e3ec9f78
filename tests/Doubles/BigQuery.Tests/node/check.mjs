// Does with Google's client what people do with it, and prints what came of it as one JSON document.
// usage: node check.mjs ADDRESS FILE.ndjson
import { BigQuery } from '@google-cloud/bigquery';
import { OAuth2Client } from 'google-auth-library';

const [, , address, file] = process.argv;
const authClient = new OAuth2Client();
authClient.setCredentials({ access_token: 'x', expiry_date: Date.now() + 86_400_000 });
const bigquery = new BigQuery({ projectId: 'node', apiEndpoint: address, authClient, autoRetry: false, maxRetries: 0 });

const results = {};

async function step(name, work) {
  try {
    results[name] = (await work()) ?? null;
  } catch (error) {
    results[name] = {
      failed: error.message,
      code: error.code,
      reasons: (error.errors ?? []).map((item) => item.reason),
      partial: error.name === 'PartialFailureError'
        ? error.errors.map((item) => ({ row: item.row, reasons: item.errors.map((inner) => inner.reason) }))
        : undefined,
    };
  }
}

const schema = [
  { name: 'k', type: 'STRING', mode: 'REQUIRED' },
  { name: 'seen_at', type: 'TIMESTAMP' },
  { name: 'n', type: 'INTEGER' },
  { name: 'share', type: 'FLOAT' },
  { name: 'tags', type: 'STRING', mode: 'REPEATED' },
];
const dataset = bigquery.dataset('d');
const table = dataset.table('events');

await step('createDataset', async () => (await bigquery.createDataset('d', { location: 'EU' }))[0].metadata.location);
await step('createAgain', async () => bigquery.createDataset('d'));
await step('createTable', async () => {
  const [made] = await dataset.createTable('events', {
    schema, timePartitioning: { type: 'DAY', field: 'seen_at' }, clustering: { fields: ['k'] },
  });
  return { type: made.metadata.type, partitioning: made.metadata.timePartitioning.type };
});
await step('insert', async () => {
  await table.insert([
    { k: 'a', seen_at: BigQuery.timestamp('2026-11-22T10:00:00.123456Z'), n: 1, share: 0.25, tags: ['x', 'y'] },
    { k: 'b', seen_at: '2026-11-22T11:00:00Z', n: 2 },
  ]);
});
await step('insertPartly', async () => {
  await table.insert([{ k: 'c', n: 3 }, { k: 'd', n: 'many' }, { n: 4 }, { k: 'e', nope: 1 }], { partialRetries: 0 });
});
await step('load', async () => {
  const [job] = await table.load(file, { sourceFormat: 'NEWLINE_DELIMITED_JSON' });
  return { state: job.status.state, rows: job.statistics.load.outputRows };
});
await step('query', async () => {
  const [rows] = await bigquery.query({
    query: 'SELECT k, seen_at, n, share, tags FROM d.events WHERE k IN UNNEST(@keys) AND n >= @least ORDER BY k',
    params: { keys: ['a', 'b'], least: 1 },
    location: 'EU',
  });
  return rows.map((row) => ({ ...row, seen_at: row.seen_at.value }));
});
await step('paging', async () => {
  const [job] = await bigquery.createQueryJob({ query: 'SELECT n FROM UNNEST(GENERATE_ARRAY(1, 25)) n ORDER BY n', location: 'EU' });
  const pages = [];
  let request = { maxResults: 10, autoPaginate: false };
  while (request) {
    const [rows, next] = await job.getQueryResults(request);
    pages.push(rows.length);
    request = next;
  }

  return pages;
});
await step('dryRun', async () => {
  const [job] = await bigquery.createQueryJob({ query: 'SELECT k FROM d.events', dryRun: true });
  return { type: job.metadata.statistics.query.statementType, bytes: job.metadata.statistics.totalBytesProcessed };
});
await step('jobs', async () => {
  const [job] = await bigquery.createQueryJob({ query: 'SELECT COUNT(*) FROM UNNEST(GENERATE_ARRAY(1, 1000000000)) a, UNNEST(GENERATE_ARRAY(1, 1000000000)) b', jobId: 'endless', location: 'EU' });
  await job.cancel();
  let [metadata] = await job.getMetadata();
  while (metadata.status.state !== 'DONE') {
    [metadata] = await job.getMetadata();
  }

  return { id: metadata.jobReference.jobId, state: metadata.status.state, reason: metadata.status.errorResult.reason };
});
await step('jobIdTaken', async () => bigquery.createQueryJob({ query: 'SELECT 1', jobId: 'endless', location: 'EU' }));
await step('unrecognizedName', async () => bigquery.query({ query: 'SELECT x FROM d.events', location: 'EU' }));
await step('noSuchTable', async () => bigquery.query({ query: 'SELECT 1 FROM d.nothing', location: 'EU' }));
await step('tables', async () => (await dataset.getTables())[0].map((found) => found.id));

console.log(JSON.stringify(results));
