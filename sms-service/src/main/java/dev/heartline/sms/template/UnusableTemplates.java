package dev.heartline.sms.template;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

/** Tells those who run the service that what was to be texted wasn't, for want of a usable template. */
@ApplicationScoped
public class UnusableTemplates {

    private static final Logger LOG = Logger.getLogger(UnusableTemplates.class);

    private final MeterRegistry registry;

    UnusableTemplates(MeterRegistry registry) {
        this.registry = registry;
    }

    public void tell(String name, UnusableTemplate why) {
        LOG.errorf("Nothing is texted by the template '%s': %s", name, why.getMessage());
        registry.counter("heartline.sms.templates.unusable", "template", name).increment();
    }
}
