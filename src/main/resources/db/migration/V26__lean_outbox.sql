-- Forming a notification costs less: it says what may be another tomorrow of its order, and names the change that it
-- tells of, which is as it was filed.

-- What somebody got is found by its own index once it is through; the few that wait are looked at one by one. So a
-- notification that is formed, taken or tried again writes nothing into it.
drop index notification_by_recipient;
create index notification_by_recipient on notification (lower(recipient) collate "C", call_id, id)
  where channel <> 'webhook' and state not in ('queued', 'sending');

alter table notification add column change_id bigint;
comment on column notification.change_id is 'the change request that a letter or SMS tells of';

-- What has no text yet is rendered from the new form.
update notification n
set change_id = (select max(c.id) from change_request c
                 where c.customer_id = n.customer_id and c.request_id = n.request_id
                   and c.type = n.data #>> '{change,type}'
                   and n.call_id in (c.call_id, c.decided_call_id)),
    data = (n.data - array['stateTitle', 'change'])
           || jsonb_build_object('sender', n.data #> '{sender,name}', 'receiver', n.data #> '{receiver,name}',
                                 'payer', n.data #> '{payer,name}')
where n.channel <> 'webhook' and n.state in ('queued', 'sending', 'failed') and n.text_body is null;
