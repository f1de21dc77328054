package dev.heartline.call.lifecycle;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.heartline.call.transcript.CallTurn;

/**
 * A call with what was said.
 *
 * @param refusedDials carriers that would not dial it before the one that has it
 */
@Schema(name = "CallWithTurns")
record CallDetails(@JsonUnwrapped CallView call, List<CallTurn> turns, List<RefusedDial> refusedDials) {}
