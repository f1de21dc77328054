package dev.heartline.ai.coach;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.heartline.ai.callback.Agreed;
import dev.heartline.ai.coach.Brought.Kind;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.reading.CommitmentFinder;
import dev.heartline.ai.reading.ConversationReading.Commitment;
import dev.heartline.ai.statement.Statements;
import dev.heartline.ai.text.Person;
import dev.heartline.ai.text.Words;
import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.InterventionType;

/**
 * Decides what to do next, from what was said so far. The order of the questions is the policy: the user's wish to go
 * comes first, then what they ask, then what they bring, and the coach's own agenda last.
 */
final class CoachPolicy {

    /** After as many answers of the user the coach sums up, unless the call has a set end. */
    private static final int LONG_TALK = 12;
    /** Where that is not a moment for it, within so many more. */
    private static final int PATIENCE = 3;

    /** In words: "okay, I'm leaving now" is no yes to what was offered. */
    private static final int PLAIN_YES = 4;

    private static final int MOST_DEED_WORDS = 14;
    /** Turns of the coach between two that give back the user's words. */
    private static final int ECHO_APART = 2;
    /** Answers after which something kept from earlier talks may come up. */
    private static final int SETTLED = 3;

    /** Turns of the user within which nothing light is said after danger. */
    private static final int DANGER_STAYS = 5;

    private static final int AGENDA_EVERY = 4;

    private static final List<String> PERMISSIONS = List.of("permission", "permission.other");
    private static final List<String> RECALLED = List.of("recall.commitment", "recall.commitment.quoted");
    /** What an answer is by what was asked: their own words are the best sign that it was heard. */
    private static final Set<Kind> ASKED_FOR =
            EnumSet.of(Kind.REASON, Kind.OBSTACLE, Kind.DISLIKE, Kind.LIKES_IT, Kind.PLAN, Kind.NEED, Kind.IDEA);

    private static final Set<Emotion> HARD =
            Set.of(Emotion.ANXIOUS, Emotion.FRUSTRATED, Emotion.DISCOURAGED, Emotion.SAD);
    private static final List<String> REFLECTED = List.of("reflect.");

    /** What only asks for more of the same. */
    private static final Pattern GOES_ON = Pattern.compile(
            "(?i)\\W*(?:(?:mm|hm|mhm|hmm|uh|huh|okay|ok|yeah|right|i see|sure|and)\\W*)*(?:(?:any|what|who|some)\\w* else\\W*)?");

    /** Words that show that a clause was only half said. */
    private static final Pattern TORN_DEED = Pattern.compile(
            "(?i)--|,|\\b(?:you know|like|um|uh|whatever|something|stuff|it|that|pills?|tablets?|dose|medications?|medicine|meds|insulin|mg)\\b");

    /** The guard has the words for it; where it is not there, nothing is made light of. */
    private static final Move DANGER =
            Move.intervene("danger", null, NextAction.PROVIDE_SUPPORT, 0.8, InterventionType.OPEN_QUESTION);

    private static final Move AFTER_DANGER =
            Move.intervene("after.danger", null, NextAction.PROVIDE_SUPPORT, 0.6, InterventionType.OPEN_QUESTION);

    private static final Notes.Kind<List<String>> COMMITMENTS = new Notes.Kind<>();

    private final Cues cues = new Cues();
    private final Phrases phrases;
    private final Opening opening;
    private final Recollections recollections;
    private final BroughtReader reader;
    private final DirectQuestions questions = new DirectQuestions();
    private final Agreed agreed = new Agreed();
    private final PlanOutcome outcome = new PlanOutcome();
    private final Reflections reflections = new Reflections();
    private final Ideas ideas;
    private final CrisisDetector crisis;
    private final Feelings feelings;
    private final Asking asking;
    private final WrittenTalk written;
    private final KnownFacts facts;
    private final Mentions mentions = new Mentions();
    private final Recap recap = new Recap(reflections, this::said);

    CoachPolicy(
            Phrases phrases,
            Opening opening,
            Recollections recollections,
            BroughtReader reader,
            Ideas ideas,
            CrisisDetector crisis,
            Feelings feelings,
            Asking asking,
            WrittenTalk written,
            KnownFacts facts) {
        this.phrases = phrases;
        this.opening = opening;
        this.recollections = recollections;
        this.reader = reader;
        this.ideas = ideas;
        this.crisis = crisis;
        this.feelings = feelings;
        this.asking = asking;
        this.written = written;
        this.facts = facts;
    }

