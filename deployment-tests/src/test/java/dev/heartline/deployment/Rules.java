package dev.heartline.deployment;

import java.util.List;

import dev.heartline.deployment.rule.Alerts;
import dev.heartline.deployment.rule.BrokersListen;
import dev.heartline.deployment.rule.Complete;
import dev.heartline.deployment.rule.ConfinedPods;
import dev.heartline.deployment.rule.Drained;
import dev.heartline.deployment.rule.HandledLetters;
import dev.heartline.deployment.rule.LeastRights;
import dev.heartline.deployment.rule.LivePolicies;
import dev.heartline.deployment.rule.PinnedImages;
import dev.heartline.deployment.rule.ProbedServices;
import dev.heartline.deployment.rule.PublicDoors;
import dev.heartline.deployment.rule.Reach;
import dev.heartline.deployment.rule.RoutedPaths;
import dev.heartline.deployment.rule.Rule;
import dev.heartline.deployment.rule.Scaling;
import dev.heartline.deployment.rule.SecretsExist;
import dev.heartline.deployment.rule.SettingsAreRead;
import dev.heartline.deployment.rule.Topics;
import dev.heartline.stack.infra.TopicCatalog;

/** Those that hold for every overlay. */
final class Rules {

    static final TopicCatalog CATALOG = TopicCatalog.load();

    private static final List<Rule> EVERYWHERE = List.of(
            new Complete(),
            new ConfinedPods(),
            new PinnedImages(),
            new ProbedServices(),
            new Drained(),
            new Topics(CATALOG),
            new LeastRights(CATALOG),
            new HandledLetters(CATALOG),
            new LivePolicies(),
            new Reach(),
            new BrokersListen(),
            new SecretsExist(),
            new SettingsAreRead(),
            new Scaling(CATALOG),
            new PublicDoors(),
            new RoutedPaths(),
            new Alerts());

    private Rules() {}

    static List<Rule> everywhere() {
        return EVERYWHERE;
    }
}
