-- Whom a sentence names, so that it can be said without the name once they are forgotten.
alter table engagement_hooks add column about_friend uuid;
create index engagement_hooks_friend on engagement_hooks (about_friend) where about_friend is not null;
alter table social_proof_triggers add column about_friend uuid;
create index social_proof_triggers_friend on social_proof_triggers (about_friend) where about_friend is not null;

-- Of whom earlier ones speak nobody can tell any more.
update engagement_hooks set hook_message = 'A friend of yours reached a milestone. You could say well done.'
where hook_type = 'friend_activity';
update social_proof_triggers set message = 'A friend of yours reached a milestone within the last day.'
where proof_type = 'friend_milestone';
