package dev.heartline.sms.provider.twilio;

import java.util.HashMap;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.TwilioSignature;
import dev.heartline.telephony.signature.WebhookRequest;

/** Lets in what Twilio signed for the address that we are configured to have, and nothing else. */
@ApplicationScoped
class TwilioDoor {

    private static final Logger LOG = Logger.getLogger(TwilioDoor.class);

    private final TwilioSignature signature;
    private final String publicUrl;
    private final MeterRegistry registry;

    TwilioDoor(
            TwilioConfig config,
            @ConfigProperty(name = "heartline.public-url") String publicUrl,
            MeterRegistry registry) {
        this.signature = new TwilioSignature(config.authToken());
        this.publicUrl = publicUrl;
        this.registry = registry;
    }

    /**
     * The form that was posted.
     *
     * @throws HttpProblem 403 unless the signature is genuine
     */
    FormBody open(HttpServerRequest request, byte[] body) {
        var headers = new HashMap<String, String>();
        request.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
        var verdict =
                signature.verify(new WebhookRequest(request.method().name(), publicUrl + request.uri(), headers, body));
        if (!verdict.isGenuine()) {
            throw refuse(request.path(), verdict);
        }
        return FormBody.parse(body);
    }

    private HttpProblem refuse(String path, SignatureVerdict verdict) {
        var name = verdict.name().toLowerCase(Locale.ROOT);
        LOG.warnf("Refused a webhook on %s: its signature is %s", path, name);
        registry.counter("heartline.webhooks.refused", "provider", TwilioSms.NAME, "door", "webhook", "reason", name)
                .increment();
        return HttpProblem.valueOf(Status.FORBIDDEN, "the signature of this webhook is not genuine");
    }
}