    /** @param soFar with something that the user said, and without a sign of crisis */
    Move next(CoachContext context, Conversation soFar) {
        var last = soFar.lastByUser().orElseThrow();
        var text = last.text();
        if (cues.checksTheLine(text) || context.isText() && written.isGreeting(text))
            return Move.respond("line.here", null, null);
        if (crisis.isCrisis(text)) return DANGER;
        if (cues.saysGoodbye(text)) return farewell(context, soFar);
        if (cues.asksMedically(text)) return Move.respond("medical", null, InterventionType.OPEN_QUESTION);
        var said = said(soFar, last);
        return permitted(soFar, said, text)
                .or(() -> advice(context, soFar, said, text))
                .or(() -> callback(context, soFar, last))
                .or(() -> question(context, soFar, said))
                .or(() -> ending(context, soFar, text))
                .or(() -> said.kind().isHeavy() ? Optional.empty() : followUp(soFar, text))
                .or(() -> committed(soFar, last, said))
                .or(() -> closing(context, soFar, last, said))
                .or(() -> contact(last))
                .or(() -> said.kind().isShort() ? open(context, soFar) : Optional.empty())
                .or(() -> brought(soFar, last, said))
                .or(() -> done(context, said, text))
                .or(() -> open(context, soFar))
                .or(() -> agenda(context, soFar, said))
                .or(() -> remembered(context, soFar, said))
                .or(() -> mentioned(soFar, last, said))
                .orElseGet(() -> listen(said));
    }

    private Brought said(Conversation soFar, Turn turn) {
        return reader.read(turn, asked(soFar, turn), soFar.notes());
    }

    /** What the coach said last before a turn of the user, with what it goes on from: "Mm-hmm", "Anything else?". */
    private static String asked(Conversation soFar, Turn turn) {
        var before = soFar.coachTurns().reversed().stream()
                .filter(coach -> coach.seq() < turn.seq())
                .map(Turn::text)
                .limit(2)
                .toList();
        if (before.isEmpty()) return "";
        return before.size() > 1 && GOES_ON.matcher(before.getFirst()).matches()
                ? before.getLast() + " " + before.getFirst()
                : before.getFirst();
    }

    /** Permission was asked: no idea comes without a yes. */
    private Optional<Move> permitted(Conversation soFar, Brought said, String text) {
        if (PERMISSIONS.stream().noneMatch(move -> lastCoachMade(move, soFar))) return Optional.empty();
        if (cues.assents(text) && Words.count(text) <= PLAIN_YES)
            return Optional.of(Move.intervene(
                    ideas.next(soFar), null, NextAction.PROVIDE_SUPPORT, 0.6, InterventionType.OPEN_QUESTION));
        return cues.hasNothingElse(text) || said.kind().isShort()
                ? Optional.of(Move.respond("refused", null, InterventionType.OPEN_QUESTION))
                : Optional.empty();
    }

    /** What helped this very person goes before what helps some people. */
    private Optional<Move> advice(CoachContext context, Conversation soFar, Brought said, String text) {
        if (!cues.asksForAdvice(text) || said.question().filter(this::isAboutUs).isPresent()) return Optional.empty();
        return recollections
                .whatHelps(context)
                .filter(_ -> !phrases.made("remember.helps", soFar))
                .map(memory -> Move.respond("remember.helps", memory.words(), InterventionType.OPEN_QUESTION))
                .or(() -> Optional.of(Move.respond(
                        phrases.made("permission", soFar) ? "permission.other" : "permission", null, null)));
    }

    /** What is promised here, the end of the call writes down, or whoever hears of the text. */
    private Optional<Move> callback(CoachContext context, Conversation soFar, Turn last) {
        return context.known()
                .map(CoachContext.Person::zone)
                .flatMap(zone -> context.isText() ? agreed.byText(last, zone) : agreed.onACall(soFar, last, zone))
                .map(answer -> Move.respond(answer.phrase(), answer.when(), null));
    }

    private boolean isAboutUs(String question) {
        var answer = questions.answerTo(question, "");
        return answer.equals("about.skills") || answer.equals("about.how") || answer.equals("about.help");
    }

