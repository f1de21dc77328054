create index care_alerts_pending on care_alerts (raised_at) where answer = 'pending';
