package dev.heartline.sms.template;

/** No active template has the name. */
public final class UnknownTemplate extends UnusableTemplate {

    public UnknownTemplate(String name) {
        super("there is no active template '" + name + "'");
    }
}
