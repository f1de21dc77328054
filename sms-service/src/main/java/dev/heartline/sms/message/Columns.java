package dev.heartline.sms.message;

import jakarta.persistence.AttributeConverter;

import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.events.vocabulary.WireNamed;

/** Closed sets as their wire names. */
abstract class Columns<E extends Enum<E> & WireNamed> implements AttributeConverter<E, String> {

    private final Class<E> set;

    Columns(Class<E> set) {
        this.set = set;
    }

    @Override
    public String convertToDatabaseColumn(E word) {
        return word == null ? null : word.wireName();
    }

    @Override
    public E convertToEntityAttribute(String wireName) {
        return wireName == null ? null : WireNamed.of(set, wireName);
    }

    static final class OfDirection extends Columns<Direction> {
        OfDirection() {
            super(Direction.class);
        }
    }

    static final class OfStatus extends Columns<MessageStatus> {
        OfStatus() {
            super(MessageStatus.class);
        }
    }

    static final class OfIntent extends Columns<SmsIntent> {
        OfIntent() {
            super(SmsIntent.class);
        }
    }

    static final class OfReport extends Columns<ReportedAs> {

        OfReport() {
            super(ReportedAs.class);
        }
    }

    static final class OfNote extends Columns<NotedAs> {
        OfNote() {
            super(NotedAs.class);
        }
    }

    static final class OfSentiment extends Columns<Sentiment> {
        OfSentiment() {
            super(Sentiment.class);
        }
    }
}
