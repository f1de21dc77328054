package dev.heartline.sms.template;

/** A text with personal words isn't written in the days after a crisis. */
public final class NotNow extends UnusableTemplate {

    NotNow() {
        super("in the days after a crisis no engine begins to write to somebody");
    }
}
