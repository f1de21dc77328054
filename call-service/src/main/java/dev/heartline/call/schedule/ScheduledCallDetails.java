package dev.heartline.call.schedule;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A scheduled call with what came of each attempt. */
@Schema(name = "ScheduledCallWithAttempts")
record ScheduledCallDetails(@JsonUnwrapped ScheduledCallView call, List<AttemptView> tried) {}
