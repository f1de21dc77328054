package dev.heartline.deployment;

import org.junit.jupiter.api.Test;

import dev.heartline.deployment.rule.HandledLetters;
import dev.heartline.deployment.rule.LeastRights;
import dev.heartline.deployment.rule.Scaling;
import dev.heartline.deployment.rule.Topics;

import static dev.heartline.deployment.Broken.acl;
import static dev.heartline.deployment.Broken.assertFound;
import static dev.heartline.deployment.Broken.read;
import static dev.heartline.deployment.Broken.rule;
import static dev.heartline.deployment.Broken.with;
import static dev.heartline.deployment.Broken.without;

/** Rules about topics and rights find what they are there for. */
class BrokerRulesTest {

    @Test
    void aTopicThatIsNotAsTheContractSaysIsFound() {
        assertFound(
                rule(Topics.class), with("KafkaTopic", "sms.received", "/spec", "partitions", 6), "Topic sms.received");
        assertFound(
                rule(Topics.class),
                with("KafkaTopic", "user.profile", "/spec/config", "cleanup.policy", "delete"),
                "Topic user.profile");
        assertFound(
                rule(Topics.class),
                with("KafkaTopic", "crisis.raised", "/spec/config", "retention.ms", 1000),
                "Topic crisis.raised");
        assertFound(
                rule(Topics.class),
                Overlay.PROD.render().without("KafkaTopic", "sms.received.dlq.memory"),
                "Topic sms.received.dlq.memory");
        assertFound(
                rule(Topics.class),
                with("KafkaTopic", "hook.raised", "/metadata", "name", "hook.rased"),
                "Topic hook.rased is to be 'absent'");
    }

    @Test
    void handledDeadLettersThatWouldComeBackAreFound() {
        assertFound(
                rule(HandledLetters.class),
                without("Kafka", "heartline", "/spec/kafka/config", "offsets.retention.minutes"),
                "keep offsets for 7 days, and a dead letter may lie for 37");
        assertFound(
                rule(HandledLetters.class),
                with("Kafka", "heartline", "/spec/kafka/config", "offsets.retention.minutes", 53_280),
                "keep offsets for 37 days");
    }

    @Test
    void aRightTooManyOrTooFewIsFound() {
        var rule = rule(LeastRights.class);

        assertFound(
                rule,
                acl("sms-service", acls -> acls.remove(0)),
                "sms-service must, and may not, READ group sms-service");
        assertFound(
                rule,
                acl(
                        "memory-service",
                        acls -> acls.add(read("{resource: {type: topic, name: call.completed}, operations: [Write]}"))),
                "memory-service may, and need not, WRITE topic call.completed");
        assertFound(
                rule,
                acl(
                        "sms-service",
                        acls -> acls.add(read(
                                "{resource: {type: topic, name: call, patternType: prefix}, operations: [Read]}"))),
                "sms-service may, and need not, READ topic beginning with call");
        assertFound(
                rule,
                acl("sms-service", acls -> acls.add(read("{resource: {type: cluster}, operations: [Alter]}"))),
                "sms-service may, and need not, ALTER cluster");
        assertFound(rule, without("KafkaUser", "sms-service", "/spec", "authorization"), "need not, do anything");
        assertFound(rule, Overlay.PROD.render().without("KafkaUser", "sms-service"), "sms-service is no user");
    }

    @Test
    void aChannelThatMayNotReadIsFound() {
        assertFound(
                rule(LeastRights.class),
                acl(
                        "engagement-service",
                        acls -> acls.removeIf(
                                acl -> acl.at("/resource/name").asText().equals("memory.reinforced"))),
                "A channel of engagement-service reads memory.reinforced, and may not");
    }

    @Test
    void aTopicThatIsWrittenByAnotherIsFound() {
        assertFound(
                rule(LeastRights.class),
                Overlay.PROD.render().without("KafkaUser", "host-application"),
                "user.profile is written by [engagement-service], not by [engagement-service, host-application]");
    }

    @Test
    void replicasWithNothingToReadAreFound() {
        assertFound(
                rule(Scaling.class), with("ScaledObject", "sms-service", "/spec", "maxReplicaCount", 13), "2 to 13");
        assertFound(rule(Scaling.class), with("ScaledObject", "sms-service", "/spec", "minReplicaCount", 0), "0 to 12");
        assertFound(
                rule(Scaling.class),
                with("ScaledObject", "sms-service", "/spec/triggers/0/metadata", "consumerGroup", "memory-service"),
                "sms-service is scaled by the lag of memory-service");
    }

    @Test
    void aRolloutWithoutConnectionsIsFound() {
        assertFound(
                rule(Scaling.class),
                with("Cluster", "call-db", "/spec/postgresql/parameters", "max_connections", "177"),
                "call-db allows 177 connections, and a rollout of call-service takes 178");
        assertFound(
                rule(Scaling.class),
                without("Cluster", "call-db", "/spec/postgresql/parameters", "max_connections"),
                "call-db allows 100 connections");
    }
}
