-- A hook may be told by a call, which call-service makes.
alter table engagement_hooks
    drop constraint engagement_hooks_delivered_via_check,
    add constraint engagement_hooks_delivered_via check (
        delivered_via <@ array['push', 'sms', 'call', 'in_app_badge']) not valid;
alter table engagement_hooks validate constraint engagement_hooks_delivered_via;
