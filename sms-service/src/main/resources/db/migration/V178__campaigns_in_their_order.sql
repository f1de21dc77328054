-- Whom a campaign has texted.
create index sms_messages_said_by_campaigns on sms_messages (user_id, campaign_id)
    where campaign_id is not null and claimed_at is not null;

-- A list of campaigns, the latest first: ids say nothing of when they were made.
create index sms_campaigns_made on sms_campaigns (created_at desc, id desc);
