-- What is known of the arrival of what was handed to its channels.
alter table engagement_hooks
    add column shown_at timestamptz; -- when it reached them first, as far as anybody told; null: nobody did

alter table dopamine_triggers
    add column shown_at timestamptz; -- the same of a reward

alter table hook_rounds
    add column unseen boolean not null default false; -- its hook was to be texted and nobody knows of an arrival: it teaches nothing

-- Who says how a reward was taken says that it was shown.
update dopamine_triggers set shown_at = engagement_reported_at where engagement_reported_at is not null;
