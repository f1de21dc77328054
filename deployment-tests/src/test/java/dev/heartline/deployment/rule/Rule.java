package dev.heartline.deployment.rule;

import java.util.stream.Stream;

import dev.heartline.deployment.manifest.Manifests;

/** Something that must hold for the objects of an overlay. */
@FunctionalInterface
public interface Rule {

    /** What breaks it, a sentence each. */
    Stream<String> violations(Manifests manifests);
}
