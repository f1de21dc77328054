package dev.heartline.carrier;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.heartline.carrier.bird.BirdKeys;
import dev.heartline.carrier.messagebird.MessageBirdKeys;
import dev.heartline.carrier.plivo.PlivoKeys;
import dev.heartline.carrier.twilio.NumberRoutes;
import dev.heartline.carrier.twilio.TwilioAccount;
import dev.heartline.carrier.vonage.VonageApplication;
import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.vonage.ApplicationKey;

/** The simulator as a process of its own; ends cleanly on SIGTERM. */
@Command(
        name = "carrier-simulator",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Plays the telephone network, Twilio, and Vonage, Plivo, MessageBird and Bird where their accounts are set, towards Heartline's services.")
public final class SimulatorProcess implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorProcess.class);

    @Option(
            names = "--bind",
            defaultValue = "${env:HEARTLINE_SIMULATOR_BIND:-127.0.0.1}",
            description =
                    "address to listen at (HEARTLINE_SIMULATOR_BIND, default 127.0.0.1); nobody is asked who they are")
    private String address;

    @Option(
            names = "--port",
            defaultValue = "${env:HEARTLINE_SIMULATOR_PORT:-18090}",
            description = "port to listen on, 0 for any (HEARTLINE_SIMULATOR_PORT, default 18090)")
    private int port;

    @Option(
            names = "--number",
            defaultValue = "${env:HEARTLINE_NUMBER:-+12025550100}",
            description = "our number (HEARTLINE_NUMBER, default +12025550100)")
    private String number;

    @Option(
            names = "--account-sid",
            description = "AC and 32 letters or digits (HEARTLINE_TWILIO_ACCOUNT_SID, or a file)")
    private String accountSid;

    @Option(
            names = "--secrets",
            defaultValue = "/run/secrets/heartline",
            description = "directory with a file for each setting that the environment doesn't tell:"
                    + " heartline.twilio.account-sid, heartline.twilio.auth-token; heartline.vonage.application-id, .private-key,"
                    + " .signature-secret; heartline.plivo.auth-id, .auth-token; heartline.messagebird.access-key, .signing-key;"
                    + " heartline.bird.access-key, .workspace-id, .channel-id, .signing-key (default ${DEFAULT-VALUE})")
    private Path secrets;

    @Option(
            names = "--call-url",
            defaultValue = "${env:HEARTLINE_CALL_URL:-http://127.0.0.1:18081}",
            description = "base URL of call-service (HEARTLINE_CALL_URL)")
    private String callUrl;

    @Option(
            names = "--sms-url",
            defaultValue = "${env:HEARTLINE_SMS_URL:-http://127.0.0.1:18082}",
            description = "base URL of sms-service (HEARTLINE_SMS_URL)")
    private String smsUrl;

    @Option(
            names = "--history",
            defaultValue = "10000",
            description = "ended calls and texts to remember, each (default ${DEFAULT-VALUE})")
    private int history;

    public static void main(String[] args) {
        System.exit(new CommandLine(new SimulatorProcess()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = new Secrets(System.getenv(), secrets);
        var account = Optional.ofNullable(accountSid).or(() -> settings.find("heartline.twilio.account-sid"));
        // No option: those can be read by everybody on the machine.
        var token = settings.find("heartline.twilio.auth-token");
        if (account.isEmpty() || token.isEmpty()) {
            System.err.println("HEARTLINE_TWILIO_ACCOUNT_SID or HEARTLINE_TWILIO_AUTH_TOKEN is not set, and " + secrets
                    + " has no file instead");
            return CommandLine.ExitCode.USAGE;
        }
        var options = SimulatorOptions.of(new TwilioAccount(account.get(), token.get()))
                .withHost(address)
                .withPort(port)
                .withNumber(PhoneNumber.of(number))
                .withRoutes(NumberRoutes.ofServices(callUrl, smsUrl))
                .withHistory(history);
        var simulator = CarrierSimulator.start(textCarriers(others(options, settings), settings));
        simulator.routeTurns(callUrl);
        simulator.routeTexts(smsUrl);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            simulator.close();
            stopped.countDown();
        }));
        LOG.info("carrier simulator listens at {}, calls {} and texts {}", simulator.url(), callUrl, smsUrl);
        stopped.await();
        return CommandLine.ExitCode.OK;
    }

    /** The carriers of texts alone, where sms-service has accounts with them. */
    private static SimulatorOptions textCarriers(SimulatorOptions options, Secrets settings) {
        var withMessageBird = settings.find("heartline.messagebird.access-key")
                .flatMap(key -> settings.find("heartline.messagebird.signing-key")
                        .map(signing -> new MessageBirdKeys(key, signing)))
                .map(options::withMessageBird)
                .orElse(options);
        var workspace = settings.find("heartline.bird.workspace-id");
        var channel = settings.find("heartline.bird.channel-id");
        var signing = settings.find("heartline.bird.signing-key");
        return settings.find("heartline.bird.access-key")
                .filter(key -> workspace.isPresent() && channel.isPresent() && signing.isPresent())
                .map(key -> withMessageBird.withBird(new BirdKeys(key, workspace.get(), channel.get(), signing.get())))
                .orElse(withMessageBird);
    }

    /** The other carriers, where the services have accounts with them. */
    private static SimulatorOptions others(SimulatorOptions options, Secrets settings) {
        var withPlivo = settings.find("heartline.plivo.auth-id")
                .flatMap(id -> settings.find("heartline.plivo.auth-token").map(token -> new PlivoKeys(id, token)))
                .map(options::withPlivo)
                .orElse(options);
        var secret = settings.find("heartline.vonage.signature-secret");
        var key = settings.find("heartline.vonage.private-key").map(ApplicationKey::publicKeyOf);
        return settings.find("heartline.vonage.application-id")
                .filter(id -> secret.isPresent() && key.isPresent())
                .map(id -> withPlivo.withVonage(new VonageApplication(id, key.get(), secret.get())))
                .orElse(withPlivo);
    }
}
