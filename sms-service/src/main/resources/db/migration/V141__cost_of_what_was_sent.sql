-- A text costs something once the provider has taken it. Sums of earlier versions held texts that were never sent.
update sms_messages set cost_cents = 0, cost_micros = case when cost_micros is null then null else 0 end
where direction = 'outbound' and sent_at is null and status <> 'sending' and cost_cents + coalesce(cost_micros, 0) > 0;
