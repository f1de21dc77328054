package dev.heartline.sms.template;

import java.util.List;

/** A template that can be understood and isn't taken. Permanent: the message says all that is wrong with it. */
final class RefusedTemplate extends RuntimeException {

    RefusedTemplate(List<String> objections) {
        super("the template " + String.join("; ", objections));
    }
}
