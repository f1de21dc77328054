package dev.heartline.sms.template;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How templates are filled, chosen and counted. */
@ConfigMapping(prefix = "heartline.sms.template")
public interface TemplateConfig {

    /** What we call somebody whose first name we don't know, where a text leaves all the same: in celebrations and campaigns. */
    @WithDefault("there")
    String nameIfUnknown();

    /** For the personal words of one text, whichever engine finds them. */
    @WithDefault("20s")
    Duration limit();

    /** Segments of personal words. */
    @WithDefault("2")
    int mostPersonalSegments();

    /** Share of texts whose variant is drawn evenly, 0..1: so that every variant goes on being tried. */
    @WithDefault("0.1")
    double exploration();

    /** A text of theirs in the thread within this is a reply. At most `heartline.sms.conversation.inactivity`, which ends a thread. */
    @WithDefault("12h")
    Duration replyWithin();

    /** A reply within this is a prompt one. */
    @WithDefault("1h")
    Duration promptWithin();

    /** How often the texts of templates are counted. */
    @WithDefault("30s")
    Duration countEvery();
}
