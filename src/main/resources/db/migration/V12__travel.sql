-- The state changes of a customer's orders in a span of time (GetReservesStateChangeList of the travel face).
create index order_state_change_by_time on order_state_change (customer_id, at, id);
