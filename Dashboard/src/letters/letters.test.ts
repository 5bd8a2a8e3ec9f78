import { expect, test } from 'vitest';
import { byReason, within, type Letter } from './letters';

const letter = (reason: string, receivedAt = '2026-11-29T12:00:00Z'): Letter =>
  ({ key: receivedAt, received_at: receivedAt, reason, detail: '', attempts: 1, source: '', user_id: null, event_id: null, payload: null, payload_base64: null });

test('Reasons are counted, the most frequent first', () => {
  expect(byReason([letter('refused'), letter('invalid'), letter('invalid')])).toEqual([['invalid', 2], ['refused', 1]]);
});

test('Both ends of a span of time belong to it', () => {
  const letters = ['11:59:59', '12:00:00', '12:00:01'].map((time) => letter('x', `2026-11-29T${time}Z`));
  expect(within(letters, { from: '2026-11-29T12:00:00Z', to: '2026-11-29T12:00:00Z' })).toHaveLength(1);
});

test('An empty end is open', () => expect(within([letter('x')], { from: '', to: '' })).toHaveLength(1));
