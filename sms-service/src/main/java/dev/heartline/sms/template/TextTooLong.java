package dev.heartline.sms.template;

/** A template with its values is longer than what providers take in one message. Permanent: nothing is sent. */
public final class TextTooLong extends UnusableTemplate {

    TextTooLong(int length) {
        super("the template with its values has %d characters, at most %d can be sent"
                .formatted(length, TemplateText.LONGEST));
    }
}