    private Optional<Move> question(CoachContext context, Conversation soFar, Brought said) {
        if (said.question().isEmpty() || said.kind().isHeavy()) return Optional.empty();
        var asked = said.question().get();
        var last = soFar.lastByUser().orElseThrow();
        var answer = questions.answerTo(asked, asked(soFar, last));
        return switch (answer) {
            case "about.last" -> Optional.of(fromMemory(answer, recollections.lastTalk(context)));
            case "about.you" -> Optional.of(fromMemory(answer, recollections.known(context)));
            case "about.schedule" ->
                Optional.of(recollections
                        .contactTime(context)
                        .map(time -> Move.respond("about.schedule.known", time, null))
                        .orElse(Move.respond(answer, null, null)));
            case DirectQuestions.FACT ->
                said.kind().isPlain() || said.kind() == Kind.HURRY
                        ? wondered(context, soFar, last, asked, said)
                        : Optional.empty();
            default -> Optional.of(Move.respond(answer, null, InterventionType.OPEN_QUESTION));
        };
    }

    /** What nobody but the user can know goes back to them; what nobody here can know is declined only where it is surely asked. */
    private Optional<Move> wondered(
            CoachContext context, Conversation soFar, Turn last, String question, Brought said) {
        if (said.kind() == Kind.HURRY) return Optional.empty();
        if (questions.isOfTheirOwn(question))
            return Optional.of(Move.respond("about.own", null, InterventionType.OPEN_QUESTION));
        // Nobody types a question mark by chance.
        return context.isText() || asking.isSure(last, asked(soFar, last), soFar.notes())
                ? Optional.of(fact(context, soFar, question))
                : Optional.empty();
    }

    /** What a document says, with its source; where none says anything, and after danger, that we don't know. */
    private Move fact(CoachContext context, Conversation soFar, String question) {
        var found =
                context.afterCrisis() || afterDanger(soFar) ? Optional.<KnownFacts.Fact>empty() : facts.about(question);
        return found.map(fact -> Move.respond(
                                "about.fact.known", "“%s”: %s".formatted(fact.source(), fact.words()), null)
                        .citing(fact.citation()))
                .orElse(Move.respond(DirectQuestions.FACT, null, InterventionType.OPEN_QUESTION));
    }

    private static Move fromMemory(String answer, Optional<String> kept) {
        return kept.map(words -> Move.respond(answer, words, InterventionType.REFLECTION))
                .orElse(Move.respond(answer + ".nothing", null, InterventionType.OPEN_QUESTION));
    }

    private Optional<Move> ending(CoachContext context, Conversation soFar, String text) {
        if (cues.isDone(text) || finished(soFar, text)) return Optional.of(farewell(context, soFar));
        if (!cues.windsDown(text) || soFar.userTurns().size() <= 1) return Optional.empty();
        return Optional.of(closed(soFar) ? farewell(context, soFar) : Move.wrapUp("anything.else", null, null));
    }

    private Optional<Move> open(CoachContext context, Conversation soFar) {
        return opening.isDue(context, soFar) ? Optional.of(Move.open()) : Optional.empty();
    }

    private boolean finished(Conversation soFar, String text) {
        return closed(soFar) && cues.hasNothingElse(text);
    }

    /** The coach just asked whether there is anything else. */
    private boolean closed(Conversation soFar) {
        return lastCoachMade("anything.else", soFar) || lastCoachMade("commit.again", soFar);
    }

    private Move farewell(CoachContext context, Conversation soFar) {
        var named = context.known().map(CoachContext.Person::firstName).isPresent() ? "" : ".nameless";
        return plan(soFar)
                .filter(_ -> !lastCoachMade("commit.again", soFar))
                .map(deed -> Move.end("farewell.commitment" + named, Person.capitalise(deed) + "."))
                .orElse(Move.end("farewell" + named, null));
    }

    /** How it went with what they had planned. */
    private Optional<Move> followUp(Conversation soFar, String text) {
        if (RECALLED.stream().noneMatch(move -> lastCoachMade(move, soFar))) return Optional.empty();
        return outcome.of(text)
                .map(outcome -> outcome.equals("kept")
                        ? Move.celebrate(outcome, null)
                        : Move.intervene(
                                outcome, null, NextAction.PROVIDE_SUPPORT, 0.6, InterventionType.OPEN_QUESTION));
    }

    private Optional<Move> committed(Conversation soFar, Turn last, Brought said) {
        if (said.kind().isHeavy()) return Optional.empty();
        return planned(last, soFar)
                .map(deed -> phrases.made("commit", soFar)
                        ? Move.wrapUp("commit.again", Person.capitalise(deed), InterventionType.AFFIRMATION)
                        : Move.respond("commit", deed, InterventionType.COMMITMENT));
    }

