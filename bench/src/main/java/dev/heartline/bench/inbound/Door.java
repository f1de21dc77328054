package dev.heartline.bench.inbound;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.UUID;

import dev.heartline.driver.FictionalNumbers;
import dev.heartline.stack.settings.Service;
import dev.heartline.stack.settings.StackSettings;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.twilio.TwilioSignature;

/** Posts texts as Twilio does, signed; the senders are numbers that no profile has. */
final class Door implements AutoCloseable {

    static final int FIRST_SENDER = 5_000;
    static final int SENDERS = 900;

    private static final String PATH = "/webhooks/twilio/sms/inbound";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String signedAddress;
    private final TwilioSignature signature;

    /** @param address that is posted to, with the signature of the service's own */
    Door(URI address) {
        var settings = StackSettings.of(System.getenv()).serviceEnvironment(Service.SMS);
        this.address = address;
        this.signedAddress = settings.get("HEARTLINE_PUBLIC_URL") + PATH;
        this.signature = new TwilioSignature(settings.get("HEARTLINE_TWILIO_AUTH_TOKEN"));
    }

    static Door ofService(URI service) {
        return new Door(URI.create(service + PATH));
    }

    static String sender(long n) {
        return FictionalNumbers.of(FIRST_SENDER + (int) (n % SENDERS));
    }

    /** @return whether it was taken */
    boolean post(long n) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("MessageSid", "SM" + UUID.randomUUID().toString().replace("-", ""));
        fields.put("From", sender(n));
        fields.put("To", "+12025550100");
        fields.put("Body", SampleTexts.of(n));
        fields.put("NumMedia", "0");
        var form = FormBody.of(fields);
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(TwilioSignature.HEADER, signature.sign(signedAddress, form))
                .POST(HttpRequest.BodyPublishers.ofString(form.encoded()))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
