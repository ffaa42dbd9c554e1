-- What the simulator plays, as it was last chosen; no row: what the configuration says. A directory table.
create table simulator (
  one        boolean primary key default true check (one),
  scenario   text not null,
  step_ms    bigint not null check (step_ms between 100 and 86400000),
  running    boolean not null,
  changed_at timestamptz not null,
  changed_by text not null
);
