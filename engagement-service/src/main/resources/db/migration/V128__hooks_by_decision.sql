-- Erasing decisions looks for the hooks that refer to each of them.
create index engagement_hooks_decision on engagement_hooks (decision_id);
