package dev.heartline.sms.campaign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.heartline.sms.template.SmsTemplate;
import dev.heartline.sms.template.Templates;

/** Finds out beforehand what of a sequence can't be sent. */
@ApplicationScoped
class CampaignCheck {

    private final Templates templates;

    CampaignCheck(Templates templates) {
        this.templates = templates;
    }

    /** What is wrong, in words; empty where nothing is. */
    Uni<List<String>> objections(List<CampaignStep> steps) {
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(step -> templates
                        .find(step.templateId())
                        .map(found -> found.map(template -> objections(step, template))
                                .orElseGet(() -> List.of("there is no template " + step.templateId()))))
                .onItem()
                .disjoint()
                .map(String.class::cast)
                .collect()
                .asList();
    }

    private static List<String> objections(CampaignStep step, SmsTemplate template) {
        var objections = new ArrayList<String>();
        if (!template.active() || !template.category().isForSending()) {
            objections.add("the template '%s' is not in use".formatted(template.name()));
        }
        var filled = new HashSet<>(step.variables().keySet());
        filled.addAll(template.filledByItself());
        template.variables().stream()
                .filter(name -> !filled.contains(name))
                .map(name -> "nothing fills {%s} of the template '%s'".formatted(name, template.name()))
                .forEach(objections::add);
        return objections;
    }
}
