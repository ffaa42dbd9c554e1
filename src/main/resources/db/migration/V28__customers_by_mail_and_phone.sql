-- Customers by the beginning of their e-mail and of their phone.

create index customer_by_email on customer (lower(email) text_pattern_ops) where email is not null;
create index customer_by_phone on customer (phone text_pattern_ops) where phone is not null;
