-- API keys see personal data in the call log only with the right to it, as operators do.
alter table api_key
  add column personal_data boolean not null default false;  -- sees people's names, phones and addresses in the call log

-- Calls whose answer is no plain success, or took long, are few: they are found by their figures. Those of a write
-- are with its bodies. The figures are in the key, so that rows are read only for what was found.
create index call_by_figures on call (id, status, duration_us) where status >= 300 or duration_us >= 100000;
create index call_exchange_by_figures on call_exchange (call_id, status, duration_us)
  where status >= 300 or duration_us >= 100000;
