package dev.heartline.sms.celebration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How we celebrate by text. */
@ConfigMapping(prefix = "heartline.sms.celebration")
interface CelebrationConfig {

    /** Name of the template. It may use {@code first_name} and {@code message}. */
    @WithDefault("celebration")
    String template();
}
