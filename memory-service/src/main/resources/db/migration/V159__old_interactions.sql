-- What is older than it is kept is found by its age alone.
create index interactions_age on interactions (happened_at);
