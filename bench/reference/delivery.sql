-- The reference of one delivery: a plain sender takes one under a lease, and keeps what came of it, in two
-- transactions; on its own copy of waiting rows (bench/drain makes it, with the indexes of the original).
update reference_notification n
set state = 'sending', attempts = n.attempts + 1, next_attempt_at = now() + interval '30 seconds'
from (select customer_id, id from reference_notification
      where channel = 'webhook' and state in ('queued', 'sending') and host = :host and next_attempt_at <= now()
      order by next_attempt_at, id limit 1 for update skip locked) as due
where n.customer_id = due.customer_id and n.id = due.id
returning n.customer_id, n.id, n.attempts \gset
begin;
insert into reference_attempt (customer_id, notification_id, attempt, at, duration_us, outcome, answer)
values (:customer_id, :id, :attempts, now(), 1000, 'sent', 'HTTP 200 1');
update reference_notification set state = 'sent', sent_at = now(), next_attempt_at = now()
where customer_id = :customer_id and id = :id and state = 'sending' and attempts = :attempts;
commit;
