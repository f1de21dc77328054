package dev.heartline.engagement.policy.hook;

import java.util.Locale;

import dev.heartline.events.vocabulary.WireNamed;

/** The versions of the choice among hooks that can be in force. One that decided stays here; a change of any number makes a new one. */
public enum HookVersion implements WireNamed {
    /** The sleeping, recovering bandit. */
    HOOKS_1(SleepingBandit.USUAL),
    /** All that fit are equally likely. */
    HOOKS_EVEN_1(new SleepingBandit(0, 1, 1, 1, 1, SleepingBandit.USUAL.nothing()));

    public static final HookVersion USUAL = HOOKS_1;

    private final SleepingBandit bandit;

    HookVersion(SleepingBandit bandit) {
        this.bandit = bandit;
    }

    public SleepingBandit bandit() {
        return bandit;
    }

    /** For example {@code hooks-1}. */
    @Override
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
