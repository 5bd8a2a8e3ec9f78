SELECT letter_key, received_at, reason, detail, attempts, source, payload, user_id, event_id FROM `${project}.${dataset}.dead_letters_log` l
WHERE NOT l.removed
  AND NOT EXISTS (
    SELECT 1 FROM `${project}.${dataset}.dead_letters_log` r
    WHERE r.removed AND r.letter_key = l.letter_key AND r.received_at >= l.received_at AND r.logged_at > l.logged_at)
QUALIFY ROW_NUMBER() OVER (PARTITION BY letter_key ORDER BY received_at DESC, logged_at) = 1