    private Optional<Move> closing(CoachContext context, Conversation soFar, Turn last, Brought said) {
        // A thread of texts has no end that it is brought to.
        if (context.isText() || said.kind().isHeavy()) return Optional.empty();
        if (lastCoachMade("summary", soFar) && !phrases.made("step", soFar))
            return Optional.of(Move.wrapUp("step", null, InterventionType.COMMITMENT));
        if (lastCoachMade("step", soFar) && !phrases.made("anything.else", soFar))
            return Optional.of(Move.wrapUp("anything.else", null, null));
        boolean late = context.wrapUpAt() != null
                ? last.at() != null && !last.at().isBefore(context.wrapUpAt())
                : said.kind().isPlain()
                        && soFar.userTurns().size() >= LONG_TALK
                        && soFar.userTurns().size() < LONG_TALK + PATIENCE;
        if (!late || phrases.made("step", soFar) || phrases.made("summary", soFar)) return Optional.empty();
        return recap.of(soFar, plan(soFar))
                .map(points -> Move.wrapUp("summary", points, InterventionType.SUMMARY))
                .or(() -> context.wrapUpAt() == null
                        ? Optional.empty()
                        : Optional.of(Move.wrapUp("step", null, InterventionType.COMMITMENT)));
    }

    /** How the user likes to be talked to and reached is learned elsewhere; here it is only heard. */
    private Optional<Move> contact(Turn last) {
        return cues.speaksOfContact(last.text()) ? Optional.of(Move.respond("contact", null, null)) : Optional.empty();
    }

    /** What the user brings, unless that is nothing in particular. */
    private Optional<Move> brought(Conversation soFar, Turn last, Brought said) {
        return reflection(soFar, last, said)
                .or(() -> said.kind().isOpen() || said.kind().isShort() ? Optional.empty() : Optional.of(answer(said)))
                .or(() -> said.kind().isOpen() && afterDanger(soFar) ? Optional.of(AFTER_DANGER) : Optional.empty())
                .or(() -> said.kind() == Kind.LISTEN ? felt(soFar) : Optional.empty());
    }

    private Optional<Move> done(CoachContext context, Brought said, String text) {
        return context.isText() && said.kind().isOpen() && written.tellsOfADeed(text)
                ? Optional.of(Move.celebrate(Kind.WIN.key(), null))
                : Optional.empty();
    }

    private Optional<Move> reflection(Conversation soFar, Turn last, Brought said) {
        var lately = soFar.coachTurns();
        boolean worn = lately.subList(Math.max(0, lately.size() - ECHO_APART), lately.size()).stream()
                .anyMatch(turn -> phrases.madeAnyIn(turn, REFLECTED, soFar));
        return worn
                ? Optional.empty()
                : reflections
                        .of(last, soFar.notes())
                        .filter(given -> fits(given, said))
                        .map(given -> giveBack(given, said));
    }

    /** Bad news is not answered with a wish that was said beside it. */
    private static boolean fits(Reflection given, Brought said) {
        return switch (given.weight()) {
            case SCARED, SAD, ANGRY, STRUGGLE -> said.kind().compareTo(Kind.HURRY) > 0;
            case AVOIDS, NEEDS, LIKES, WAYS -> said.kind().isOpen() || ASKED_FOR.contains(said.kind());
            case SAID -> ASKED_FOR.contains(said.kind());
            case WISH, SUCCESS, STANCE ->
                !said.kind().isHeavy() && said.kind() != Kind.TURNED && said.kind() != Kind.TORN;
        };
    }

    private static Move giveBack(Reflection given, Brought said) {
        var phrase = "reflect." + given.weight().key();
        if (!given.weight().isTelling() && ASKED_FOR.contains(said.kind()))
            return answer(said).hearing(phrase, given.words());
        return switch (given.weight()) {
            case SUCCESS -> Move.celebrate(phrase, given.words());
            case WISH, AVOIDS, NEEDS, LIKES, WAYS, SAID ->
                Move.respond(phrase, given.words(), InterventionType.REFLECTION);
            case STANCE ->
                Move.intervene(phrase, given.words(), NextAction.CHALLENGE_THINKING, 0.55, InterventionType.REFRAME);
            case STRUGGLE, SCARED, SAD, ANGRY ->
                Move.intervene(phrase, given.words(), NextAction.PROVIDE_SUPPORT, 0.7, InterventionType.REFLECTION);
        };
    }

