-- Customers by words of their names and the beginning of their INN, users by the beginning of their login.

create index customer_by_word on customer using gin
  (array_to_tsvector(array_remove(regexp_split_to_array(lower(name), '[^[:alnum:]]+'), '')));
create index customer_by_inn on customer (inn text_pattern_ops);
create index app_user_by_login on app_user (login text_pattern_ops);
