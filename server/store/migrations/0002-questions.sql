-- A study may be a question asked of the scenario: its name, and its terms as JSON text, keys in order. Null: the study itself.
alter table study add column question text;
alter table study add column terms text not null default '{}';

drop index study_same;
create unique index study_same
  on study (scenario_hash, names_hash, coalesce(world, ''), seed, replications, engine_version, coalesce(question, ''), terms)
  where status in ('queued', 'running', 'done');
