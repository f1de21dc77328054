package dev.heartline.sms.template;

/** No text comes of a template. Permanent until somebody mends the template or what it is filled with: nothing is sent. */
public abstract sealed class UnusableTemplate extends RuntimeException
        permits UnknownTemplate, MissingVariable, TextTooLong, NotNow {

    UnusableTemplate(String why) {
        super(why);
    }
}
