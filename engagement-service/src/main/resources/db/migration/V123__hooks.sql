-- Hooks: which decision they come from, and what the user would do about them.
alter table engagement_hooks
    add column decision_id uuid references reward_decisions,
    add column about_kind text check (about_kind in (
        'habit_completed', 'food_logged', 'lesson_done', 'weight_logged', 'check_in', 'app_opened')), -- null: coming back alone
    add column about_subject text not null default '',
    add column settled_at timestamptz; -- from then on nothing changes its outcome
create index engagement_hooks_unsettled on engagement_hooks (user_id) where settled_at is null;

-- Decisions on hooks, "nothing" included, and whether the user came back within a day: what the choice learns from.
create table hook_rounds (
    decision_id uuid        primary key references reward_decisions,
    user_id     uuid        not null,
    decided_at  timestamptz not null,
    returned    boolean     not null default false,
    settled_at  timestamptz
);
create index hook_rounds_unsettled on hook_rounds (decided_at) where settled_at is null;
create index hook_rounds_user on hook_rounds (user_id);

-- Sums over the rounds in which a kind of hook could be chosen: nobody is in them.
create table hook_arms (
    hook_type     text             primary key check (hook_type in (
        'uncompleted_task', 'pending_achievement', 'streak_at_risk', 'friend_activity', 'personalized_insight')),
    rounds        bigint           not null check (rounds >= 0),
    returns       bigint           not null check (returns between 0 and rounds),
    chosen_w      double precision not null,
    chosen_w2     double precision not null,
    chosen_wr     double precision not null,
    not_chosen_w  double precision not null,
    not_chosen_w2 double precision not null,
    not_chosen_wr double precision not null
);

-- When a user is next considered.
create table hook_looks (
    user_id uuid        primary key,
    look_at timestamptz not null
);
create index hook_looks_due on hook_looks (look_at);

-- A line by each of two makes them friends.
create table friendships (
    user_id   uuid        not null,
    friend_id uuid        not null check (friend_id <> user_id),
    agreed_at timestamptz not null,
    primary key (user_id, friend_id)
);
create index friendships_friend on friendships (friend_id);
create index progress_milestones_achieved on progress_milestones (user_id, achieved_at desc) where achieved_at is not null;

-- What somebody means to do after what they do anyway.
create table habit_stacks (
    user_id     uuid        not null,
    habit       text        not null check (habit <> after_habit),
    after_habit text        not null,
    set_at      timestamptz not null,
    primary key (user_id, habit)
);
