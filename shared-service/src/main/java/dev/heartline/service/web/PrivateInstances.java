package dev.heartline.service.web;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.arc.Unremovable;

import dev.heartline.service.trace.PrivateAddresses;

/** A problem names the path that was asked without whom it is about: whoever keeps problems keeps no ids and no numbers. */
@Unremovable
@ApplicationScoped
class PrivateInstances implements ProblemPostProcessor {

    /** After the one that puts the path there, which has 99. */
    @Override
    public int priority() {
        return 50;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        var instance = problem.getInstance();
        return instance == null
                ? problem
                : HttpProblem.builder(problem)
                        .withInstance(URI.create(PrivateAddresses.withoutPeople(instance.toString())
                                .replace("{}", "-")))
                        .build();
    }
}
