package dev.heartline.call.lifecycle;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.FollowUpType;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.WireNamed;

/** Words of closed sets are stored by their wire names. */
final class WireNameConverters {

    private WireNameConverters() {}

    @Converter(autoApply = true)
    static final class OfStatus extends OfWords<CallStatus> {
        OfStatus() {
            super(CallStatus.class);
        }
    }

    @Converter(autoApply = true)
    static final class OfDirection extends OfWords<CallDirection> {
        OfDirection() {
            super(CallDirection.class);
        }
    }

    @Converter(autoApply = true)
    static final class OfPurpose extends OfWords<CallPurpose> {
        OfPurpose() {
            super(CallPurpose.class);
        }
    }

    @Converter(autoApply = true)
    static final class OfSentiment extends OfWords<Sentiment> {
        OfSentiment() {
            super(Sentiment.class);
        }
    }

    @Converter(autoApply = true)
    static final class OfAnsweredBy extends OfWords<AnsweredBy> {
        OfAnsweredBy() {
            super(AnsweredBy.class);
        }
    }

    @Converter(autoApply = true)
    static final class OfEmotion extends OfWords<Emotion> {
        OfEmotion() {
            super(Emotion.class);
        }
    }

    @Converter(autoApply = true)
    static final class OfFollowUpType extends OfWords<FollowUpType> {
        OfFollowUpType() {
            super(FollowUpType.class);
        }
    }

    @Converter(autoApply = true)
    static final class OfVoicemailAction extends OfWords<VoicemailAction> {
        OfVoicemailAction() {
            super(VoicemailAction.class);
        }
    }

    @Converter(autoApply = true)
    static final class OfMailboxMessage extends OfWords<MailboxMessage> {
        OfMailboxMessage() {
            super(MailboxMessage.class);
        }
    }

    private abstract static class OfWords<E extends Enum<E> & WireNamed> implements AttributeConverter<E, String> {

        private final Class<E> words;

        OfWords(Class<E> words) {
            this.words = words;
        }

        @Override
        public String convertToDatabaseColumn(E word) {
            return word == null ? null : word.wireName();
        }

        @Override
        public E convertToEntityAttribute(String name) {
            return name == null ? null : WireNamed.of(words, name);
        }
    }
}
