-- When the user of an alert was erased that nobody had closed: it stays, of nobody, until a human has dealt with it.
alter table care_alerts add column erased_at timestamptz;

-- retention
create index care_alerts_closed_at on care_alerts (closed_at) where closed_at is not null;
create index care_alerts_erased_at on care_alerts (erased_at) where erased_at is not null;
create index care_notices_created_at on care_notices (created_at);