    private static Move answer(Brought said) {
        var phrase = said.kind().key();
        var move = switch (said.kind()) {
            case WIN, GLAD -> Move.celebrate(phrase, null);
            case NO_PROBLEM, LIKES_IT ->
                Move.intervene(phrase, null, NextAction.CHALLENGE_THINKING, 0.55, InterventionType.OPEN_QUESTION);
            default ->
                said.kind().isHeavy()
                        ? Move.intervene(phrase, null, NextAction.PROVIDE_SUPPORT, 0.6, InterventionType.OPEN_QUESTION)
                        : Move.respond(phrase, null, InterventionType.OPEN_QUESTION);
        };
        return move.about(said.habit() ? said.subject().orElse(null) : null);
    }

    /** A feeling that no list names, but that is heard in more than a few words: it's met before anything is asked. */
    private Optional<Move> felt(Conversation soFar) {
        return feelings.surely(soFar)
                .filter(HARD::contains)
                .map(emotion -> Move.intervene(
                        "felt." + emotion.wireName(),
                        null,
                        NextAction.PROVIDE_SUPPORT,
                        0.6,
                        InterventionType.REFLECTION));
    }

    /** Danger was told of lately, or what was said last is hard on them: their words, or how they sound. */
    boolean isHard(Conversation soFar) {
        return afterDanger(soFar)
                || feelings.surely(soFar).filter(HARD::contains).isPresent()
                || soFar.lastByUser()
                        .filter(turn -> said(soFar, turn).kind().isHeavy())
                        .isPresent();
    }

    /** What follows upon danger isn't small talk. */
    private boolean afterDanger(Conversation soFar) {
        var turns = soFar.userTurns();
        return turns.subList(Math.max(0, turns.size() - DANGER_STAYS), turns.size()).stream()
                .anyMatch(turn -> crisis.isCrisis(turn.text()));
    }

    /** A talking point comes up when the user has no more to say on their own, or every fourth answer. */
    private Optional<Move> agenda(CoachContext context, Conversation soFar, Brought said) {
        int answers = soFar.userTurns().size();
        if (context.afterCrisis() || !said.kind().isShort() && answers % AGENDA_EVERY != 0) return Optional.empty();
        return context.talkingPoints().stream()
                .filter(point ->
                        soFar.turns().stream().noneMatch(turn -> Recollections.mentions(turn, point, soFar.notes())))
                .findFirst()
                .map(point -> Move.respond("talking.point", point, InterventionType.OPEN_QUESTION));
    }

    /** Once in a call, where the talk flags, something from before. */
    private Optional<Move> remembered(CoachContext context, Conversation soFar, Brought said) {
        if (context.afterCrisis()
                || !said.kind().isShort()
                || soFar.userTurns().size() < SETTLED
                || phrases.made("remember", soFar)) return Optional.empty();
        return recollections
                .unmentioned(context, soFar)
                .map(memory -> Move.respond("remember", memory.clause(), InterventionType.OPEN_QUESTION));
    }

    /** Something of theirs that they named is a better thing to ask for than "that". */
    private Optional<Move> mentioned(Conversation soFar, Turn last, Brought said) {
        if (!said.kind().isOpen()) return Optional.empty();
        return mentions.in(Statements.plain(last, soFar.notes()))
                .filter(mention -> soFar.coachTurns().stream()
                        .noneMatch(turn -> turn.text().toLowerCase(Locale.ROOT).contains(mention.words())))
                .map(mention ->
                        Move.respond("mention." + mention.kind(), mention.words(), InterventionType.OPEN_QUESTION));
    }

    private static Move listen(Brought said) {
        return Move.respond(said.kind().key(), null, InterventionType.OPEN_QUESTION)
                .about(said.habit() ? said.subject().orElse(null) : null);
    }

    /** What the user said last that they will do, with "you". */
    private Optional<String> plan(Conversation soFar) {
        return soFar.userTurns().reversed().stream()
                .flatMap(turn -> planned(turn, soFar).stream())
                .findFirst();
    }

    private static Optional<String> planned(Turn turn, Conversation soFar) {
        return soFar
                .notes()
                .of(
                        turn,
                        COMMITMENTS,
                        one -> CommitmentFinder.in(new Conversation(List.of(one), soFar.notes())).stream()
                                .map(Commitment::text)
                                .filter(CoachPolicy::isWhole)
                                .toList())
                .reversed()
                .stream()
                .flatMap(commitment -> Deed.planned(commitment).stream())
                .findFirst();
    }

    private static boolean isWhole(String commitment) {
        return Words.count(commitment) <= MOST_DEED_WORDS
                && !TORN_DEED.matcher(commitment).find();
    }

    private boolean lastCoachMade(String move, Conversation soFar) {
        return soFar.lastByCoach()
                .filter(turn -> phrases.madeIn(turn, move, soFar))
                .isPresent();
    }
}
