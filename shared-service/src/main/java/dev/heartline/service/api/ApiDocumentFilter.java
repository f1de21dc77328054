package dev.heartline.service.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/** Completes the document of a service from the classes that it was scanned from. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = Integer.MIN_VALUE)
public class ApiDocumentFilter implements OASFilter {

    private final IndexView classes;

    public ApiDocumentFilter(IndexView classes) {
        this.classes = classes;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Vocabulary.showAsSent(document);
        UsedSchemas.writeFormatsWhereUsed(document);
        ContractSchemas.replaceIn(document);
        new Nullability(classes).complete(document);
        CommonParameters.describe(document);
        EmptyAnswers.correctIn(document);
        WebhookDoors.describe(document);
        Askers.nameIn(document);
        new Refusals(classes).addTo(document);
        UsedSchemas.keepOnlyIn(document);
    }
}
