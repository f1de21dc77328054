package dev.heartline.carrier;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.json.JsonObject;

import dev.heartline.carrier.network.CallReport;
import dev.heartline.carrier.network.Redial;
import dev.heartline.carrier.twilio.TwilioAccount;
import dev.heartline.carrier.webhook.NetworkManners;
import dev.heartline.carrier.webhook.Patience;

/** A simulator and a coach, wired to each other, and our side of the provider's REST API. */
final class Stage implements AutoCloseable {
    static final String ACCOUNT = "AC" + "0".repeat(32);
    static final String TOKEN = "test-token";
    static final String MAYA = "+12025550143";
    static final String OURS = "+12025550100";

    /** As the real manners, with waits that suit a test. */
    static final NetworkManners BRISK = new NetworkManners(
            Duration.ofMillis(1),
            Duration.ofMillis(20),
            new Patience(100, Duration.ofMillis(50)),
            new Patience(2, Duration.ofMillis(50)),
            new Patience(200, Duration.ofMillis(50)),
            new Redial(100, Duration.ofMillis(50)));

    /** As {@link #BRISK}, but nobody's telephone stops ringing before it was hung up, however slow the machine is. */
    static final NetworkManners RINGING = new NetworkManners(
            BRISK.step(),
            Duration.ofMinutes(5),
            BRISK.instructions(),
            BRISK.progress(),
            BRISK.outcome(),
            BRISK.redial());

    final TestCoach coach = new TestCoach(TOKEN);
    final CarrierSimulator simulator;
    private final HttpClient http = HttpClient.newHttpClient();

    Stage() {
        this(BRISK);
    }

    Stage(NetworkManners manners) {
        this(SimulatorOptions.of(new TwilioAccount(ACCOUNT, TOKEN)).withManners(manners));
    }

    Stage(SimulatorOptions options) {
        simulator = CarrierSimulator.start(options.withRoutes(coach.routes()));
    }

    HttpResponse<String> post(String path, String form) throws Exception {
        return post(path, form, ACCOUNT + ":" + TOKEN);
    }

    HttpResponse<String> post(String path, String form, String credentials) throws Exception {
        return http.send(
                api(path, credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    JsonObject get(String path) throws Exception {
        var response = http.send(api(path, ACCOUNT + ":" + TOKEN).build(), HttpResponse.BodyHandlers.ofString());
        return new JsonObject(response.body());
    }

    /** @return the status of the answer */
    int delete(String path) throws Exception {
        return http.send(api(path, ACCOUNT + ":" + TOKEN).DELETE().build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    HttpResponse<String> control(String method, String path, String json) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(simulator.url() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Orders a call over REST as our call-service does, and returns its id. */
    String dial(String to, String more) throws Exception {
        var form = "To=" + encode(to) + "&From=" + encode(OURS) + "&Url=" + encode(coach.url(TestCoach.VOICE))
                + "&StatusCallback=" + encode(coach.url(TestCoach.STATUS))
                + "&StatusCallbackEvent=initiated&StatusCallbackEvent=ringing&StatusCallbackEvent=answered"
                + "&StatusCallbackEvent=completed" + more;
        var response = post("/Calls.json", form);
        if (response.statusCode() != 201) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return new JsonObject(response.body()).getString("sid");
    }

    CallReport awaitDone(String callSid) throws InterruptedException, ExecutionException, TimeoutException {
        return simulator.whenDone(callSid).get(60, TimeUnit.SECONDS);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        simulator.close();
        coach.close();
        http.close();
    }

    private HttpRequest.Builder api(String path, String credentials) {
        return HttpRequest.newBuilder(URI.create(simulator.url() + "/2010-04-01/Accounts/" + ACCOUNT + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }
}
