package dev.heartline.sms;

import org.junit.jupiter.api.Test;

import dev.heartline.sms.message.MessageStatus;
import dev.heartline.sms.message.SmsCost;
import dev.heartline.sms.template.MissingVariable;
import dev.heartline.sms.template.NotNow;
import dev.heartline.sms.template.TemplateText;
import dev.heartline.sms.template.TextTooLong;
import dev.heartline.sms.template.UnknownTemplate;
import dev.heartline.sms.template.UnusableTemplate;
import dev.heartline.testing.HeartlineArchitecture;

class ArchitectureTest {

    @Test
    void theServiceKeepsToItsWalls() throws ClassNotFoundException {
        HeartlineArchitecture.ofService("sms")
                .sharesOnlyWhatIsShared()
                .hasNoCyclesBetweenFeatures()
                .keepsPolicyPure(
                        MessageStatus.class,
                        SmsCost.class,
                        TemplateText.class,
                        UnusableTemplate.class,
                        UnknownTemplate.class,
                        MissingVariable.class,
                        TextTooLong.class,
                        NotNow.class,
                        Class.forName("dev.heartline.sms.template.EngagementScore"),
                        Class.forName("dev.heartline.sms.campaign.StepTime"),
                        Class.forName("dev.heartline.sms.campaign.Pace"));
    }
}
