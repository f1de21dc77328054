-- Where on user.profile the profile that stands here lay, and where the erasure did: within a partition the broker's order is the
-- order in which things were said, whatever the clocks of the senders show. Null for what was said before this version.
alter table user_profile add column published_partition integer, add column published_offset bigint;
alter table erased_user add column erased_partition integer, add column erased_offset bigint;
