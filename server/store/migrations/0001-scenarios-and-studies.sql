-- A user's own scenarios, kept exactly as they were written.
create table own_scenario (
  name text primary key check (name ~ '^[a-zA-Z][a-zA-Z0-9-]{0,39}$'),
  body text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- One study: what was asked, and how far it is. `input` is the scenario as played, settings applied, as JSON text: its key order counts.
create table study (
  id uuid primary key default gen_random_uuid(),
  ordinal bigint generated always as identity unique,
  scenario text,
  title text not null,
  world text,
  settings text not null,
  input text not null,
  scenario_hash text not null,
  names_hash text not null,
  seed bigint not null,
  replications integer not null check (replications > 0),
  engine_version text not null,
  priority smallint not null check (priority in (0, 1)),
  status text not null default 'queued' check (status in ('queued', 'running', 'done', 'cancelled', 'failed')),
  done integer not null default 0,
  failure text,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);

-- The same question is computed once.
create unique index study_same on study (scenario_hash, names_hash, coalesce(world, ''), seed, replications, engine_version)
  where status in ('queued', 'running', 'done');
create index study_waiting on study (priority desc, ordinal) where status = 'queued';

-- The latest answer of a study; byte for byte as the engine gave it.
create table study_result (
  study_id uuid primary key references study (id) on delete cascade,
  final boolean not null,
  replications integer not null,
  result_hash text not null,
  body text not null
);
